/** The people and places of the demonstration: invented, with the names that break forms. */

export const centres = [
  { code: 'MONT', nom: 'CIS Montclair-sur-Brenne' },
  { code: 'VAUB', nom: 'CIS Vaubécourt' },
  { code: 'PONT', nom: 'CIS Pont-de-Brenne' },
  { code: 'AUBI', nom: 'CIS Saint-Aubin-le-Vieux' },
]

export const lieux = [
  { nom: 'Centre de secours, salle Lieutenant-Barthélemy', adresse: '4 rue de la Caserne', codePostal: '36000', commune: 'Montclair-sur-Brenne', centre: 'MONT' },
  { nom: 'Salle des fêtes', adresse: 'Place de l’Église', codePostal: '36100', commune: 'Vaubécourt', centre: 'VAUB' },
  { nom: 'Maison des associations', adresse: '12 quai du Moulin', codePostal: '36200', commune: 'Pont-de-Brenne', centre: 'PONT' },
]

type Membre = {
  pseudo: string
  nom: string
  prenom: string
  centre?: string
  roles?: string[]
  /** Centres the role is limited to. */
  centresDuRole?: string[]
  /** Last continuous training, in years before today; undefined = no skill. */
  recyclage?: number
  incomplet?: boolean
}

export const membres: Membre[] = [
  { pseudo: 'admin.demo', nom: 'Marchetti', prenom: 'Claire', roles: ['administrateur'], centre: 'MONT' },
  { pseudo: 'gestion.formations', nom: 'Prévost', prenom: 'Sylvain', roles: ['gestionnaire_formations'], centre: 'MONT' },
  { pseudo: 'gestion.dps', nom: 'Château', prenom: 'Yvette', roles: ['gestionnaire_dps'], centre: 'VAUB' },
  { pseudo: 'gestion.adherents', nom: 'Diarra', prenom: 'Ousmane', roles: ['gestionnaire_adherents'], centre: 'MONT' },
  { pseudo: 'local.formation', nom: 'Lefèvre', prenom: 'Aurélie', roles: ['responsable_local'], centresDuRole: ['VAUB', 'PONT'], centre: 'VAUB' },
  { pseudo: 'forma.teur', nom: 'Grandjean-Vuillemin', prenom: 'Thibault', roles: ['formateur'], centre: 'VAUB', recyclage: 0 },
  { pseudo: 'forma.trice', nom: 'Le Goff', prenom: 'Anaïs', roles: ['formateur'], centre: 'PONT', recyclage: 0 },
  { pseudo: 'forma.perime', nom: 'Benyahia', prenom: 'Mehdi', roles: ['formateur'], centre: 'MONT', recyclage: 3 },
  { pseudo: 'treso.rier', nom: 'Núñez', prenom: 'Rafael', roles: ['tresorier'], centre: 'MONT' },
  { pseudo: 'secre.taire', nom: 'D’Almeida', prenom: 'Marie-Thérèse', roles: ['secretaire'], centre: 'MONT' },
  { pseudo: 'logis.ticien', nom: 'Kowalczyk', prenom: 'Stéphane', roles: ['logisticien'], centre: 'AUBI' },
  { pseudo: 'commu.nication', nom: 'Œillet', prenom: 'Noémie', roles: ['communication'], centre: 'AUBI' },
  { pseudo: 'dupont.jean', nom: 'Dupont', prenom: 'Jean', centre: 'PONT' },
  { pseudo: 'nou.veau', nom: 'Nouveau', prenom: 'Éloi', incomplet: true },
]

export const autresMembres: Membre[] = [
  { pseudo: 'admin.demo2', nom: 'Roussel', prenom: 'Béatrice', roles: ['administrateur'] },
  { pseudo: 'dupont.jean', nom: 'Dupont', prenom: 'Jean' },
  { pseudo: 'forma.deux', nom: 'Garnier', prenom: 'Lucie', roles: ['formateur'], recyclage: 0 },
]

/** [civilité, nom, prénoms, birth] */
export const stagiaires: ['madame' | 'monsieur', string, string, string][] = [
  ['madame', 'Château', 'Yvonne', '1961-03-12'],
  ['monsieur', 'De La Rochefoucauld-Mézières', 'Jean-Baptiste Marie', '1994-06-14'],
  ['madame', 'Petit', 'Nadia', '1988-11-02'],
  ['monsieur', "D'Almeida", 'Tiago', '2001-01-30'],
  ['madame', 'Lacœuilhe', 'Édith', '1975-08-19'],
  ['monsieur', 'Müller', 'Karl', '1990-12-24'],
  ['madame', 'Traoré', 'Aïssata', '1999-05-05'],
  ['monsieur', 'Nguyen', 'Minh', '1983-07-21'],
  ['madame', 'Bernard', 'Chloé', '2004-02-29'],
  ['monsieur', 'Lopez', 'Mathéo', '2003-09-09'],
  ['madame', 'Fontaine', 'Inès', '1997-10-17'],
  ['monsieur', 'Guérin', 'Loïc', '1969-04-01'],
]
