type StagiaireDemo = {
  civilite: 'madame' | 'monsieur'
  nom: string
  prenoms: string
  naissance: string
  commune: string
}

// [nom, prénoms, birth, commune]: the public of the demonstration, invented.
const femmes: [string, string, string, string][] = [
  ['Petit', 'Nadia', '1988-11-02', 'Vaubécourt'],
  ['Bernard', 'Chloé', '2004-02-29', 'Montclair-sur-Brenne'],
  ['Fontaine', 'Inès', '1997-10-17', 'Pont-de-Brenne'],
  ['Château', 'Yvonne', '1961-03-12', 'Saint-Aubin-le-Vieux'],
  ['Haddad', 'Samira', '1979-01-09', 'Montclair-sur-Brenne'],
  ['Lemoine', 'Agathe', '1992-06-21', 'Vaubécourt'],
  ['Ouédraogo', 'Fatoumata', '1995-12-31', 'Montclair-sur-Brenne'],
  ['Rivière', 'Solène', '1986-05-18', 'Pont-de-Brenne'],
  ['Ségur', 'Bérénice', '1973-09-27', 'Saint-Aubin-le-Vieux'],
  ['Vidal', 'Capucine', '2001-07-14', 'Montclair-sur-Brenne'],
  ['Zimmermann', 'Hélène', '1968-04-04', 'Vaubécourt'],
  ['Barbier', 'Élodie', '1990-02-08', 'Pont-de-Brenne'],
  ['Colin', 'Marie-Ange', '1982-08-30', 'Montclair-sur-Brenne'],
  ['Delattre', 'Justine', '1999-03-03', 'Vaubécourt'],
  ['Evrard', 'Pauline', '1994-10-10', 'Saint-Aubin-le-Vieux'],
  ['Faure', 'Gwenaëlle', '1977-11-11', 'Montclair-sur-Brenne'],
  ['Gonçalves', 'Lucie', '1985-01-25', 'Pont-de-Brenne'],
  ['Huet', 'Maïwenn', '2000-06-16', 'Vaubécourt'],
  ['Imbert', 'Zoé', '1996-09-19', 'Montclair-sur-Brenne'],
  ['Jacquot', 'Thérèse', '1958-12-07', 'Saint-Aubin-le-Vieux'],
  ['Klein', 'Ophélie', '1991-04-28', 'Montclair-sur-Brenne'],
  ['Legrand', 'Noëlle', '1964-12-25', 'Pont-de-Brenne'],
  ['Moulin', 'Anouk', '1998-08-08', 'Vaubécourt'],
  ['Noël', 'Clémence', '1987-07-01', 'Montclair-sur-Brenne'],
]

const hommes: [string, string, string, string][] = [
  ['De La Rochefoucauld-Mézières', 'Jean-Baptiste Marie', '1994-06-14', 'Montclair-sur-Brenne'],
  ["D'Almeida", 'Tiago', '2001-01-30', 'Vaubécourt'],
  ['Lopez', 'Mathéo', '2003-09-09', 'Pont-de-Brenne'],
  ['Nguyen', 'Minh', '1983-07-21', 'Montclair-sur-Brenne'],
  ['Ollivier', 'Hervé', '1970-05-29', 'Saint-Aubin-le-Vieux'],
  ['Perrot', 'Grégoire', '1989-02-17', 'Montclair-sur-Brenne'],
  ['Quentin', 'Noé', '2002-10-23', 'Vaubécourt'],
  ['Roche', 'Baptiste', '1993-01-06', 'Pont-de-Brenne'],
  ['Sanchez', 'Raphaël', '1981-11-28', 'Montclair-sur-Brenne'],
  ['Thomas', 'François-Xavier', '1975-03-15', 'Vaubécourt'],
  ['Urvoy', 'Corentin', '1998-05-02', 'Saint-Aubin-le-Vieux'],
  ['Vallet', 'Jérôme', '1984-08-12', 'Montclair-sur-Brenne'],
  ['Weiss', 'Théo', '2000-12-01', 'Pont-de-Brenne'],
  ['Yilmaz', 'Emre', '1990-06-26', 'Montclair-sur-Brenne'],
  ['Abadie', 'Cédric', '1978-10-05', 'Vaubécourt'],
  ['Boulanger', 'Aurélien', '1995-04-19', 'Montclair-sur-Brenne'],
  ['Camara', 'Ibrahima', '1987-09-13', 'Pont-de-Brenne'],
  ['Dubois', 'Maxime', '1999-07-24', 'Saint-Aubin-le-Vieux'],
  ['Étienne', 'Gaël', '1992-03-31', 'Montclair-sur-Brenne'],
  ['Fischer', 'Loïc', '1969-01-22', 'Vaubécourt'],
  ['Gauthier', 'Adrien', '1986-12-18', 'Montclair-sur-Brenne'],
  ['Hamel', 'Côme', '2004-05-07', 'Pont-de-Brenne'],
  ['Jourdan', 'Pierre-Yves', '1976-06-09', 'Montclair-sur-Brenne'],
  ['Khelifi', 'Yanis', '1997-02-03', 'Vaubécourt'],
]

/** A woman, a man, a woman… in an order that never changes. */
export const stagiairesDemo: StagiaireDemo[] = femmes.flatMap((femme, rang) => {
  const homme = hommes[rang]
  return [personne('madame', femme), ...(homme ? [personne('monsieur', homme)] : [])]
})

function personne(
  civilite: StagiaireDemo['civilite'],
  [nom, prenoms, naissance, commune]: [string, string, string, string],
): StagiaireDemo {
  return { civilite, nom, prenoms, naissance, commune }
}
