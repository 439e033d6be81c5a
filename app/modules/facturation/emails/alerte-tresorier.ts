import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

export const modeleAlerteTresorier = defineModele({
  cle: 'facturation.alerte_tresorier',
  nom: 'Décision du trésorier',
  rubrique: 'Notifications',
  quand: 'Quand un paiement attend une décision : payé sans place, montant inattendu, litige.',
  pour: 'Le trésorier',
  balises: {
    prenom: { explication: 'Le prénom du trésorier.', exemple: 'Camille' },
    titre: { explication: 'Ce qui arrive.', exemple: 'Un paiement est arrivé sans place' },
    phrase: {
      explication: 'Ce qu’il y a à faire.',
      exemple: 'Donnez-lui une place en surnombre, ou remboursez-la.',
    },
    lien: {
      explication: 'La liste des règlements.',
      exemple: 'https://exemple.fr/reglements',
      lien: true,
      obligatoire: true,
    },
  },
  sujet: '{titre}',
  corps: `Bonjour {prenom},

{phrase}

[bouton : Voir les règlements]({lien})`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  titre: string
  phrase: string
  adresse: string
}

export function alerteTresorierEmail(donnees: Donnees): Envoi {
  const { to, personneId, prenom, titre, phrase, adresse: lien } = donnees
  return envoi(modeleAlerteTresorier, { prenom, titre, phrase, lien }, { to, personneId })
}
