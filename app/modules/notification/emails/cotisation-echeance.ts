import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

export const modeleEcheanceCotisation = defineModele({
  cle: 'cotisation.echeance',
  nom: 'Cotisation qui se termine',
  rubrique: 'Adhérents',
  quand: '30 jours avant la fin de la dernière cotisation payée, et le dernier jour.',
  pour: 'L’adhérent',
  facultatif: true,
  balises: {
    prenom: { explication: 'Le prénom de l’adhérent.', exemple: 'Camille' },
    echeance: {
      explication: 'Le jour où la cotisation se termine.',
      exemple: 'Votre cotisation se termine le 31 déc. 2026',
    },
  },
  sujet: '{echeance}',
  corps: `Bonjour {prenom},

{echeance}. Votre amicale ou le secrétariat vous dira comment régler la suivante.

> Si c’est déjà fait, ne tenez pas compte de ce message : il sera noté bientôt.`,
})

type Donnees = { to: string; prenom: string; personneId: string; phrase: string }

export function cotisationEcheanceEmail({ to, prenom, personneId, phrase }: Donnees): Envoi {
  return envoi(modeleEcheanceCotisation, { prenom, echeance: phrase }, { to, personneId })
}
