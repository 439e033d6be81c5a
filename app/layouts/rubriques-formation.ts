import type { StatutFormation } from '#app/modules/formation/model.ts'

/** What the pages of a formation are sorted under, in this order. */
export const groupes = ['Formation', 'Stagiaires', 'Équipe', 'Clôture', 'Suivi'] as const
export type Groupe = (typeof groupes)[number]

/** One page of a formation: its name, the end of its address, the right that opens it. */
export type Rubrique = {
  label: string
  groupe: Groupe
  /** After `/espace/formations/:formationId`; empty = the sheet itself. */
  chemin: '' | `/${string}`
  droit: string
  /** The states in which there is something to see; all of them unless said. */
  statuts?: StatutFormation[]
  /** Only for private trainings: what concerns their client. */
  privees?: true
  /** Only for those of a series: what is done to several at once. */
  series?: true
}

/** The pages of a formation, under their group. Each is one entry here, and one line in the routes. */
export const rubriques: Rubrique[] = [
  { label: 'Fiche', groupe: 'Formation', chemin: '', droit: 'formation.lister' },
  {
    label: 'Modifier',
    groupe: 'Formation',
    chemin: '/modifier',
    droit: 'formation.modifier',
    statuts: ['a_valider', 'validee'],
  },
  { label: 'Journées', groupe: 'Formation', chemin: '/journees', droit: 'formation.modifier' },
  {
    label: 'Client et convention',
    groupe: 'Formation',
    chemin: '/client',
    droit: 'convention.etablir',
    privees: true,
  },
  {
    label: 'Série',
    groupe: 'Formation',
    chemin: '/serie/changer',
    droit: 'formation.modifier',
    series: true,
  },
  { label: 'Dupliquer', groupe: 'Formation', chemin: '/dupliquer', droit: 'formation.creer' },
  {
    label: 'Annuler',
    groupe: 'Formation',
    chemin: '/annuler',
    droit: 'formation.annuler',
    statuts: ['a_valider', 'validee', 'annulee'],
  },
  { label: 'Stagiaires', groupe: 'Stagiaires', chemin: '/stagiaires', droit: 'inscription.lister' },
  {
    label: 'Liste d’attente',
    groupe: 'Stagiaires',
    chemin: '/attente',
    droit: 'inscription.lister',
    statuts: ['validee'],
  },
  {
    label: 'Liens partenaires',
    groupe: 'Stagiaires',
    chemin: '/partenaires',
    droit: 'inscription.partager',
    statuts: ['validee'],
  },
  {
    label: 'Convocations',
    groupe: 'Stagiaires',
    chemin: '/convocations',
    droit: 'inscription.valider',
  },
  {
    label: 'Présences',
    groupe: 'Stagiaires',
    chemin: '/presences',
    droit: 'presence.saisir',
    statuts: ['validee', 'cloturee'],
  },
  {
    label: 'Règlements',
    groupe: 'Stagiaires',
    chemin: '/reglements',
    droit: 'reglement.lister',
    statuts: ['validee', 'cloturee', 'annulee'],
  },
  {
    label: 'Remboursements',
    groupe: 'Stagiaires',
    chemin: '/remboursements',
    droit: 'reglement.rembourser',
    statuts: ['annulee'],
  },
  {
    label: 'Personnel',
    groupe: 'Équipe',
    chemin: '/personnel',
    droit: 'personnel.affecter',
    statuts: ['validee', 'cloturee'],
  },
  {
    label: 'Consignes',
    groupe: 'Équipe',
    chemin: '/consignes',
    droit: 'consigne.ecrire',
    statuts: ['a_valider', 'validee', 'cloturee'],
  },
  { label: 'Terrain', groupe: 'Équipe', chemin: '/terrain', droit: 'formation.lister' },
  {
    label: 'URSSAF',
    groupe: 'Équipe',
    chemin: '/declaration',
    droit: 'declaration.lister',
    statuts: ['validee', 'cloturee'],
  },
  {
    label: 'Clôture',
    groupe: 'Clôture',
    chemin: '/cloturer',
    droit: 'formation.cloturer',
    statuts: ['validee'],
  },
  {
    label: 'Rouvrir',
    groupe: 'Clôture',
    chemin: '/rouvrir',
    droit: 'formation.rouvrir',
    statuts: ['cloturee'],
  },
  {
    label: 'Diplômes',
    groupe: 'Clôture',
    chemin: '/diplomes',
    droit: 'diplome.valider',
    statuts: ['validee', 'cloturee'],
  },
  {
    label: 'Sondages',
    groupe: 'Clôture',
    chemin: '/sondages',
    droit: 'enquete.lister',
    statuts: ['validee', 'cloturee'],
  },
  {
    label: 'Qualiopi',
    groupe: 'Clôture',
    chemin: '/qualiopi',
    droit: 'qualiopi.lire',
    statuts: ['validee', 'cloturee'],
  },
  { label: 'Documents', groupe: 'Suivi', chemin: '/documents', droit: 'formation.lister' },
  { label: 'Mails', groupe: 'Suivi', chemin: '/mails', droit: 'formation.lister' },
  { label: 'Journal', groupe: 'Suivi', chemin: '/journal', droit: 'formation.lister' },
]
