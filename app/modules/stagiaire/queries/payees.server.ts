import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** Which of these inscriptions somebody has paid for, even in part: they are never removed by the rule. */
export async function listPayees(
  ctx: Ctx | WriteCtx,
  inscriptions: { id: string }[],
): Promise<ReadonlySet<string>> {
  if (inscriptions.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('reglement')
    .where('unionId', '=', ctx.union.id)
    .where(
      'inscriptionId',
      'in',
      inscriptions.map(({ id }) => id),
    )
    .where('statut', '=', 'recu')
    .select('inscriptionId')
    .distinct()
    .execute()
  return new Set(rows.flatMap(({ inscriptionId }) => inscriptionId ?? []))
}

type Personne = { id: string; typeFormationId: string; clePersonne: string }

/** The other places that a person holds for a type of training while they are being paid. */
export function listReservations(
  ctx: Ctx | WriteCtx,
  { id, typeFormationId, clePersonne }: Personne,
): Promise<{ id: string; formationId: string }[]> {
  return ctx.db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('typeFormationId', '=', typeFormationId)
    .where('clePersonne', '=', clePersonne)
    .where('statut', '=', 'reservee')
    .where('id', '<>', id)
    .select(['id', 'formationId'])
    .execute()
}

/**
 * The sign-up that a draft has made and that is still to be paid. One already known (STA-2 c) keeps its
 * own secret link: whoever types the same name does not get it.
 */
export async function findAPayer(
  ctx: Ctx | WriteCtx,
  { id, inscriptionId }: { id: string; inscriptionId: string },
): Promise<string | undefined> {
  if (id !== inscriptionId) return undefined
  const row = await ctx.db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .where('statut', 'in', ['reservee', 'expiree'])
    .select('id')
    .executeTakeFirst()
  return row?.id
}
