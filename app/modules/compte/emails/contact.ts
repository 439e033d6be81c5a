import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

export const modeleContact = defineModele({
  cle: 'compte.contact',
  nom: 'Message à l’exploitant',
  rubrique: 'Comptes',
  quand: 'Quand un adhérent écrit depuis Contacter l’exploitant.',
  pour: 'L’exploitant de la plateforme, à l’adresse de sa configuration',
  balises: {
    nom: { explication: 'Le nom de l’adhérent qui écrit.', exemple: 'Camille Martin' },
    sujet: { explication: 'Ce dont il parle.', exemple: 'La page du planning ne s’ouvre pas' },
    message: { explication: 'Son message.', exemple: 'Elle reste blanche depuis ce matin.' },
  },
  sujet: '{union} : {sujet}',
  corps: `{nom} écrit depuis la plateforme :

{message}

> Répondre à ce courriel, c’est lui répondre.`,
})

type Donnees = {
  to: string
  id: string
  nom: string
  email: string
  personneId: string
  sujet: string
  message: string
}

export function contactEmail({ to, id, email, personneId, ...valeurs }: Donnees): Envoi {
  const { nom, sujet, message } = valeurs
  return envoi(
    modeleContact,
    { nom, sujet, message },
    { to, personneId, replyTo: email, objet: { genre: 'contact', id } },
  )
}
