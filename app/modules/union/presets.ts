/**
 * What a new union begins with. Sources: arrêté du 15 juin 2024 (filière citoyenne), référentiels PSE,
 * document de référence SST de l'INRS. Ratios and prices are habits: each union changes its own.
 */

type CompetenceInitiale = {
  code: string
  libelle: string
  regleValidite: 'annee_civile' | 'n_mois' | 'illimite'
  mois?: number
}

export const competencesInitiales: CompetenceInitiale[] = [
  {
    code: 'FPSC',
    libelle: 'Formateur aux premiers secours citoyen',
    regleValidite: 'annee_civile',
  },
  {
    code: 'FPSE',
    libelle: 'Formateur aux premiers secours en équipe',
    regleValidite: 'annee_civile',
  },
  { code: 'FDF', libelle: 'Formateur de formateurs', regleValidite: 'annee_civile' },
  { code: 'FORM_SST', libelle: 'Formateur SST', regleValidite: 'n_mois', mois: 36 },
  { code: 'FDF_SST', libelle: 'Formateur de formateurs SST', regleValidite: 'n_mois', mois: 36 },
  { code: 'FORM_INC', libelle: 'Formateur incendie', regleValidite: 'illimite' },
  { code: 'PSC', libelle: 'Premiers secours citoyen', regleValidite: 'illimite' },
  { code: 'PSE1', libelle: 'Premiers secours en équipe 1', regleValidite: 'annee_civile' },
  { code: 'PSE2', libelle: 'Premiers secours en équipe 2', regleValidite: 'annee_civile' },
  { code: 'SST', libelle: 'Sauveteur secouriste du travail', regleValidite: 'n_mois', mois: 24 },
]

/** Day of the arrêté of 15 June 2024: no rule of a type is asked for an older day. */
export const debutReglesInitiales = '2024-07-09'

export type TypeInitial = {
  code: string
  libelle: string
  /** Former names, still met in imports and on old diplomas. */
  alias?: string[]
  /** Minimum duration. */
  minutes: number
  places: number
  parFormateur: number
  min?: number
  age?: number
  /** Cents. */
  prix: number
  document: 'trame' | 'federal' | 'aucun'
  /** Any one of these skills is enough to train. */
  formateurs: string[]
}

const secours = ['FPSC', 'FPSE']
const heure = 60

