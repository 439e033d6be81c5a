import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import { plural } from '#app/ui/format.ts'

export const modeleResume = defineModele({
  cle: 'notification.resume',
  nom: 'Courriel du jour',
  rubrique: 'Notifications',
  quand: 'Chaque jour à 18 h, quand il y a quelque chose à dire.',
  pour: 'Les adhérents qui ont choisi un seul courriel par jour',
  facultatif: true,
  balises: {
    prenom: { explication: 'Le prénom de l’adhérent.', exemple: 'Camille' },
    nombre: { explication: 'Combien d’annonces.', exemple: '2 annonces' },
    annonces: {
      explication: 'Les annonces du jour, une par ligne.',
      exemple: [
        ['Nouvelles formations', 'Premiers secours citoyen, sam. 28 nov. 2026'],
        ['Échéance de mes compétences', 'PSE 2 se termine le 31 déc. 2026'],
      ],
    },
    lien_notifications: {
      explication: 'La page Notifications.',
      exemple: 'https://exemple.fr/espace/compte/notifications',
      lien: true,
    },
  },
  sujet: 'Votre journée : {nombre}',
  corps: `Bonjour {prenom},

Voici ce que votre union vous a annoncé depuis hier, 18 h.

{annonces}

[bouton : Lire mes notifications]({lien_notifications})

> Vous avez choisi un seul courriel par jour. Il ne part pas quand il n’y a rien à dire.`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  annonces: { titre: string; genre: string }[]
  lien: string
}

/** One mail for the day: what was announced, and where to read it. */
export function resumeEmail({ to, prenom, personneId, annonces, lien }: Donnees): Envoi {
  return envoi(
    modeleResume,
    {
      prenom,
      nombre: plural(annonces.length, 'annonce', 'annonces'),
      annonces: annonces.map(({ titre, genre }) => [genre, titre] as const),
      lien_notifications: lien,
    },
    { to, personneId },
  )
}
