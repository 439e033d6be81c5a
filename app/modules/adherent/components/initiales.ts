/** Two letters for the round of a person: `AL` for Anaïs Le Goff. */
export function initiales(prenoms: string, nom: string): string {
  return `${prenoms.charAt(0)}${nom.charAt(0)}`.toLocaleUpperCase('fr')
}
