import type { Ctx } from '#app/platform/ctx.ts'
import { selectAdherents } from './adherents.server.ts'

/** Who a member is and where to write to him, for the pages that other modules add to his sheet. */
export function findPersonneAdherent(ctx: Ctx, id: string) {
  return selectAdherents(ctx)
    .where('a.id', '=', id)
    .select(['a.personneId', 'a.email', 'p.prenoms', 'p.nomUsage', 'p.nomNaissance'])
    .executeTakeFirst()
}

/** The member that a person is, within the reader's scope. */
export function findAdherentDe(ctx: Ctx, personneId: string) {
  return selectAdherents(ctx)
    .where('a.personneId', '=', personneId)
    .select('a.id')
    .executeTakeFirst()
}
