import { defineModele, type Envoi, envoi, type Faits } from '#app/modules/courriel/model/modele.ts'
import type { Changement } from '../model/vie.ts'
import type { Formation, Journee } from '../model.ts'
import { balisesFormation, valeursFormation } from './horaires.ts'

/** What a mail says of a change in the days, whoever reads it. */
export const balisesChangement = {
  quoi: { explication: 'Ce qui a changé.', exemple: 'La date a changé' },
  changements: {
    explication: 'L’ancienne journée et la nouvelle, une ligne chacune.',
    exemple: [
      ['Avant', 'sam. 28 nov. 2026, 8 h 30 – 12 h 30, salle Barthélemy'],
      ['Maintenant', 'sam. 5 déc. 2026, 8 h 30 – 12 h 30, salle Barthélemy'],
    ] satisfies Faits,
  },
} as const

/** FOR-11. */
export const modeleChangementFormateur = defineModele({
  cle: 'formation.journees_changees',
  nom: 'Journées changées',
  rubrique: 'Formateurs',
  quand: 'Quand une journée est ajoutée, déplacée, modifiée ou annulée.',
  pour: 'Les formateurs retenus',
  facultatif: true,
  apercu: 'formation',
  balises: {
    ...balisesFormation,
    ...balisesChangement,
    lien_formation: {
      explication: 'La page de la formation, dans l’espace des adhérents.',
      exemple: 'https://exemple.fr/espace/formations/exemple',
      lien: true,
    },
  },
  sujet: '{quoi} : {formation}',
  corps: `Bonjour {prenom},

{quoi} pour une formation que vous encadrez.

{changements}

La formation est maintenant celle-ci :

{recapitulatif}

Si vous ne pouvez plus venir, dites-le vite à l’union.

[bouton : Voir la formation]({lien_formation})`,
})

export const modeleChangementClient = defineModele({
  cle: 'formation.journees_changees_client',
  nom: 'Journées changées, pour le client',
  rubrique: 'Formateurs',
  quand: 'Quand une journée d’une formation privée est ajoutée, déplacée, modifiée ou annulée.',
  pour: 'Le premier contact du client',
  apercu: 'formation',
  balises: {
    ...balisesFormation,
    ...balisesChangement,
    prenom: { explication: 'Le prénom du contact.', exemple: 'Camille', facultative: true },
    client: { explication: 'Le nom du client.', exemple: 'Mairie de Montclair' },
  },
  sujet: '{quoi} : {formation}',
  corps: `Bonjour,

{quoi} pour la formation de {client}.

{changements}

La formation est maintenant celle-ci :

{recapitulatif}

> Ces dates ne vous conviennent pas ? Répondez à ce message.`,
})

type Donnees = {
  to: string
  prenom: string
  formation: Formation
  journees: Journee[]
  changement: Changement
}

export function changementFormateurEmail(
  donnees: Donnees & { personneId: string; lien: string },
): Envoi {
  const { to, personneId, changement, lien } = donnees
  return envoi(
    modeleChangementFormateur,
    { ...valeursFormation(donnees), ...valeurs(changement), lien_formation: lien },
    { to, personneId, objet: { genre: 'formation', id: donnees.formation.id } },
  )
}

export function changementClientEmail(donnees: Donnees & { client: string }): Envoi {
  const { to, client, changement, formation } = donnees
  return envoi(
    modeleChangementClient,
    { ...valeursFormation(donnees), ...valeurs(changement), client },
    { to, objet: { genre: 'formation', id: formation.id } },
  )
}

function valeurs({ quoi, faits }: Changement): { quoi: string; changements: Faits } {
  return { quoi, changements: faits }
}
