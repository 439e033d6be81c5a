import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, StaleVersion } from '#app/platform/errors.ts'
import { type Change, record } from '#app/platform/journal.server.ts'
import { libellesChamp } from '../model/client.ts'
import { authorize } from '../policy.ts'
import { type FicheClient, lockClient } from '../queries/clients.server.ts'
import type { ModifierClient } from '../schema.ts'

/** CLI-4: changes a record. A stale form is refused: both versions are shown. */
export function modifierClient(ctx: Ctx | WriteCtx, input: ModifierClient) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'client.modifier')
    const { clientId, version, ...champs } = input
    const avant = await lockClient(ctx, clientId)
    if (avant.version !== version) throw new StaleVersion()
    if (avant.fusionneDansId) throw new Refusal('Cette fiche est fusionnée dans une autre.')
    const changements = changementsDe(avant, champs)
    if (changements.length === 0) return
    await ctx.db
      .updateTable('client')
      .set({ ...champs, version: version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', clientId)
      .execute()
    record(ctx, 'client.modifie', { genre: 'client', id: clientId }, {}, changements)
  })
}

type Champs = Omit<ModifierClient, 'clientId' | 'version'>

/** What changed, field by field, for the journal. */
function changementsDe(avant: FicheClient, apres: Champs): Change[] {
  return (Object.keys(apres) as (keyof Champs)[]).flatMap((champ) =>
    avant[champ] === apres[champ]
      ? []
      : [{ champ: libellesChamp[champ], avant: texte(avant[champ]), apres: texte(apres[champ]) }],
  )
}

function texte(valeur: string | number | boolean | null): string | null {
  return valeur === null ? null : String(valeur)
}
