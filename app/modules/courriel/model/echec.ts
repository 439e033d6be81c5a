/** From this many refusals on, mails that nobody needs no longer go to an address. */
export const echecsMax = 3

/** How an address is compared: case and surrounding spaces mean nothing. */
export function normAdresse(adresse: string): string {
  return adresse.trim().toLowerCase()
}
