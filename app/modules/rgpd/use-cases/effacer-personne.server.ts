import { sql } from 'kysely'
import { z } from 'zod'
import { lockAdherents, lockPersonne } from '#app/modules/adherent/public.server.ts'
import { exigerReauthentification } from '#app/modules/compte/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { effacerPartout } from '../effacement.server.ts'
import { empechementEffacement } from '../model/effacement.ts'
import { authorize } from '../policy.ts'
import { findPersonneConnue, listObstacles } from '../queries/personnes.server.ts'
import { findQui } from '../queries/qui.server.ts'

export const effacerPersonneSchema = z.object({
  personneId: z.uuid(),
  /** The name typed again: nobody is erased by a slip of the hand. */
  nom: z.string({ error: 'Écrivez le nom de la personne.' }).trim().max(200),
})

/**
 * RGPD, article 17: takes away for good what the union knows of somebody, but what the law makes it keep.
 * The journal says that it was done, never of whom.
 */
export function effacerPersonne(
  ctx: Ctx | WriteCtx,
  { personneId, nom }: z.output<typeof effacerPersonneSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'personne.effacer')
    const connue = (await findPersonneConnue(ctx, personneId)) ?? notFound()
    const qui = (await findQui(ctx, personneId)) ?? notFound()
    for (const cle of await listCles(ctx, qui.personnes)) await lockPersonne(ctx, cle)
    await lockAdherents(ctx, qui.adherents)
    const estMoi = ctx.acteur.genre === 'adherent' && qui.personnes.includes(ctx.acteur.personneId)
    const obstacles = await listObstacles(ctx, qui)
    refuseIf(empechementEffacement({ ...connue, estMoi, obstacles }))
    if (ctx.acteur.genre !== 'systeme' && plat(nom) !== plat(connue.nom)) {
      throw new Refusal(`Écrivez «\u00a0${connue.nom}\u00a0» pour confirmer.`, 'nom')
    }
    await exigerReauthentification(ctx)
    await effacerPartout(ctx, qui)
    record(ctx, 'personne.effacee', { genre: 'personne', id: personneId })
  })
}

function plat(texte: string): string {
  return texte
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** The keys of a person and of the doubles merged into it, always in the same order. */
async function listCles(ctx: WriteCtx, personnes: string[]): Promise<string[]> {
  const { rows } = await sql<{ cle: string }>`select distinct cle_personne as cle from personne
    where union_id = ${ctx.union.id} and id = any(${personnes}::uuid[]) order by 1`.execute(ctx.db)
  return rows.map(({ cle }) => cle)
}
