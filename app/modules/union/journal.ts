import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'union.creee': () => 'a ouvert l’union sur la plateforme.',
  'union.identite_renseignee': () => 'a renseigné l’identité de l’union.',
  'union.iban_change': () => 'a changé le compte bancaire de l’union.',
  'union.image_changee': ({ image }) =>
    image === 'logo' ? 'a changé le logo de l’union.' : 'a changé la signature du président.',
  'union.image_retiree': ({ image }) =>
    image === 'logo' ? 'a retiré le logo de l’union.' : 'a retiré la signature du président.',
  'union.preference_changee': ({ libelle }) => `a changé la préférence «\u00a0${libelle}\u00a0».`,
  'centre.cree': ({ code }) => `a créé le centre ${code}.`,
  'centre.modifie': ({ code }) => `a modifié le centre ${code}.`,
  'centre.archive': ({ nom }) => `a archivé le centre «\u00a0${nom}\u00a0».`,
  'centre.restaure': ({ nom }) => `a restauré le centre «\u00a0${nom}\u00a0».`,
  'amicale.creee': ({ nom }) => `a ajouté l’amicale «\u00a0${nom}\u00a0».`,
  'amicale.modifiee': ({ nom }) => `a modifié l’amicale «\u00a0${nom}\u00a0».`,
  'amicale.archive': ({ nom }) => `a archivé l’amicale «\u00a0${nom}\u00a0».`,
  'amicale.restaure': ({ nom }) => `a restauré l’amicale «\u00a0${nom}\u00a0».`,
  'lieu.cree': ({ nom }) => (nom ? `a ajouté le lieu «\u00a0${nom}\u00a0».` : 'a ajouté un lieu.'),
  'lieu.modifie': ({ nom }) => `a modifié le lieu «\u00a0${nom}\u00a0».`,
  'lieu.archive': ({ nom }) => `a archivé le lieu «\u00a0${nom}\u00a0».`,
  'lieu.restaure': ({ nom }) => `a restauré le lieu «\u00a0${nom}\u00a0».`,
}
