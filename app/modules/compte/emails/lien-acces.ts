import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

const balises = {
  identifiant: {
    explication: 'L’identifiant de la personne, qu’elle tape pour se connecter.',
    exemple: 'dupont.jean',
  },
  lien_mot_de_passe: {
    explication: 'Le lien personnel pour choisir un mot de passe. Il sert une seule fois.',
    exemple: 'https://exemple.fr/mot-de-passe/exemple',
    lien: true,
    obligatoire: true,
  },
  duree: { explication: 'Le temps pendant lequel le lien sert.', exemple: '72\u00a0heures' },
} as const

/** ADH-3. */
export const modeleCreation = defineModele({
  cle: 'compte.creation',
  nom: 'Ouverture d’un compte',
  rubrique: 'Comptes',
  quand:
    'Quand un compte est créé, et à chaque « Renvoyer mot de passe » avant la première connexion.',
  pour: 'Le titulaire du compte',
  secret: true,
  apercu: 'adherent',
  balises,
  sujet: 'Votre compte {union}',
  corps: `Bonjour,

{union} vient de créer un compte pour vous. Choisissez votre mot de passe pour l’ouvrir.

Votre identifiant : **{identifiant}**

[bouton : Choisir mon mot de passe]({lien_mot_de_passe})

> Ce lien sert une seule fois, pendant {duree}. Si vous ne connaissez pas cette union, ne faites rien : le compte restera fermé.`,
})

export const modeleOubli = defineModele({
  cle: 'compte.oubli',
  nom: 'Nouveau mot de passe',
  rubrique: 'Comptes',
  quand: 'Quand quelqu’un demande un nouveau mot de passe.',
  pour: 'Le titulaire du compte',
  secret: true,
  apercu: 'adherent',
  balises,
  sujet: 'Choisir un nouveau mot de passe',
  corps: `Bonjour,

Un nouveau mot de passe a été demandé pour votre compte.

Votre identifiant : **{identifiant}**

[bouton : Choisir mon mot de passe]({lien_mot_de_passe})

> Ce lien sert une seule fois, pendant {duree}. Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.`,
})

type Donnees = {
  to: string
  pseudo: string
  lien: string
  genre: 'creation' | 'oubli'
  heures: number
  personneId: string
}

/** The link that lets one choose a password. Secret: never stored (MAI-2). */
export function lienAccesEmail({ to, pseudo, lien, genre, heures, personneId }: Donnees): Envoi {
  const valeurs = {
    identifiant: pseudo,
    lien_mot_de_passe: lien,
    duree: heures === 1 ? 'une heure' : `${heures}\u00a0heures`,
  }
  return envoi(genre === 'creation' ? modeleCreation : modeleOubli, valeurs, { to, personneId })
}