export const typesInitiaux: TypeInitial[] = [
  {
    code: 'GQS',
    libelle: 'Gestes qui sauvent',
    minutes: 2 * heure,
    places: 15,
    parFormateur: 15,
    prix: 0,
    document: 'trame',
    formateurs: [...secours, 'FORM_SST'],
  },
  {
    code: 'PSC',
    libelle: 'Premiers secours citoyen',
    alias: ['PSC1', 'AFPS'],
    minutes: 7 * heure,
    places: 10,
    parFormateur: 10,
    min: 4,
    age: 10,
    prix: 6000,
    document: 'federal',
    formateurs: secours,
  },
  {
    code: 'FC_PSC',
    libelle: 'Formation continue PSC',
    alias: ['FC PSC1'],
    minutes: 3 * heure,
    places: 10,
    parFormateur: 10,
    min: 4,
    age: 10,
    prix: 3000,
    document: 'trame',
    formateurs: secours,
  },
  {
    code: 'IPS',
    libelle: 'Initiation aux premiers secours',
    minutes: heure,
    places: 15,
    parFormateur: 15,
    min: 4,
    prix: 1500,
    document: 'federal',
    formateurs: secours,
  },
  {
    code: 'IPSEN',
    libelle: 'Initiation aux premiers secours enfant et nourrisson',
    minutes: 4 * heure,
    places: 10,
    parFormateur: 10,
    min: 4,
    prix: 3500,
    document: 'federal',
    formateurs: secours,
  },
  {
    code: 'DAE',
    libelle: 'Initiation au défibrillateur',
    minutes: heure,
    places: 15,
    parFormateur: 15,
    prix: 0,
    document: 'trame',
    formateurs: secours,
  },
  {
    code: 'PSE1',
    libelle: 'Premiers secours en équipe, niveau 1',
    minutes: 35 * heure,
    places: 12,
    parFormateur: 6,
    min: 6,
    age: 16,
    prix: 25_000,
    document: 'federal',
    formateurs: ['FPSE'],
  },
  {
    code: 'PSE2',
    libelle: 'Premiers secours en équipe, niveau 2',
    minutes: 28 * heure,
    places: 12,
    parFormateur: 6,
    min: 6,
    age: 16,
    prix: 22_000,
    document: 'federal',
    formateurs: ['FPSE'],
  },
  {
    code: 'FC_PSE',
    libelle: 'Formation continue PSE',
    alias: ['FC PSE1', 'FC PSE2'],
    minutes: 6 * heure,
    places: 12,
    parFormateur: 12,
    min: 4,
    age: 16,
    prix: 0,
    document: 'trame',
    formateurs: ['FPSE'],
  },
  {
    code: 'SST',
    libelle: 'Sauveteur secouriste du travail',
    minutes: 14 * heure,
    places: 10,
    parFormateur: 10,
    min: 4,
    prix: 18_000,
    document: 'federal',
    formateurs: ['FORM_SST'],
  },
  {
    code: 'MAC_SST',
    libelle: 'Maintien et actualisation des compétences SST',
    minutes: 7 * heure,
    places: 10,
    parFormateur: 10,
    min: 4,
    prix: 9000,
    document: 'federal',
    formateurs: ['FORM_SST'],
  },
  {
    code: 'FORM_SST',
    libelle: 'Formateur SST',
    minutes: 56 * heure,
    places: 10,
    parFormateur: 10,
    min: 4,
    prix: 120_000,
    document: 'federal',
    formateurs: ['FDF_SST'],
  },
  {
    code: 'MAC_FORM_SST',
    libelle: 'Maintien et actualisation des compétences de formateur SST',
    minutes: 21 * heure,
    places: 10,
    parFormateur: 10,
    min: 4,
    prix: 60_000,
    document: 'federal',
    formateurs: ['FDF_SST'],
  },
  {
    code: 'PAE_FPSC',
    libelle: 'Formateur aux premiers secours citoyen',
    alias: ['PAE3', 'PAE FPSC'],
    minutes: 50 * heure,
    places: 12,
    parFormateur: 6,
    min: 6,
    prix: 50_000,
    document: 'aucun',
    formateurs: ['FDF'],
  },
  {
    code: 'PAE_FPSE',
    libelle: 'Formateur aux premiers secours en équipe',
    alias: ['PAE1', 'PAE FPS', 'PAE FPSE'],
    minutes: 70 * heure,
    places: 12,
    parFormateur: 6,
    min: 6,
    prix: 70_000,
    document: 'aucun',
    formateurs: ['FDF'],
  },
  {
    code: 'FC_FORM',
    libelle: 'Formation continue des formateurs FPSC et FPSE',
    minutes: 6 * heure,
    places: 12,
    parFormateur: 12,
    min: 4,
    prix: 0,
    document: 'trame',
    formateurs: ['FDF'],
  },
  {
    code: 'EPI',
    libelle: 'Équipier de première intervention',
    minutes: 2 * heure,
    places: 12,
    parFormateur: 12,
    min: 4,
    prix: 5000,
    document: 'trame',
    formateurs: ['FORM_INC'],
  },
  {
    code: 'EVAC',
    libelle: 'Guide-file et serre-file',
    minutes: 2 * heure,
    places: 15,
    parFormateur: 15,
    min: 4,
    prix: 4000,
    document: 'trame',
    formateurs: ['FORM_INC'],
  },
]

/** The national rule of a type, as a union's own are kept. */
export function regleInitiale({ minutes, parFormateur, min, age, document }: TypeInitial) {
  return {
    minutesMin: minutes,
    maxParFormateur: parFormateur,
    minStagiaires: min ?? 1,
    ageMin: age ?? null,
    document,
  }
}

/** Version 1 of the terms of use; each union publishes its own next ones. */
export function cguInitiales(nom: string): string {
  return [
    `Cet espace est mis à disposition de ses membres par ${nom}. Il sert à organiser les formations aux premiers secours, les inscriptions du public et la vie de l’union.`,
    'Votre identifiant et votre mot de passe sont personnels\u00a0: ne les prêtez pas, même à un collègue. Si vous pensez que quelqu’un d’autre les connaît, changez votre mot de passe et prévenez un administrateur.',
    'Vous voyez des données d’autres personnes (noms, coordonnées, présences) uniquement pour accomplir vos missions. Ne les copiez pas, ne les transmettez pas à l’extérieur et n’en gardez pas de copie après usage.',
    'Ce que vous faites dans cet espace est noté dans un journal, avec la date et votre nom. Ce journal protège les personnes dont les données sont traitées, et vous protège aussi.',
    'Tenez vos informations à jour\u00a0: adresse, téléphone, personne à prévenir. Vous pouvez les consulter et les corriger à tout moment dans «\u00a0Mon compte\u00a0».',
    'L’union peut fermer un compte qui met en danger les données ou qui n’est plus celui d’un membre. Vous pouvez demander la fermeture du vôtre à tout moment.',
  ].join('\n\n')
}
