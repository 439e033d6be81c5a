const unites = ['octets', 'ko', 'Mo', 'Go', 'To']

/** A size as one says it: « 1,4 Mo ». */
export function ecrireOctets(octets: number): string {
  let valeur = octets
  let rang = 0
  while (valeur >= 1000 && rang < unites.length - 1) {
    valeur /= 1000
    rang += 1
  }
  return `${valeur.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0${unites[rang]}`
}
