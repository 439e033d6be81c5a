import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

/** ADH-3: what an account still lacks, with the way to it. */
export const modeleRelanceCompte = defineModele({
  cle: 'adherent.relance_compte',
  nom: 'Relance d’un compte incomplet',
  rubrique: 'Comptes',
  quand:
    'Quand on relance une personne dont le compte n’est pas complet, une fois par jour au plus.',
  pour: 'Le titulaire du compte, à l’adresse du compte',
  apercu: 'adherent',
  balises: {
    prenom: { explication: 'Le prénom de la personne.', exemple: 'Camille' },
    manques: {
      explication: 'Ce qui manque encore, une ligne par réponse.',
      exemple: '– Indiquer un téléphone\n– Indiquer une personne à prévenir',
    },
    lien_informations: {
      explication: 'La page « Mes informations », dans l’espace des adhérents.',
      exemple: 'https://exemple.fr/espace/compte/informations',
      lien: true,
    },
  },
  sujet: 'Complétez votre compte {union}',
  corps: `Bonjour {prenom},

Votre compte n’est pas encore complet. L’union le validera quand rien ne manquera. Il reste à faire :

{manques}

[bouton : Compléter mon compte]({lien_informations})

> Si une réponse vous embarrasse, votre secrétariat peut la remplir avec vous.`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  adherentId: string
  manques: string[]
  lien: string
}

export function relanceCompteEmail(donnees: Donnees): Envoi {
  const { to, prenom, personneId, adherentId, manques, lien } = donnees
  return envoi(
    modeleRelanceCompte,
    {
      prenom,
      manques: manques.map((manque) => `– ${manque}`).join('\n'),
      lien_informations: lien,
    },
    { to, personneId, objet: { genre: 'adherent', id: adherentId } },
  )
}
