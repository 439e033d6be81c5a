import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

/** ADH-3: the members' area has just opened. */
export const modeleCompteValide = defineModele({
  cle: 'adherent.compte_valide',
  nom: 'Compte validé',
  rubrique: 'Comptes',
  quand: 'Dès que l’union a validé un compte complet.',
  pour: 'L’adhérent',
  apercu: 'adherent',
  balises: {
    prenom: { explication: 'Le prénom de la personne.', exemple: 'Camille' },
    lien_espace: {
      explication: 'L’accueil de l’espace des adhérents.',
      exemple: 'https://exemple.fr/espace',
      lien: true,
    },
  },
  sujet: 'Votre compte {union} est validé',
  corps: `Bonjour {prenom},

{union} a validé votre compte. Votre espace est ouvert : formations, documents, notifications.

[bouton : Ouvrir mon espace]({lien_espace})`,
})

type Donnees = { to: string; prenom: string; personneId: string; adherentId: string; lien: string }

export function compteValideEmail(donnees: Donnees): Envoi {
  const { to, prenom, personneId, adherentId, lien } = donnees
  return envoi(
    modeleCompteValide,
    { prenom, lien_espace: lien },
    { to, personneId, objet: { genre: 'adherent', id: adherentId } },
  )
}
