import type { Identite } from '#app/modules/adherent/model/personne.ts'
import type { Coordonnees } from './stagiaire.ts'

type Donnees = Identite & Coordonnees

export const libellesChamps: Record<keyof Donnees, string> = {
  civilite: 'Civilité',
  nomNaissance: 'Nom de naissance',
  nomUsage: 'Nom d’usage',
  prenoms: 'Prénoms',
  naissanceDate: 'Date de naissance',
  naissanceCommune: 'Commune de naissance',
  naissanceCodePostal: 'Code postal de naissance',
  naissancePays: 'Pays de naissance',
  email: 'Adresse électronique',
  telephone: 'Téléphone',
  adresse: 'Adresse',
  codePostal: 'Code postal',
  commune: 'Commune',
  statutBpf: 'Situation',
  amenagement: 'Aménagement',
  responsableNom: 'Responsable légal',
  responsableLien: 'Lien du responsable légal',
  responsableEmail: 'Adresse du responsable légal',
  responsableTelephone: 'Téléphone du responsable légal',
}

/** The fields that differ, with both values: personal, so kept apart from the line of the journal. */
export function changements(avant: Donnees, apres: Donnees, personneId: string) {
  return (Object.keys(libellesChamps) as (keyof Donnees)[])
    .filter((champ) => avant[champ] !== apres[champ])
    .map((champ) => ({
      champ: libellesChamps[champ],
      avant: avant[champ],
      apres: apres[champ],
      personneId,
    }))
}
