import type { Identite } from '#app/modules/adherent/model/personne.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { formatDay } from '#app/ui/format.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { can } from '../policy.ts'
import type { Vivante } from '../queries/inscriptions.server.ts'

/** STA-2 (e): the manager reads where the person is, then may tick *Transférer*. */
export class TransfertPropose extends Refusal {
  override name = 'TransfertPropose'
  constructor(ctx: Ctx | WriteCtx, ancienne: Vivante, identite: Identite) {
    super(
      `${nomComplet(identite)} est déjà ${inscrit(identite)} à ${designation(ctx, ancienne)}. Transférer libère cette place et prévient la personne.`,
      'transferer',
    )
  }
}

export function empechementDejaInscrit(identite: Identite): string {
  return `${nomComplet(identite)} est déjà ${inscrit(identite)} à cette formation.`
}

export function empechementDejaAilleurs(
  ctx: Ctx | WriteCtx,
  ancienne: Vivante,
  identite: Identite,
): string {
  return `${nomComplet(identite)} est déjà ${inscrit(identite)} à ${designation(ctx, ancienne)}.`
}

export function empechementDejaPayee(identite: Identite): string {
  return `${nomComplet(identite)} a déjà réglé une inscription au même type : remboursez-la d’abord, ou gardez-la.`
}

function inscrit({ civilite }: Identite): string {
  return civilite === 'madame' ? 'inscrite' : 'inscrit'
}

export function empechementDejaValidee(
  ctx: Ctx | WriteCtx,
  ancienne: Vivante,
  identite: Identite,
): string {
  return `${nomComplet(identite)} a déjà une inscription validée à ${designation(ctx, ancienne)}. Une seconde inscription au même type n’est pas possible : pour changer de date, ouvrez sa fiche là-bas et choisissez Transférer.`
}

/** A formation of another centre is not named to somebody who may not see it. */
function designation(
  ctx: Ctx | WriteCtx,
  { numero, intitule, premierJour, centreId }: Vivante,
): string {
  if (!can(ctx, 'inscription.lister', { centreId })) return 'une autre formation du même type'
  const quand = premierJour === null ? '' : ` du ${formatDay(premierJour)}`
  return `la formation ${numero} «\u00a0${intitule}\u00a0»${quand}`
}
