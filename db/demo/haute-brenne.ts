import type { Role } from '#app/platform/ctx.ts'

// The people and places of the demonstration: invented, with the names that break forms.

/** Who answers for a centre, and who presides its amicale, are named by their identifiers. */
export type CentreDemo = {
  code: string
  nom: string
  responsable?: string
  amicale?: { nom: string; president: string }
}

export type LieuDemo = {
  cle: string
  nom: string
  adresse: string
  codePostal: string
  commune: string
  centre?: string
  capacite: number
}

export type MembreDemo = {
  pseudo?: string
  civilite: 'madame' | 'monsieur'
  nom: string
  nomUsage?: string
  prenoms: string
  naissance: string
  centre?: string
  grade?: string
  statut?: 'SPV' | 'SPP' | 'PATS' | 'SSSM' | 'ANCIEN' | 'CIVIL'
  roles?: Role[]
  /** Centres that the roles are limited to; the whole union when absent. */
  centresDuRole?: string[]
  /** Skills held; the years since each was last renewed: 0 = this year. */
  competences?: Record<string, number>
  /** The account stops there: created, or complete and waiting for an administrator. */
  compte?: 'incomplet' | 'a_valider'
}

export type UnionDemo = {
  slug: string
  nom: string
  codeDepartement: string
  identite: {
    raisonSociale: string
    adresse: string
    codePostal: string
    commune: string
    telephone: string
    president: string
    siret: string
    rna: string
    nda?: string
    codeUrssaf?: string
    naf?: string
    santeTravail?: string
    habilitationReference: string
    emailFormations: string
    emailDps: string
  }
  centres: CentreDemo[]
  lieux: LieuDemo[]
  membres: MembreDemo[]
}

