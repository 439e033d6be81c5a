import type { Codes } from '#app/phrases.ts'
import { formatDay } from '#app/ui/format.ts'
import { libelleRole } from './model/role.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'adherent.cree': () => 'a créé le compte.',
  'adherent.modifie': () => 'a modifié la fiche.',
  'adherent.valide': () => 'a validé le compte.',
  'adherent.liste_exportee': ({ nombre }) => `a exporté la liste de ${nombre} adhérents.`,
  'adherent.accreditation_donnee': ({ role, centreId }) =>
    `a donné le rôle «\u00a0${libelleRole(String(role))}\u00a0»${centreId ? ' pour un centre' : ''}.`,
  'adherent.accreditation_retiree': ({ role, centreId }) =>
    `a retiré le rôle «\u00a0${libelleRole(String(role))}\u00a0»${centreId ? ' pour un centre' : ''}.`,
  'adherent.competence_ajoutee': ({ competence }) => `a ajouté la compétence ${competence}.`,
  'adherent.recyclage_ajoute': ({ competence, le }) =>
    `a noté la formation continue ${competence} du ${formatDay(String(le))}.`,
}
