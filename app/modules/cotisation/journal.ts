import type { Codes } from '#app/phrases.ts'
import { formatDay, formatMoney, plural } from '#app/ui/format.ts'
import { genresCotisation, libellesGenre } from './model.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'cotisation.ajoutee': (codes) => `a ajouté la cotisation ${nomDe(codes)}, ${montantDe(codes)}.`,
  'cotisation.payee': (codes) =>
    `a noté le paiement de la cotisation ${nomDe(codes)}, ${montantDe(codes)}, le ${formatDay(String(codes.payeeLe))}.`,
  'cotisation.paiement_annule': (codes) =>
    `a annulé le paiement de la cotisation ${nomDe(codes)}, ${montantDe(codes)}.`,
  'cotisation.retiree': (codes) => `a retiré la cotisation ${nomDe(codes)}.`,
  'cotisation.recu_etabli': (codes) => `a établi le reçu ${codes.numero}.`,
  'cotisation.relances': ({ nombre }) =>
    `a relancé ${plural(Number(nombre), 'personne', 'personnes')} pour leur cotisation.`,
  'cotisation.liste_exportee': ({ nombre }) => `a exporté les cotisations de ${nombre} adhérents.`,
}

function nomDe({ genre, periode }: Codes): string {
  const connu = genresCotisation.find((candidat) => candidat === genre)
  return `${connu ? libellesGenre[connu].toLocaleLowerCase('fr') : String(genre)} ${periode}`
}

function montantDe({ montant }: Codes): string {
  return formatMoney(Number(montant))
}
