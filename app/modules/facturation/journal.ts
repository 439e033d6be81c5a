import type { Codes } from '#app/phrases.ts'
import { formatMoney } from '#app/ui/format.ts'
import {
  type GenreIncident,
  type IssueIncident,
  libellesIncident,
  libellesIssue,
} from './model/incident.ts'
import { libellesMoyen, type Moyen } from './model.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'reglement.recu': (codes) => `a noté un règlement de ${sommeDe(codes)}${moyenDe(codes)}.`,
  'reglement.promis': (codes) => `a choisi de payer plus tard ${sommeDe(codes)}${moyenDe(codes)}.`,
  'reglement.paye_par_carte': (codes) => `a reçu un paiement par carte de ${sommeDe(codes)}.`,
  'reglement.sans_place': (codes) =>
    `a reçu un paiement par carte de ${sommeDe(codes)} alors que la place n’était plus libre.`,
  'reglement.surnombre': () => 'a donné une place en surnombre à une personne qui avait payé.',
  'reglement.remboursement_demande': (codes) =>
    `a demandé le remboursement de ${sommeDe(codes)} sur la carte.`,
  'reglement.remboursement_echoue': (codes) => `n’a pas pu rembourser ${sommeDe(codes)}.`,
  'reglement.rembourse': (codes) =>
    phrasesRemboursement[String(codes.origine)]?.(sommeDe(codes)) ??
    `a remboursé ${sommeDe(codes)}.`,
  'reglement.incident': (codes) => `a ouvert « ${libelleDe(codes)} » pour ${sommeDe(codes)}.`,
  'reglement.incident_regle': (codes) =>
    `a réglé « ${libelleDe(codes)} » de ${sommeDe(codes)} : ${libellesIssue[codes.issue as IssueIncident]?.toLocaleLowerCase('fr')}.`,
  'reglement.garde': (codes) => `a décidé de garder ${sommeDe(codes)}, sans remboursement.`,
  'reglement.recu_etabli': ({ numero }) => `a établi le reçu ${numero}.`,
  'reglement.ecart': ({ ecart }) =>
    `a reçu un paiement par carte qui ne correspond pas (${ecart}) : rien n’a été confirmé.`,
  'reglement.alerte': ({ genre }) => `a reçu une alerte du prestataire de paiement (${genre}).`,
  'reglement.liste_exportee': ({ nombre }) => `a exporté ${nombre} règlements.`,
  'paiement_carte.regle': () => 'a changé les réglages du paiement par carte.',
  'paiement_carte.active': ({ actif }) =>
    actif ? 'a ouvert le paiement par carte.' : 'a fermé le paiement par carte.',
  'paiement_carte.verifie': () => 'a vérifié la clé du prestataire de paiement.',
  'paiement_carte.rapproche': ({ evenements }) =>
    `a relu les événements du prestataire de paiement (${evenements}).`,
}

const phrasesRemboursement: Record<string, (somme: string) => string> = {
  tableau_de_bord: (somme) => `a appris un remboursement de ${somme} fait chez le prestataire.`,
  autrement: (somme) => `a remboursé ${somme} autrement que sur la carte.`,
  litige: (somme) => `a appris que la banque du payeur a repris ${somme} : litige perdu.`,
}

function libelleDe({ genre }: Codes): string {
  return libellesIncident[genre as GenreIncident] ?? String(genre)
}

function sommeDe({ montant }: Codes): string {
  return formatMoney(Number(montant))
}

function moyenDe({ moyen }: Codes): string {
  const libelle = libellesMoyen[moyen as Moyen]
  return libelle ? `, ${libelle.toLocaleLowerCase('fr')}` : ''
}
