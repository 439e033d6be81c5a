import type { Codes } from '#app/phrases.ts'
import { formatDay } from '#app/ui/format.ts'
import { libelleRole } from './model/role.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'adherent.cree': () => 'a créé le compte.',
  'adherent.modifie': () => 'a modifié la fiche.',
  'adherent.donnee_sensible_changee': ({ champ }) => `a changé ${sensible(champ)}.`,
  'adherent.donnee_sensible_effacee': ({ champ }) => `a effacé ${sensible(champ)}.`,
  'adherent.desactive': () => 'a désactivé le compte.',
  'adherent.reactive': () => 'a réactivé le compte.',
  'adherent.depart_note': ({ le }) => `a noté le départ au ${formatDay(String(le))}.`,
  'adherent.depart_annule': () => 'a annulé le départ.',
  'adherent.archive': () => 'a archivé la fiche.',
  'adherent.retabli': () => 'a rétabli la fiche archivée.',
  'adherent.mot_de_passe_renvoye': () => 'a renvoyé un lien pour choisir le mot de passe.',
  'adherent.message_ecrit': ({ nombre }) =>
    `a écrit à ${nombre} ${Number(nombre) > 1 ? 'adhérents' : 'adhérent'}.`,
  'adherent.relance': () => 'a relancé la personne pour qu’elle complète son compte.',
  'adherent.photo_deposee': () => 'a déposé une photo.',
  'adherent.photo_retiree': () => 'a retiré la photo.',
  'adherent.fusionne': ({ pseudo }) => `a fusionné la fiche ${pseudo} dans celle-ci.`,
  'adherent.archive_par_fusion': () => 'a archivé cette fiche, en double d’une autre.',
  'adherent.importe': () => 'a créé la fiche, par l’importation d’un fichier.',
  'adherent.mis_a_jour_par_import': () => 'a mis à jour la fiche, par l’importation d’un fichier.',
  'adherent.valide': () => 'a validé le compte.',
  'adherent.informations_modifiees': ({ nombre }) =>
    nombre === 1
      ? 'a modifié une de ses informations.'
      : `a modifié ${nombre} de ses informations.`,
  'adherent.liste_exportee': ({ nombre }) => `a exporté la liste de ${nombre} adhérents.`,
  'adherent.accreditation_donnee': ({ role, centreId }) =>
    `a donné le rôle «\u00a0${libelleRole(String(role))}\u00a0»${centreId ? ' pour un centre' : ''}.`,
  'adherent.accreditation_retiree': ({ role, centreId }) =>
    `a retiré le rôle «\u00a0${libelleRole(String(role))}\u00a0»${centreId ? ' pour un centre' : ''}.`,
  'adherent.competence_ajoutee': ({ competence }) => `a ajouté la compétence ${competence}.`,
  'adherent.competence_corrigee': ({ competence }) => `a corrigé la compétence ${competence}.`,
  'adherent.competence_retiree': ({ competence, obtenueLe }) =>
    `a retiré la compétence ${competence}, obtenue le ${formatDay(String(obtenueLe))}.`,
  'adherent.recyclage_retire': ({ competence, le }) =>
    `a retiré la formation continue ${competence} du ${formatDay(String(le))}.`,
  'adherent.competences_exportees': ({ nombre }) =>
    `a exporté les compétences à renouveler de ${nombre} lignes.`,
  'adherent.recyclage_ajoute': ({ competence, le }) =>
    `a noté la formation continue ${competence} du ${formatDay(String(le))}.`,
}

function sensible(champ: unknown): string {
  return champ === 'iban' ? 'l’IBAN' : 'le numéro de sécurité sociale'
}
