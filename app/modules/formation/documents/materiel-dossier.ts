import { phraseMateriel, quantitePour } from '#app/modules/union/model/materiel.ts'
import { plural } from '#app/ui/format.ts'
import type { DonneesDossier } from './donnees-dossier.ts'
import { jourEnToutesLettres } from './mise-en-forme.ts'

/**
 * FOR-7: what to take to the room, for those who are enrolled and, while somebody may still come, for all the
 * places; ticked when it leaves and when it comes back. Null when the union has no list for this type.
 */
export function materielDuDossier(donnees: DonneesDossier) {
  const { materiel, formateurs } = donnees
  if (materiel.length === 0) return null
  const effectifs = effectifsDe(donnees)
  const [premiere] = donnees.journees
  return {
    faits: [
      ['Première journée', premiere ? jourEnToutesLettres(premiere.jour) : null],
      ['Lieu', premiere?.lieu ?? null],
      ['Calculé pour', plural(formateurs, 'formateur', 'formateurs')],
    ],
    colonnes: effectifs.map(({ titre }) => titre),
    lignes: materiel.map((ligne) => ({
      libelle: ligne.libelle,
      regle: phraseMateriel(ligne),
      quantites: effectifs.map(({ stagiaires }) =>
        String(quantitePour(ligne, { stagiaires, formateurs })),
      ),
    })),
  }
}

function effectifsDe({ formation, stagiaires, ouverte }: DonneesDossier) {
  const inscrits = {
    titre: `Pour ${plural(stagiaires.length, 'inscrit', 'inscrits')}`,
    stagiaires: stagiaires.length,
  }
  const places = {
    titre: `Pour ${plural(formation.places, 'place', 'places')}`,
    stagiaires: formation.places,
  }
  if (stagiaires.length === 0) return [places]
  return ouverte && stagiaires.length < formation.places ? [inscrits, places] : [inscrits]
}
