import type { LigneMateriel } from '../model/materiel.ts'

/**
 * What is usually taken to the room, by type. No text gives such a list: these are proposals drawn from the
 * exercises of the référentiels and from the habits of trainers, for each union to make its own.
 */
export function materielInitial(code: string): LigneMateriel[] {
  return listes[code] ?? []
}

function fixe(libelle: string, quantite = 1): LigneMateriel {
  return { libelle, quantite, base: 'fixe', groupe: null }
}

function parStagiaire(libelle: string, quantite = 1): LigneMateriel {
  return { libelle, quantite, base: 'stagiaire', groupe: null }
}

function pour(groupe: number, libelle: string, quantite = 1): LigneMateriel {
  return { libelle, quantite, base: 'groupe', groupe }
}

function parFormateur(libelle: string): LigneMateriel {
  return { libelle, quantite: 1, base: 'formateur', groupe: null }
}

const salle = [
  fixe('Vidéoprojecteur, rallonge électrique'),
  parFormateur('Référentiel et fiches pédagogiques'),
]

const hygiene = [
  parStagiaire('Gants à usage unique, paire', 2),
  pour(5, 'Lingettes désinfectantes, paquet'),
  parStagiaire('Peau de visage ou protection de bouche-à-bouche'),
]

const massage = [
  pour(4, 'Mannequin adulte'),
  pour(5, 'DAE de formation, électrodes'),
  pour(10, 'Mannequin enfant'),
  pour(5, 'Mannequin nourrisson'),
]

const plaies = [
  pour(2, 'Garrot de formation'),
  pour(2, 'Pansement compressif, tissu de compression'),
  fixe('Maquillage et accessoires de simulation, trousse'),
]

const citoyen = [
  ...massage,
  ...plaies,
  pour(2, 'Tapis de sol ou couverture'),
  ...hygiene,
  parStagiaire('Aide-mémoire remis au stagiaire'),
  ...salle,
]

const sensibilisation = [
  pour(5, 'Mannequin adulte'),
  pour(5, 'DAE de formation, électrodes'),
  pour(5, 'Garrot de formation'),
  pour(5, 'Pansement compressif, tissu de compression'),
  ...hygiene,
  ...salle,
]

const equipe = [
  ...massage,
  pour(6, 'Insufflateur manuel adulte, enfant et nourrisson, jeu'),
  pour(6, 'Bouteille d’oxygène, masques et lunettes'),
  pour(6, 'Aspirateur de mucosités et sondes'),
  pour(6, 'Canules oropharyngées, jeu'),
  pour(6, 'Tensiomètre, oxymètre de pouls, lampe, thermomètre'),
  ...plaies,
  pour(3, 'Collier cervical réglable'),
  pour(6, 'Couverture de survie et drap'),
  ...hygiene,
  ...salle,
]

const releve = [
  pour(6, 'Brancard et ses sangles'),
  pour(6, 'Plan dur, immobilisateur de tête et sangles'),
  pour(6, 'Matelas immobilisateur à dépression et pompe'),
  pour(6, 'Attelles à dépression ou modulables, jeu'),
  pour(6, 'Chaise portoir'),
]

const travail = [
  ...citoyen,
  fixe('Machine ou outillage factice, coupure d’énergie simulée'),
  parStagiaire('Fiche de signalement de situation dangereuse', 2),
]

const listes: Record<string, LigneMateriel[]> = {
  GQS: sensibilisation,
  DAE: sensibilisation.filter(({ libelle }) => !/Garrot|Pansement/.test(libelle)),
  PSC: citoyen,
  FC_PSC: citoyen,
  IPS: citoyen,
  IPSEN: citoyen.filter(({ libelle }) => !/Garrot/.test(libelle)),
  PSE1: equipe,
  PSE2: [...equipe, ...releve],
  FC_PSE: [...equipe, ...releve],
  SST: travail,
  MAC_SST: travail,
  FORM_SST: travail,
  MAC_FORM_SST: travail,
  PAE_FPSC: [...citoyen, fixe('Tableau de papier et feutres')],
  PAE_FPSE: [...equipe, ...releve, fixe('Tableau de papier et feutres')],
  EPI: [
    pour(4, 'Extincteur à eau avec additif', 2),
    pour(6, 'Extincteur au dioxyde de carbone', 2),
    fixe('Bac à feu et bouteille de gaz, ou simulateur'),
    fixe('Extincteur de sécurité, réservé au formateur', 2),
    pour(4, 'Gants et casque à écran, jeu'),
    fixe('Couverture anti-feu'),
    ...salle,
  ],
  EVAC: [
    pour(5, 'Brassards guide-file et serre-file, paire'),
    fixe('Plans d’évacuation du bâtiment, jeu'),
    fixe('Machine à fumée et son liquide'),
    fixe('Mégaphone ou sifflet'),
    parStagiaire('Aide-mémoire remis au stagiaire'),
    ...salle,
  ],
}
