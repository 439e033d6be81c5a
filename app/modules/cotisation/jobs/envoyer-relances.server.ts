import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob, enqueue } from '#app/platform/jobs.server.ts'
import type { Jour } from '#app/platform/jour.ts'
import { relanceEmail } from '../emails/relance.ts'
import {
  couvre,
  genresManquants,
  libellePeriode,
  libellesGenre,
  periodeContenant,
} from '../model.ts'
import { listCotisations } from '../queries/cotisations.server.ts'
import { findMembre } from '../queries/membres.server.ts'
import { lirePeriodes } from '../queries/periodes.server.ts'

const parLot = 50

/** Writes the reminders that wait, one transaction each; a long list is continued by another job. */
export const envoyerRelances = defineJob(
  'cotisation.envoyer_relances',
  z.object({}),
  async (ctx) => {
    for (let ecrites = 0; ecrites < parLot; ecrites += 1) {
      if (!(await envoyerUne(ctx))) return
    }
    await transaction(ctx, (ctx) => enqueue(ctx, envoyerRelances, {}))
  },
)

/** False when none waits. */
function envoyerUne(ctx: Ctx): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const relance = await ctx.db
      .selectFrom('relanceCotisation')
      .where('unionId', '=', ctx.union.id)
      .where('traiteeLe', 'is', null)
      .orderBy('id')
      .limit(1)
      .select(['id', 'adherentId', 'auJour'])
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!relance) return false
    await ctx.db
      .updateTable('relanceCotisation')
      .set({ traiteeLe: ctx.now, courrielId: (await ecrire(ctx, relance)) ?? null })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', relance.id)
      .execute()
    return true
  })
}

type Relance = { id: string; adherentId: string; auJour: Jour }

/** Undefined when there is nothing left to say: paid since, gone, no address. */
async function ecrire(ctx: WriteCtx, { id, adherentId, auJour }: Relance) {
  const membre = await findMembre(ctx, adherentId)
  if (!membre?.email) return undefined
  const cotisations = await listCotisations(ctx, adherentId)
  const periodes = await lirePeriodes(ctx)
  const manquantes = genresManquants(cotisations, auJour).map((genre) => {
    const connue = cotisations.find((one) => one.genre === genre && couvre(one, auJour))
    const periode = connue ?? periodeContenant(periodes[genre], auJour)
    return {
      libelle: `${libellesGenre[genre]} ${libellePeriode(periode)}`,
      montant: connue?.montant ?? null,
      au: periode.au,
    }
  })
  if (manquantes.length === 0) return undefined
  return envoyerCourriel(
    ctx,
    relanceEmail({
      to: membre.email,
      prenom: membre.prenoms,
      personneId: membre.personneId,
      relanceId: id,
      manquantes,
    }),
  )
}
