import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

/** ADH-10, ADH-12. */
export const modeleRattachement = defineModele({
  cle: 'compte.rattachement',
  nom: 'Rattachement à un compte existant',
  rubrique: 'Comptes',
  quand: 'Quand un membre d’une autre union demande à ouvrir celle-ci avec le compte qu’il a déjà.',
  pour: 'L’adresse du compte de l’adhérent dans cette union',
  secret: true,
  apercu: 'adherent',
  balises: {
    identifiant: { explication: 'L’identifiant de la personne ici.', exemple: 'dupont.jean' },
    compte: {
      explication: 'L’adresse de connexion du compte qui demande.',
      exemple: 'jean.dupont@exemple.fr',
    },
    lien_rattachement: {
      explication: 'Le lien personnel qui rattache. Il sert une seule fois.',
      exemple: 'https://exemple.fr/rattachement/exemple',
      lien: true,
      obligatoire: true,
    },
    duree: { explication: 'Le temps pendant lequel le lien sert.', exemple: '24\u00a0heures' },
  },
  sujet: 'Rattacher {union} à votre compte',
  corps: `Bonjour,

Il a été demandé d’ouvrir {union} avec un compte qui existe déjà ailleurs, pour n’avoir qu’une seule connexion.

Votre identifiant ici : **{identifiant}**

Le compte qui demande : **{compte}**

Si ce compte est le vôtre, connectez-vous avec lui puis suivez ce lien.

[bouton : Rattacher cette union]({lien_rattachement})

> Ce lien sert une seule fois, pendant {duree}. Si ce compte n’est pas le vôtre, ne faites rien : rien ne changera.`,
})

type Donnees = {
  to: string
  pseudo: string
  /** Login address of the account that asks. */
  compte: string
  lien: string
  heures: number
  personneId: string
}

/** The link that puts a member of this union under the account that one already has. Secret (MAI-2). */
export function rattachementEmail(donnees: Donnees): Envoi {
  const { to, pseudo, compte, lien, heures, personneId } = donnees
  const valeurs = {
    identifiant: pseudo,
    compte,
    lien_rattachement: lien,
    duree: `${heures}\u00a0heures`,
  }
  return envoi(modeleRattachement, valeurs, { to, personneId })
}
