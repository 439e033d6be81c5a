import { z } from 'zod'
import { ibanSchema } from '#app/modules/union/model/iban.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { checkbox } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { encrypt } from '#app/platform/secrets/secrets.server.ts'
import { nirSchema } from '../model/nir.ts'
import { authorize } from '../policy.ts'
import { lockAdherents } from '../queries/personnes.server.ts'
import {
  type ChampSensible,
  findFicheSensible,
  placeSensible,
} from '../queries/sensibles.server.ts'

/** A field left empty keeps what is known: the form never shows it. */
export const enregistrerDonneesSensiblesSchema = z.object({
  adherentId: z.uuid(),
  iban: ibanSchema,
  nir: nirSchema,
  effacerIban: checkbox,
  effacerNir: checkbox,
})

type Saisie = z.output<typeof enregistrerDonneesSensiblesSchema>

/** ADH-7: encrypts what is typed, erases what is ticked. The journal says what changed, never a value. */
export function enregistrerDonneesSensibles(ctx: Ctx | WriteCtx, saisie: Saisie) {
  return transaction(ctx, async (ctx) => {
    const { adherentId, iban, nir, effacerIban, effacerNir } = saisie
    authorize(ctx, 'donnee_sensible.lire')
    const fiche = (await findFicheSensible(ctx, adherentId)) ?? notFound()
    authorize(ctx, 'donnee_sensible.lire', fiche)
    await lockAdherents(ctx, [adherentId])
    const changees = [
      ...(await ecrire(ctx, adherentId, 'iban', iban, effacerIban)),
      ...(await ecrire(ctx, adherentId, 'nir', nir, effacerNir)),
    ]
    for (const { champ, effacee } of changees) {
      const acte = effacee ? 'adherent.donnee_sensible_effacee' : 'adherent.donnee_sensible_changee'
      record(ctx, acte, { genre: 'adherent', id: adherentId }, { champ })
    }
  })
}

async function ecrire(
  ctx: WriteCtx,
  adherentId: string,
  champ: ChampSensible,
  valeur: string | null,
  effacer: boolean,
): Promise<{ champ: ChampSensible; effacee: boolean }[]> {
  if (valeur !== null) {
    const chiffree = {
      valeurChiffree: encrypt(valeur, placeSensible(adherentId, champ)),
      modifieeLe: ctx.now,
      modifieePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    }
    await ctx.db
      .insertInto('donneeSensible')
      .values({ unionId: ctx.union.id, id: newId(), adherentId, champ, ...chiffree })
      .onConflict((conflict) => conflict.constraint('donnee_sensible_unique').doUpdateSet(chiffree))
      .execute()
    return [{ champ, effacee: false }]
  }
  if (!effacer) return []
  const { numDeletedRows } = await ctx.db
    .deleteFrom('donneeSensible')
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', adherentId)
    .where('champ', '=', champ)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n ? [{ champ, effacee: true }] : []
}
