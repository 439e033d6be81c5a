import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'client.cree': ({ numero }) => `a créé la fiche client ${numero}.`,
  'client.modifie': () => 'a modifié la fiche client.',
  'client.archive': () => 'a archivé la fiche client.',
  'client.restaure': () => 'a remis la fiche client en service.',
  'client.contact_ajoute': () => 'a ajouté un contact.',
  'client.contact_modifie': () => 'a modifié un contact.',
  'client.contact_retire': () => 'a retiré un contact.',
  'client.demande_rattachee': ({ numero }) => `a rattaché à cette fiche la demande ${numero}.`,
  'formation.demandee': ({ client }) => `a demandé cette formation (client ${client}).`,
  'formation.demande_rattachee': ({ client }) => `a rattaché la demande à la fiche ${client}.`,
  'formation.doublons_ecartes': () => 'a gardé la nouvelle fiche client de la demande.',
}
