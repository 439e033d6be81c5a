import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import { formatDayLong, formatMoney } from '#app/ui/format.ts'
import { libellesMoyen, type Moyen } from '../model.ts'

const balises = {
  stagiaire: { explication: 'Le nom de la personne qui a payé.', exemple: 'PETIT Nadia' },
  formation: { explication: 'L’intitulé et le numéro.', exemple: 'PSC à Besançon (F26-0042)' },
  montant: { explication: 'La somme reçue.', exemple: '60,00\u00a0€' },
  moyen: { explication: 'Le moyen de paiement.', exemple: 'carte' },
  le: { explication: 'Le jour du règlement.', exemple: 'samedi 28 novembre 2026' },
  recu: { explication: 'Le numéro du reçu joint.', exemple: 'RR-2026-00012', facultative: true },
  lien_suivi: {
    explication: 'Le lien personnel du stagiaire.',
    exemple: 'https://exemple.fr/suivi/exemple',
    lien: true,
  },
  contact: {
    explication: 'L’adresse et le téléphone du service des formations.',
    exemple: 'formations@exemple.fr, 03 81 00 00 00',
    facultative: true,
  },
} as const

/** STA-7: the receipt, joined to the mail. */
export const modeleRecu = defineModele({
  cle: 'facturation.recu',
  nom: 'Reçu de règlement',
  rubrique: 'Stagiaires',
  quand: 'Quand un paiement par carte est reçu, ou quand on envoie le reçu d’un règlement.',
  pour: 'La personne qui a payé, et le responsable d’un mineur',
  balises,
  sujet: 'Reçu de votre règlement : {formation}',
  corps: `Bonjour,

Nous avons reçu votre règlement de {montant}, le {le}, pour {stagiaire} : {formation}.

Votre reçu {recu} est joint à ce courriel.

[bouton : Revoir mon inscription]({lien_suivi})

> Une question ? Écrivez ou appelez : {contact}.`,
})

/** STA-7: paid, but the place had been given to somebody else. */
export const modeleSansPlace = defineModele({
  cle: 'facturation.sans_place',
  nom: 'Paiement arrivé trop tard',
  rubrique: 'Stagiaires',
  quand: 'Quand un paiement par carte arrive alors que la place a été reprise.',
  pour: 'La personne qui a payé, et le responsable d’un mineur',
  balises,
  sujet: 'Votre paiement est arrivé, mais la place n’était plus libre : {formation}',
  corps: `Bonjour,

Nous avons reçu votre paiement de {montant} pour {formation}. Le délai pour payer était passé et la place a été prise par une autre personne.

Le trésorier de {union} a été prévenu : il vous trouvera une place ou vous remboursera entièrement. Vous n’avez rien à faire.

> Une question ? Écrivez ou appelez : {contact}.`,
})

type Donnees = {
  to: string
  personneId: string | null
  inscriptionId: string | null
  formationId: string
  nom: string
  intitule: string
  numero: string
  montant: number
  moyen: Moyen
  le: string
  recuNumero: string | null
  suivi: string
  contact: string
  pieces: string[]
}

export function recuEmail(modele: typeof modeleRecu, donnees: Donnees): Envoi {
  const { to, personneId, inscriptionId, formationId, pieces } = donnees
  const objet =
    inscriptionId === null
      ? { genre: 'formation', id: formationId }
      : { genre: 'inscription', id: inscriptionId }
  return envoi(
    modele,
    {
      stagiaire: donnees.nom,
      formation: `${donnees.intitule} (${donnees.numero})`,
      montant: formatMoney(donnees.montant),
      moyen: libellesMoyen[donnees.moyen].toLocaleLowerCase('fr'),
      le: formatDayLong(donnees.le),
      recu: donnees.recuNumero,
      lien_suivi: donnees.suivi,
      contact: donnees.contact || null,
    },
    { to, personneId, objet, pieces },
  )
}