export const hauteBrenne: UnionDemo = {
  slug: 'demo',
  nom: 'UDSP de Haute-Brenne',
  codeDepartement: '36',
  identite: {
    raisonSociale: 'Union départementale des sapeurs-pompiers de Haute-Brenne',
    adresse: '12 rue de la Caserne',
    codePostal: '36300',
    commune: 'Montclair-sur-Brenne',
    telephone: '02 54 00 00 00',
    president: 'Hélène Aubry',
    siret: '73282932000074',
    rna: 'W361000123',
    nda: '24360012336',
    codeUrssaf: '247',
    naf: '8559A',
    santeTravail: 'MT036',
    habilitationReference: 'Arrêté préfectoral n° 2025-017 (habilitation PSC)',
    emailFormations: 'formations@udsp-demo.exemple.fr',
    emailDps: 'dps@udsp-demo.exemple.fr',
  },
  centres: [
    { code: 'MTC', nom: 'CIS Montclair-sur-Brenne' },
    {
      code: 'VAU',
      nom: 'CIS Vaubécourt',
      responsable: 'local.formation',
      amicale: { nom: 'Amicale de Vaubécourt', president: 'gestion.dps' },
    },
    {
      code: 'PDB',
      nom: 'CIS Pont-de-Brenne',
      responsable: 'forma.trice',
      amicale: { nom: 'Amicale des sapeurs-pompiers de Pont-de-Brenne', president: 'forma.trice' },
    },
    { code: 'SAV', nom: 'CIS Saint-Aubin-le-Vieux' },
  ],
  lieux: [
    {
      cle: 'caserne',
      nom: 'Centre de secours, salle Lieutenant-Barthélemy',
      adresse: '4 rue de la Caserne',
      codePostal: '36300',
      commune: 'Montclair-sur-Brenne',
      centre: 'MTC',
      capacite: 24,
    },
    {
      cle: 'vaubecourt',
      nom: 'Centre de secours',
      adresse: '1 place des Pompiers',
      codePostal: '36320',
      commune: 'Vaubécourt',
      centre: 'VAU',
      capacite: 14,
    },
    {
      cle: 'aubin',
      nom: 'Salle des fêtes',
      adresse: 'Place de l’Église',
      codePostal: '36340',
      commune: 'Saint-Aubin-le-Vieux',
      centre: 'SAV',
      capacite: 60,
    },
    {
      cle: 'pont',
      nom: 'Maison des associations',
      adresse: '12 quai du Moulin',
      codePostal: '36310',
      commune: 'Pont-de-Brenne',
      centre: 'PDB',
      capacite: 20,
    },
  ],
  membres: [
    {
      pseudo: 'admin.demo',
      civilite: 'madame',
      nom: 'Marchetti',
      prenoms: 'Claire',
      naissance: '1978-04-12',
      centre: 'MTC',
      grade: 'Capitaine',
      roles: ['administrateur'],
    },
    {
      pseudo: 'gestion.formations',
      civilite: 'monsieur',
      nom: 'Prévost',
      prenoms: 'Sylvain',
      naissance: '1981-09-03',
      centre: 'MTC',
      grade: 'Adjudant-chef',
      roles: ['gestionnaire_formations'],
    },
    {
      pseudo: 'gestion.dps',
      civilite: 'madame',
      nom: 'Château',
      prenoms: 'Yvette',
      naissance: '1974-01-28',
      centre: 'VAU',
      grade: 'Lieutenant',
      roles: ['gestionnaire_dps'],
      competences: { PSE2: 0 },
    },
    {
      pseudo: 'gestion.adherents',
      civilite: 'monsieur',
      nom: 'Diarra',
      prenoms: 'Ousmane',
      naissance: '1986-06-17',
      centre: 'MTC',
      roles: ['gestionnaire_adherents'],
    },
    {
      pseudo: 'local.formation',
      civilite: 'madame',
      nom: 'Lefèvre',
      nomUsage: 'Lefèvre-Garreau',
      prenoms: 'Aurélie',
      naissance: '1989-11-05',
      centre: 'VAU',
      grade: 'Sergent',
      roles: ['responsable_local'],
      centresDuRole: ['VAU', 'PDB'],
    },
    {
      pseudo: 'forma.teur',
      civilite: 'monsieur',
      nom: 'Grandjean-Vuillemin',
      prenoms: 'Thibault',
      naissance: '1984-02-20',
      centre: 'VAU',
      grade: 'Sergent-chef',
      roles: ['formateur'],
      competences: { FPSC: 0, FPSE: 0, FORM_SST: 1, PSE2: 0 },
    },
    {
      pseudo: 'forma.trice',
      civilite: 'madame',
      nom: 'Le Goff',
      prenoms: 'Anaïs Marie-Hélène',
      naissance: '1996-02-29',
      centre: 'PDB',
      grade: 'Caporal-cheffe',
      roles: ['formateur'],
      competences: { FPSC: 0, FORM_SST: 1, FORM_INC: 1 },
    },
    {
      pseudo: 'forma.perime',
      civilite: 'monsieur',
      nom: 'Benyahia',
      prenoms: 'Mehdi',
      naissance: '1979-12-01',
      centre: 'MTC',
      grade: 'Adjudant',
      roles: ['formateur'],
      competences: { FPSC: 2 },
    },
    {
      pseudo: 'treso.rier',
      civilite: 'monsieur',
      nom: 'Núñez',
      prenoms: 'Rafael',
      naissance: '1969-07-30',
      centre: 'MTC',
      roles: ['tresorier'],
    },
    {
      pseudo: 'secre.taire',
      civilite: 'madame',
      nom: 'D’Almeida',
      prenoms: 'Marie-Thérèse',
      naissance: '1966-03-08',
      centre: 'MTC',
      statut: 'PATS',
      roles: ['secretaire', 'donnees_sensibles'],
    },
    {
      pseudo: 'logis.ticien',
      civilite: 'monsieur',
      nom: 'Kowalczyk',
      prenoms: 'Stéphane',
      naissance: '1982-10-22',
      centre: 'SAV',
      roles: ['logisticien'],
    },
    {
      pseudo: 'commu.nication',
      civilite: 'madame',
      nom: 'Œillet',
      prenoms: 'Noémie',
      naissance: '1993-05-14',
      centre: 'SAV',
      roles: ['communication'],
    },
    {
      pseudo: 'dupont.jean',
      civilite: 'monsieur',
      nom: 'Dupont',
      prenoms: 'Jean',
      naissance: '1990-08-25',
      centre: 'PDB',
      competences: { PSE1: 0 },
    },
    {
      pseudo: 'nou.veau',
      civilite: 'monsieur',
      nom: 'Nouveau',
      prenoms: 'Éloi',
      naissance: '2003-01-19',
      compte: 'incomplet',
    },
    {
      civilite: 'madame',
      nom: 'Tessier',
      prenoms: 'Maëlys',
      naissance: '1999-09-09',
      centre: 'VAU',
      compte: 'a_valider',
    },
    {
      civilite: 'monsieur',
      nom: 'De La Rochefoucauld-Mézières',
      prenoms: 'Jean-Baptiste Marie',
      naissance: '1971-06-14',
      centre: 'MTC',
      grade: 'Commandant',
      statut: 'SPP',
      competences: { PSE2: 1 },
    },
    {
      civilite: 'madame',
      nom: 'Lacœuilhe',
      prenoms: 'Édith',
      naissance: '1975-08-19',
      centre: 'SAV',
      statut: 'SSSM',
      grade: 'Infirmière principale',
    },
    {
      civilite: 'monsieur',
      nom: 'Müller',
      prenoms: 'Karl',
      naissance: '1990-12-24',
      centre: 'PDB',
      roles: ['formateur'],
      competences: { FPSC: 1, PSE2: 0 },
    },
    {
      civilite: 'madame',
      nom: 'Traoré',
      prenoms: 'Aïssata',
      naissance: '1994-05-05',
      centre: 'VAU',
      competences: { PSE1: 0, PSE2: 0 },
    },
    {
      civilite: 'monsieur',
      nom: 'Dupont',
      prenoms: 'Jean',
      naissance: '1952-02-11',
      centre: 'SAV',
      statut: 'ANCIEN',
    },
    {
      civilite: 'madame',
      nom: 'Nguyen',
      prenoms: 'Linh',
      naissance: '1997-07-07',
      centre: 'MTC',
    },
    {
      civilite: 'monsieur',
      nom: 'Guérin',
      prenoms: 'Loïc',
      naissance: '1988-04-01',
      centre: 'SAV',
      competences: { PSE2: 2 },
    },
  ],
}
