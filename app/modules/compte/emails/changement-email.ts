import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

const duree = { explication: 'Le temps pendant lequel le lien sert.', exemple: '24\u00a0heures' }

/** ADH-12: to the new address. */
export const modeleEmailAConfirmer = defineModele({
  cle: 'compte.email_a_confirmer',
  nom: 'Nouvelle adresse à confirmer',
  rubrique: 'Comptes',
  quand: 'Quand quelqu’un demande à changer son adresse de connexion.',
  pour: 'La nouvelle adresse',
  secret: true,
  apercu: 'adherent',
  balises: {
    lien_confirmation: {
      explication: 'Le lien personnel qui confirme l’adresse. Il sert une seule fois.',
      exemple: 'https://exemple.fr/adresse/exemple',
      lien: true,
      obligatoire: true,
    },
    duree,
  },
  sujet: 'Confirmez votre adresse – {union}',
  corps: `Bonjour,

Cette adresse a été demandée pour se connecter à {union}. Confirmez-la pour qu’elle serve.

[bouton : Confirmer cette adresse]({lien_confirmation})

> Ce lien sert une seule fois, pendant {duree}. Si vous n’avez rien demandé, ne faites rien.`,
})

/** ADH-12: to the old one. */
export const modeleEmailVaChanger = defineModele({
  cle: 'compte.email_va_changer',
  nom: 'Adresse de connexion sur le point de changer',
  rubrique: 'Comptes',
  quand: 'Quand quelqu’un demande à changer son adresse de connexion.',
  pour: 'L’ancienne adresse',
  secret: true,
  apercu: 'adherent',
  balises: {
    nouvelle_adresse: { explication: 'L’adresse demandée.', exemple: 'jean.dupont@exemple.fr' },
    lien_annulation: {
      explication: 'Le lien personnel qui garde l’ancienne adresse. Il sert une seule fois.',
      exemple: 'https://exemple.fr/adresse/exemple',
      lien: true,
      obligatoire: true,
    },
    duree,
  },
  sujet: 'Votre adresse de connexion va changer – {union}',
  corps: `Bonjour,

Il a été demandé de remplacer votre adresse de connexion par **{nouvelle_adresse}**.

Si c’est vous, il n’y a rien à faire ici : le lien est parti à la nouvelle adresse.

Si ce n’est pas vous, arrêtez ce changement. Toutes vos sessions seront fermées.

[bouton : Ce n’est pas moi, garder mon adresse]({lien_annulation})

> Ce lien sert une seule fois, pendant {duree}.`,
})

type Donnees = {
  genre: 'email' | 'retour_email'
  nouvelle: string
  ancienne: string
  lien: string
  heures: number
  personneId: string
}

/** Both ends of a change of login address. Secret: never stored (MAI-2). */
export function changementEmail(donnees: Donnees): Envoi {
  const { genre, nouvelle, ancienne, lien, heures, personneId } = donnees
  const duree = `${heures}\u00a0heures`
  return genre === 'email'
    ? envoi(modeleEmailAConfirmer, { lien_confirmation: lien, duree }, { to: nouvelle, personneId })
    : envoi(
        modeleEmailVaChanger,
        { nouvelle_adresse: nouvelle, lien_annulation: lien, duree },
        { to: ancienne, personneId },
      )
}
