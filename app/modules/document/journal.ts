import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'document.publie': ({ destinataires }) =>
    `a publié un document collectif (${destinataires} destinataires).`,
  'document.modifie': () => 'a modifié la fiche d’un document collectif.',
  'document.version_publiee': ({ numero }) => `a publié la version ${numero} d’un document.`,
  'document.archive': () => 'a archivé un document collectif.',
  'document.restaure': () => 'a remis en ligne un document collectif.',
  'document.lu': ({ numero }) => `a déclaré avoir lu la version ${numero} d’un document.`,
  'document.lecteurs_relances': ({ nombre }) =>
    `a relancé ${nombre} adhérents qui n’ont pas lu un document.`,
}
