import type { Role } from '#app/platform/ctx.ts'

/** The roles as users name them. */
export const libellesRole: Record<Role, string> = {
  administrateur: 'Administrateur',
  gestionnaire_adherents: 'Gestionnaire adhérents',
  gestionnaire_formations: 'Gestionnaire formations',
  responsable_local: 'Responsable local',
  gestionnaire_dps: 'Gestionnaire DPS',
  logisticien: 'Logisticien',
  tresorier: 'Trésorier',
  secretaire: 'Secrétaire',
  formateur: 'Formateur',
  communication: 'Communication',
  donnees_sensibles: 'Données sensibles',
}

/** What each role is for, in one sentence. */
export const usagesRole: Record<Role, string> = {
  administrateur: 'Tient l’union\u00a0: tous les droits, sauf lire les données sensibles.',
  gestionnaire_adherents:
    'Ajoute, modifie et valide les adhérents, leurs compétences et leurs comptes.',
  gestionnaire_formations: 'Crée, valide et clôture les formations, et suit leurs stagiaires.',
  responsable_local: 'Propose et suit les formations des centres dont il a la charge.',
  gestionnaire_dps: 'Prépare les dispositifs prévisionnels de secours, de la demande au devis.',
  logisticien: 'Tient le matériel, les lots, les véhicules et les commandes.',
  tresorier: 'Suit les factures, les règlements et les exports comptables.',
  secretaire: 'Lit la liste des adhérents et l’historique des mails, suit les sinistres.',
  formateur: 'Postule aux formations, les tient et note les présences.',
  communication: 'Écrit les mails automatiques, les trames et les documents collectifs.',
  donnees_sensibles:
    'Lit les IBAN et numéros de sécurité sociale\u00a0; chaque lecture est notée au journal.',
}

export function libelleRole(role: string): string {
  return libellesRole[role as Role] ?? role
}

/** High roles: given and removed by an administrator who has just typed the password again. */
export const rolesEleves: readonly Role[] = [
  'administrateur',
  'tresorier',
  'gestionnaire_adherents',
  'donnees_sensibles',
]

/** How far a role may reach: the whole union, named centres, or either. */
export type Etendue = 'union' | 'centres' | 'au_choix'

export function etendueDe(role: Role): Etendue {
  if (role === 'administrateur') return 'union'
  return role === 'responsable_local' ? 'centres' : 'au_choix'
}

/** Why a role cannot be given with this reach; undefined when it can. */
export function empechementEtendue(role: Role, centreId: string | null): string | undefined {
  const etendue = etendueDe(role)
  if (etendue === 'union' && centreId !== null) {
    return 'Le rôle d’administrateur vaut pour toute l’union.'
  }
  if (etendue === 'centres' && centreId === null) {
    return 'Choisissez au moins un centre\u00a0: un responsable local agit dans les siens.'
  }
}

/** In the order of the pages: high roles apart. */
export const rolesOrdinaires = (Object.keys(libellesRole) as Role[]).filter(
  (role) => !rolesEleves.includes(role),
)
