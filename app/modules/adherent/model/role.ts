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

export function libelleRole(role: string): string {
  return libellesRole[role as Role] ?? role
}
