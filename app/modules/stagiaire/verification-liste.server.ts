import { z } from 'zod'
import { clePersonne, identiteSchema } from '#app/modules/adherent/model/personne.ts'
import { estComplete, type Formation } from '#app/modules/formation/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { sentences } from '#app/platform/form.server.ts'
import type { LigneCollee } from './model/liste-collee.ts'
import { empechementsPersonne } from './model/personne.ts'
import { coordonneesSchema, nomComplet } from './model/stagiaire.ts'
import { typesEquivalents } from './model.ts'
import { listTypesConnus, listVivantes, type Vivante } from './queries/inscriptions.server.ts'
import {
  empechementDejaAilleurs,
  empechementDejaValidee,
} from './use-cases/refus-meme-type.server.ts'

const ligneSchema = z.object({ identite: identiteSchema, coordonnees: coordonneesSchema })
export type Personne = z.output<typeof ligneSchema>

export type LigneVerifiee = LigneCollee & {
  nom: string
  /** `transferer`: enrolled elsewhere for the type, the manager may move them. */
  etat: 'inscrite' | 'a_creer' | 'deja' | 'a_transferer' | 'erreur'
  /** Sentence per field (`identite.nomNaissance`); the empty name speaks of the whole line. */
  erreurs: Record<string, string>
  /** Where the person is, when they may be moved. */
  phrase: string | undefined
  personne: Personne | undefined
}

/** STA-6: what each line would do, judged by the rules of *Ajouter stagiaire*, in three statements. */
export async function verifierListe(
  ctx: Ctx | WriteCtx,
  formation: Formation,
  lignes: LigneCollee[],
): Promise<LigneVerifiee[]> {
  const lues = lignes.map((ligne) => ({ ligne, lue: ligneSchema.safeParse(ligne) }))
  const cles = lues.map(({ lue }) => (lue.success ? clePersonne(lue.data.identite) : ''))
  const connues = [...new Set(cles.filter(Boolean))]
  const vivantes = connues.length === 0 ? [] : await listVivantes(ctx, ...connues)
  const types = new Set(typesEquivalents(await listTypesConnus(ctx), formation.typeFormationId))
  return lues.map(({ ligne, lue }, rang) => {
    const cle = cles[rang] ?? ''
    const memeType = vivantes.filter(
      (une) => une.clePersonne === cle && types.has(une.typeFormationId),
    )
    const premiere = cles.indexOf(cle)
    const double = cle !== '' && premiere !== rang ? lignes[premiere]?.numero : undefined
    const personne = lue.success ? lue.data : undefined
    const erreurs = lue.success
      ? Object.fromEntries(
          empechementsPersonne(formation, lue.data, ctx.aujourdhui).map(({ champ, phrase }) => [
            champ,
            phrase,
          ]),
        )
      : sentences(lue.error)
    return { ...ligne, ...juger(ctx, formation, { ligne, personne, erreurs, memeType, double }) }
  })
}

type Lue = {
  ligne: LigneCollee
  personne: Personne | undefined
  erreurs: Record<string, string>
  memeType: Vivante[]
  /** The number of the line that already says the same person. */
  double: number | undefined
}

function juger(
  ctx: Ctx | WriteCtx,
  formation: Formation,
  { ligne, personne, erreurs, memeType, double }: Lue,
): Omit<LigneVerifiee, keyof LigneCollee> {
  const { nomNaissance = '', prenoms = '' } = ligne.identite
  const nom = personne ? nomComplet(personne.identite) : `${nomNaissance} ${prenoms}`.trim()
  const commun = { nom, personne, phrase: undefined, erreurs: {} }
  if (ligne.inscrite) return { ...commun, etat: 'inscrite' }
  if (!personne) return { ...commun, etat: 'erreur', erreurs }
  if (double !== undefined)
    return {
      ...commun,
      etat: 'erreur',
      erreurs: { '': `La ligne ${double} est la même personne.` },
    }
  if (memeType.some(({ formationId }) => formationId === formation.id))
    return { ...commun, etat: 'deja' }
  if (Object.keys(erreurs).length > 0) return { ...commun, etat: 'erreur', erreurs }
  const validee = memeType.find(({ statut }) => statut === 'validee')
  if (validee) {
    const phrase = empechementDejaValidee(ctx, validee, personne.identite)
    return { ...commun, etat: 'erreur', erreurs: { '': phrase } }
  }
  const [ancienne] = memeType
  if (!ancienne) return { ...commun, etat: 'a_creer' }
  const phrase = empechementDejaAilleurs(ctx, ancienne, personne.identite)
  return { ...commun, etat: 'a_transferer', phrase }
}

/** The lines that would be written now: those without a fault, moved only when the manager says so. */
export function lignesAEcrire(lignes: LigneVerifiee[]): LigneVerifiee[] {
  return lignes.filter(
    ({ etat, transferer }) => etat === 'a_creer' || (etat === 'a_transferer' && transferer),
  )
}

/** The lines that are in the way of writing all of them. */
export function lignesBloquees(lignes: LigneVerifiee[]): LigneVerifiee[] {
  return lignes.filter(
    ({ etat, transferer }) => etat === 'erreur' || (etat === 'a_transferer' && !transferer),
  )
}

/** Why these lines do not fit in the formation: all are refused together, never some of them in silence. */
export function empechementPlacesListe(formation: Formation, nombre: number): string | undefined {
  const { places, prises, depassementCapacite } = formation
  if (depassementCapacite || prises + nombre <= places) return undefined
  if (estComplete(formation))
    return `La formation est complète : ${prises} places prises sur ${places}.`
  const libres = places - prises
  return `Il reste ${libres} ${libres === 1 ? 'place' : 'places'} pour ${nombre} personnes. Augmentez les places, ou cochez Dépassement de capacité dans Modifier formation.`
}
