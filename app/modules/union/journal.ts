import type { Codes } from '#app/phrases.ts'
import { formatDay } from '#app/ui/format.ts'
import { libellesOption, type Option } from './model/options.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'union.creee': () => 'a ouvert l’union sur la plateforme.',
  'union.identite_renseignee': () => 'a renseigné l’identité de l’union.',
  'union.option_changee': ({ option, active }) =>
    `a ${active ? 'ouvert' : 'fermé'} l’option «\u00a0${libellesOption[option as Option] ?? option}\u00a0».`,
  'union.suspendue': ({ motif }) => `a suspendu l’union\u00a0: ${motif}`,
  'union.rouverte': ({ motif }) => `a rouvert l’union\u00a0: ${motif}`,
  'union.etape_notee': ({ etape }) =>
    `a noté faite l’étape «\u00a0${etape}\u00a0» de la mise en service.`,
  'union.iban_change': () => 'a changé le compte bancaire de l’union.',
  'union.image_changee': ({ image }) =>
    image === 'logo' ? 'a changé le logo de l’union.' : 'a changé la signature du président.',
  'union.image_retiree': ({ image }) =>
    image === 'logo' ? 'a retiré le logo de l’union.' : 'a retiré la signature du président.',
  'union.preference_changee': ({ libelle }) => `a changé la préférence «\u00a0${libelle}\u00a0».`,
  'referent.nomme': () => 'a nommé le référent handicap, ou changé ses coordonnées.',
  'referent.retire': () => 'a mis fin à la mission du référent handicap.',
  'union.cgu_publiees': ({ version }) =>
    `a publié la version ${version} des conditions d’utilisation.`,
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
  'type_formation.cree': ({ code }) => `a ajouté le type de formation ${code}.`,
  'type_formation.modifie': ({ nom }) => `a modifié le type «\u00a0${nom}\u00a0».`,
  'type_formation.regle_changee': ({ nom, du }) =>
    `a changé la règle du type «\u00a0${nom}\u00a0» à partir du ${formatDay(String(du))}.`,
  'type_formation.national_repris': ({ code }) => `a repris le modèle national du type ${code}.`,
  'type_formation.materiel_change': ({ nom }) =>
    `a changé la liste de matériel du type «\u00a0${nom}\u00a0».`,
  'type_formation.archive': ({ nom }) => `a archivé le type «\u00a0${nom}\u00a0».`,
  'type_formation.restaure': ({ nom }) => `a restauré le type «\u00a0${nom}\u00a0».`,
  'competence.creee': ({ code }) => `a ajouté la compétence ${code}.`,
  'competence.modifiee': ({ code }) => `a modifié la compétence ${code}.`,
  'competence.archive': ({ nom }) => `a archivé la compétence «\u00a0${nom}\u00a0».`,
  'competence.restaure': ({ nom }) => `a restauré la compétence «\u00a0${nom}\u00a0».`,
}
