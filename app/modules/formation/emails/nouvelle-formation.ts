import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import { formatDay } from '#app/ui/format.ts'
import type { Formation, Journee } from '../model.ts'
import { balisesFormation, valeursFormation } from './horaires.ts'

/** FOR-5. */
export const modeleOuverte = defineModele({
  cle: 'formation.ouverte',
  nom: 'Nouvelle formation',
  rubrique: 'Formateurs',
  quand: 'Quand une formation est validée.',
  pour: 'Les formateurs qui ont la compétence pour l’encadrer',
  apercu: 'formation',
  facultatif: true,
  balises: {
    ...balisesFormation,
    type: {
      explication: 'Le type de la formation.',
      exemple: 'Premiers secours citoyen',
    },
    premier_jour: {
      explication: 'La date de la première journée.',
      exemple: 'sam. 28 nov. 2026',
      facultative: true,
    },
    lien_postuler: {
      explication: 'La page où l’on postule.',
      exemple: 'https://exemple.fr/espace/formations/postuler',
      lien: true,
    },
  },
  sujet: 'Formateurs recherchés : {formation}, {premier_jour}',
  corps: `Bonjour {prenom},

Une formation « {type} » vient d’être ouverte, et vous avez la compétence pour l’encadrer.

{recapitulatif}

[bouton : Postuler]({lien_postuler})

> Vous recevez ce message parce que vous êtes formateur de l’union.`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  formation: Formation
  journees: Journee[]
  lien: string
}

export function nouvelleFormationEmail(donnees: Donnees): Envoi {
  const { to, personneId, formation, lien } = donnees
  return envoi(
    modeleOuverte,
    {
      ...valeursFormation(donnees),
      type: formation.typeLibelle,
      premier_jour: formation.premierJour && formatDay(formation.premierJour),
      lien_postuler: lien,
    },
    { to, personneId, objet: { genre: 'formation', id: formation.id } },
  )
}
