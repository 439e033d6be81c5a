import { plural } from '#app/ui/format.ts'
import { adresseFiltres, type Filtres } from './filtres.ts'

/** What stops the form from being right: nothing of it is put in « autres » by default. */
export type GenreAnomalie =
  | 'non_cloturee'
  | 'sans_client'
  | 'sans_f1'
  | 'sans_f3'
  | 'sans_ligne_c'
  | 'sans_heures'
  | 'sans_formateur'
  | 'habitants'
  | 'sans_place'

export type Anomalie = {
  genre: GenreAnomalie
  /** The formation, or the type for `sans_f3`. */
  id: string
  numero: string
  libelle: string
  /** People, or payments. */
  nombre: number
  /** How many lines of this kind there are; the first ones alone are given. */
  total: number
}

type Sens = {
  titre: string
  remede: string
  bloquante: boolean
  detail: (nombre: number) => string
}

const stagiaires = (nombre: number) => plural(nombre, 'stagiaire', 'stagiaires')
const reglements = (nombre: number) => plural(nombre, 'règlement', 'règlements')

/** In the order in which they are worth mending. */
export const sensAnomalies: Record<GenreAnomalie, Sens> = {
  non_cloturee: {
    titre: 'Formations terminées, pas encore clôturées',
    remede: 'Elles ne comptent qu’une fois clôturées.',
    bloquante: false,
    detail: stagiaires,
  },
  sans_client: {
    titre: 'Formations privées sans client',
    remede:
      'Dites pour qui elles ont été faites, ou choisissez leur ligne : hors bilan pour vos propres membres.',
    bloquante: true,
    detail: stagiaires,
  },
  sans_f1: {
    titre: 'Stagiaires sans ligne F-1',
    remede:
      'Ils se disent « particulier, à mes frais » alors qu’un employeur paie. Corrigez leur situation, ou la ligne de la formation.',
    bloquante: true,
    detail: stagiaires,
  },
  sans_f3: {
    titre: 'Types de formation sans objectif général (F-3)',
    remede: 'Choisissez l’objectif sur la fiche du type : il vaut pour toutes ses formations.',
    bloquante: true,
    detail: stagiaires,
  },
  sans_ligne_c: {
    titre: 'Règlements sans ligne du cadre C',
    remede: 'Le payeur est l’union elle-même. Corrigez le client du règlement.',
    bloquante: false,
    detail: reglements,
  },
  sans_heures: {
    titre: 'Stagiaires validés sans heure suivie',
    remede: 'Aucune présence n’est notée : le formulaire compterait zéro heure.',
    bloquante: false,
    detail: stagiaires,
  },
  sans_formateur: {
    titre: 'Formations sans heure de formateur (cadre E)',
    remede: 'Affectez le formateur qui les a encadrées.',
    bloquante: false,
    detail: stagiaires,
  },
  habitants: {
    titre: 'Habitants ou agents ? Ligne 3 ou 8 du cadre C',
    remede:
      'Une collectivité a payé pour des personnes qui ne sont pas ses agents : choisissez peut-être la ligne 8.',
    bloquante: false,
    detail: stagiaires,
  },
  sans_place: {
    titre: 'Paiements reçus sans place, ni remboursés',
    remede: 'Ils ne comptent pas comme produits. Remboursez-les, ou donnez une place.',
    bloquante: false,
    detail: reglements,
  },
}

/** The page that mends an anomaly. */
export function lienAnomalie(
  espace: string,
  { genre, id }: Pick<Anomalie, 'genre' | 'id'>,
  filtres: Filtres,
): string {
  const stagiaires = (plus: Record<string, string>) =>
    `${espace}/statistiques/stagiaires${adresseFiltres(filtres, { formation: id, ...plus })}`
  switch (genre) {
    case 'non_cloturee':
      return `${espace}/formations/${id}/cloturer`
    case 'sans_f3':
      return `${espace}/parametrages/types/${id}`
    case 'sans_f1':
      return stagiaires({ etat: 'valides', f1: 'aucune' })
    case 'sans_heures':
      return stagiaires({ etat: 'sans_heures' })
    case 'sans_formateur':
      return `${espace}/formations/${id}`
    case 'sans_ligne_c':
    case 'sans_client':
    case 'habitants':
      return `${espace}/statistiques/bpf/formations/${id}`
    case 'sans_place':
      return `${espace}/formations/${id}`
  }
}
