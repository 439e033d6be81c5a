import type { StatutFormation } from '#app/modules/formation/model.ts'

/** One page of a formation: its name, the end of its address, the right that opens it. */
export type Rubrique = {
  label: string
  /** After `/espace/formations/:formationId`; empty = the sheet itself. */
  chemin: '' | `/${string}`
  droit: string
  /** The states in which there is something to see; all of them unless said. */
  statuts?: StatutFormation[]
  /** Only for private trainings: what concerns their client. */
  privees?: true
}

/** The pages of a formation, in the order of its life. Each is one line here, and one in the routes. */
export const rubriques: Rubrique[] = [
  { label: 'Fiche', chemin: '', droit: 'formation.lister' },
  {
    label: 'Modifier',
    chemin: '/modifier',
    droit: 'formation.modifier',
    statuts: ['a_valider', 'validee'],
  },
  { label: 'Journées', chemin: '/journees', droit: 'formation.modifier' },
  {
    label: 'Client et convention',
    chemin: '/client',
    droit: 'convention.etablir',
    privees: true,
  },
  { label: 'Stagiaires', chemin: '/stagiaires', droit: 'inscription.lister' },
  {
    label: 'Liste d’attente',
    chemin: '/attente',
    droit: 'inscription.lister',
    statuts: ['validee'],
  },
  {
    label: 'Liens partenaires',
    chemin: '/partenaires',
    droit: 'inscription.partager',
    statuts: ['validee'],
  },
  { label: 'Convocations', chemin: '/convocations', droit: 'inscription.valider' },
  {
    label: 'Consignes',
    chemin: '/consignes',
    droit: 'consigne.ecrire',
    statuts: ['a_valider', 'validee', 'cloturee'],
  },
  { label: 'Terrain', chemin: '/terrain', droit: 'formation.lister' },
  {
    label: 'Présences',
    chemin: '/presences',
    droit: 'presence.saisir',
    statuts: ['validee', 'cloturee'],
  },
  {
    label: 'Personnel',
    chemin: '/personnel',
    droit: 'personnel.affecter',
    statuts: ['validee', 'cloturee'],
  },
  {
    label: 'URSSAF',
    chemin: '/declaration',
    droit: 'declaration.lister',
    statuts: ['validee', 'cloturee'],
  },
  { label: 'Clôture', chemin: '/cloturer', droit: 'formation.cloturer', statuts: ['validee'] },
  {
    label: 'Annuler',
    chemin: '/annuler',
    droit: 'formation.annuler',
    statuts: ['a_valider', 'validee', 'annulee'],
  },
  { label: 'Rouvrir', chemin: '/rouvrir', droit: 'formation.rouvrir', statuts: ['cloturee'] },
  {
    label: 'Diplômes',
    chemin: '/diplomes',
    droit: 'diplome.valider',
    statuts: ['validee', 'cloturee'],
  },
  {
    label: 'Sondages',
    chemin: '/sondages',
    droit: 'enquete.lister',
    statuts: ['cloturee'],
  },
  {
    label: 'Qualiopi',
    chemin: '/qualiopi',
    droit: 'qualiopi.lire',
    statuts: ['validee', 'cloturee'],
  },
  { label: 'Documents', chemin: '/documents', droit: 'formation.lister' },
  {
    label: 'Règlements',
    chemin: '/reglements',
    droit: 'reglement.lister',
    statuts: ['validee', 'cloturee', 'annulee'],
  },
  { label: 'Mails', chemin: '/mails', droit: 'formation.lister' },
  { label: 'Journal', chemin: '/journal', droit: 'formation.lister' },
]
