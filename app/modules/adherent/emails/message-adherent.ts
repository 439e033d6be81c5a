import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

/** Words written by somebody of the union to members of the list. */
export const modeleMessageAdherent = defineModele({
  cle: 'adherent.message',
  nom: 'Message à des adhérents',
  rubrique: 'Adhérents',
  quand: 'Quand on écrit à des adhérents choisis dans la liste.',
  pour: 'Chaque adhérent choisi',
  apercu: 'adherent',
  balises: {
    prenom: { explication: 'Le prénom de la personne.', exemple: 'Camille' },
    objet: { explication: 'Le sujet, tel qu’il a été écrit.', exemple: 'Assemblée générale' },
    message: {
      explication: 'Le texte, tel qu’il a été écrit.',
      exemple: 'L’assemblée générale se tient samedi à 10 h.',
    },
  },
  sujet: '{objet}',
  corps: `Bonjour {prenom},

{message}

> {union} a écrit ce message à plusieurs de ses adhérents.`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  envoiId: string
  objet: string
  texte: string
}

export function messageAdherentEmail(donnees: Donnees): Envoi {
  const { to, prenom, personneId, envoiId, objet, texte } = donnees
  return envoi(
    modeleMessageAdherent,
    { prenom, objet, message: texte },
    { to, personneId, objet: { genre: 'envoi_groupe', id: envoiId } },
  )
}
