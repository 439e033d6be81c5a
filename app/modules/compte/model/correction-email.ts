import { rolesEleves } from '#app/modules/adherent/model/role.ts'
import type { Acteur, Role } from '#app/platform/ctx.ts'

type Titulaire = { adherentId: string; roles: Role[]; unions: number }

/** Why the staff may not change this login address (ADH-12); undefined when they may. */
export function empechementCorrection(
  { acteur }: { acteur: Acteur },
  { adherentId, roles, unions }: Titulaire,
): string | undefined {
  if (acteur.genre === 'adherent' && acteur.adherentId === adherentId) {
    return 'Changez votre propre adresse dans Mon compte, Sécurité.'
  }
  if (unions > 1) {
    return 'Ce compte ouvre aussi une autre union\u00a0: seul son titulaire peut changer son adresse de connexion.'
  }
  // Whoever holds the mailbox can choose the password: the account of a high role is not for everyone.
  const administrateur =
    acteur.genre === 'systeme' ||
    (acteur.genre === 'adherent' && acteur.roles.some(({ role }) => role === 'administrateur'))
  if (roles.some((role) => rolesEleves.includes(role)) && !administrateur) {
    return 'Cette personne a un rôle important\u00a0: seul un administrateur peut changer son adresse de connexion.'
  }
  return undefined
}
