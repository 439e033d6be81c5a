import type { Role } from '#app/platform/ctx.ts'

export const canaux = ['espace', 'courriel', 'push'] as const
export type Canal = (typeof canaux)[number]

export const libelleCanal: Record<Canal, string> = {
  espace: 'Espace',
  courriel: 'Courriel',
  push: 'Téléphone',
}

type DefinitionGenre = {
  libelle: string
  /** When it is told, in the user's words. */
  detail: string
  /** Who is ever told: holders of one of these roles, or every member. */
  pour: readonly Role[] | 'tous'
  canaux: readonly Canal[]
  /** Channels that nobody switches off: what a member must not miss. */
  obligatoires: readonly Canal[]
}

/** Every kind of thing a member is told. The page *Préférences* is made from this list. */
export const genres = {
  'formation.ouverte': {
    libelle: 'Nouvelles formations',
    detail: 'Une formation dont vous avez la compétence s’ouvre et cherche des formateurs.',
    pour: ['formateur'],
    canaux,
    obligatoires: [],
  },
  'formation.candidature': {
    libelle: 'Réponses à mes candidatures',
    detail:
      'Vous êtes retenu, affecté, décliné ou remplacé sur une formation ; vos journées changent.',
    pour: ['formateur'],
    canaux,
    obligatoires: ['espace'],
  },
  'formation.dossier_retourne': {
    libelle: 'Dossiers retournés',
    detail: 'Un formateur a renvoyé le dossier rempli d’une formation.',
    pour: ['gestionnaire_formations', 'responsable_local'],
    canaux: ['espace', 'push'],
    obligatoires: [],
  },
  'stagiaire.desistement': {
    libelle: 'Désistements de stagiaires',
    detail: 'Un stagiaire annule lui-même son inscription.',
    pour: ['gestionnaire_formations', 'responsable_local'],
    canaux: ['espace', 'push'],
    obligatoires: ['espace'],
  },
  'stagiaire.amenagement': {
    libelle: 'Besoins d’aménagement',
    detail: 'Un stagiaire demande un aménagement : mobilité, audition, lecture…',
    pour: ['gestionnaire_formations', 'responsable_local'],
    canaux: ['espace', 'push'],
    obligatoires: ['espace'],
  },
  'formation.equipe': {
    libelle: 'Équipes des formations',
    detail: 'Un formateur retenu se retire, ou reprend sa candidature.',
    pour: ['gestionnaire_formations', 'responsable_local'],
    canaux,
    obligatoires: ['espace'],
  },
  'formation.demandee': {
    libelle: 'Demandes de formation',
    detail: 'Un client demande une formation sur le site public.',
    pour: ['gestionnaire_formations'],
    canaux,
    obligatoires: ['espace'],
  },
  'competence.echeance': {
    libelle: 'Échéance de mes compétences',
    detail: 'Une compétence se termine dans 60 jours, dans 30 jours, puis aujourd’hui.',
    pour: 'tous',
    canaux,
    obligatoires: ['espace'],
  },
  'cotisation.echeance': {
    libelle: 'Fin de ma cotisation',
    detail: 'Votre cotisation se termine dans 30 jours, puis aujourd’hui.',
    pour: 'tous',
    canaux,
    obligatoires: [],
  },
  'competence.synthese': {
    libelle: 'Compétences des adhérents',
    detail: 'Chaque lundi, les compétences qui se terminent dans les 60 jours.',
    pour: ['gestionnaire_adherents'],
    canaux,
    obligatoires: [],
  },
  'document.publie': {
    libelle: 'Documents à lire',
    detail: 'Un document de l’union vous est adressé, ou une nouvelle version.',
    pour: 'tous',
    canaux: ['espace', 'push'],
    obligatoires: ['espace'],
  },
  'reglement.decision': {
    libelle: 'Paiements à décider',
    detail:
      'Un paiement par carte est arrivé sans place, ne correspond pas, ou fait l’objet d’un litige.',
    pour: ['tresorier'],
    canaux,
    obligatoires: ['espace'],
  },
  'donnees.copie_prete': {
    libelle: 'Copie de mes données',
    detail: 'La copie de données que vous avez demandée est prête.',
    pour: 'tous',
    canaux: ['espace'],
    obligatoires: ['espace'],
  },
  'compte.valide': {
    libelle: 'Validation de mon compte',
    detail: 'L’union a validé votre compte, l’espace s’ouvre.',
    pour: 'tous',
    canaux: ['espace'],
    obligatoires: ['espace'],
  },
  'compte.securite': {
    libelle: 'Sécurité de mon compte',
    detail: 'Mot de passe demandé ou changé, connexion depuis un nouvel appareil.',
    pour: 'tous',
    canaux: ['courriel'],
    obligatoires: ['courriel'],
  },
} as const satisfies Record<string, DefinitionGenre>

export type Genre = keyof typeof genres

export const listeGenres = Object.entries(genres) as [Genre, DefinitionGenre][]

/** The kinds a member is concerned with, by the roles held. `administrateur` holds them all. */
export function genresPour(roles: readonly Role[]): [Genre, DefinitionGenre][] {
  return listeGenres.filter(
    ([, { pour }]) =>
      pour === 'tous' || roles.some((role) => role === 'administrateur' || pour.includes(role)),
  )
}

export function libelleGenre(genre: string): string {
  return (genres as Record<string, DefinitionGenre>)[genre]?.libelle ?? 'Autre'
}

export function estUnGenre(genre: string): genre is Genre {
  return Object.hasOwn(genres, genre)
}
