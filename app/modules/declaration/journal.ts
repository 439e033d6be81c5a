import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'declaration.exportee': ({ nombre, format }) =>
    `a exporté ${nombre} ligne(s) de déclaration URSSAF (${format === 'xml' ? 'XML DPAE' : 'CSV'}).`,
  'declaration.declaree': ({ nombre, reference }) =>
    `a noté ${nombre} déclaration(s) à l’URSSAF, référence ${reference}.`,
  'declaration.rejetee': () => 'a noté une déclaration rejetée par l’URSSAF.',
  'declaration.completee': ({ benevole }) =>
    benevole ? 'a dit une personne bénévole, sans déclaration.' : 'a changé une ligne à déclarer.',
  'declaration.plafond_fixe': ({ annee, montant }) =>
    `a fixé le plafond journalier ${annee} à ${montant} centimes.`,
}
