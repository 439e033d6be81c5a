import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { enqueueAll } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { remettreConsignes } from '../jobs/remettre-consignes.server.ts'
import {
  cibles,
  empechementConsigne,
  estVise,
  type Public,
  publics,
  receptionDe,
} from '../model/consigne.ts'
import { exiger } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { empreinteDe } from '../queries/consignes.server.ts'
import { type Destinataire, listDestinataires } from '../queries/destinataires.server.ts'
import { listLectures } from '../queries/lectures.server.ts'

export const envoyerConsignesSchema = z.object({
  /** Made with the form: a second click sends nothing. */
  id: z.uuid('Rechargez la page, puis envoyez de nouveau.'),
  formationId: z.uuid(),
  public: z.enum(publics, { error: 'Choisissez à qui les envoyer.' }),
  cible: z.enum(cibles).default('manquants'),
})

/**
 * FOR-8: a mail to each trainer or trainee who lacks the consignes as they are, to the new ones alone, or to
 * all. Who has no address is left out, and the page says so. Answers how many leave.
 */
export function envoyerConsignes(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof envoyerConsignesSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { id: lot, formationId, cible } = input
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'consigne.ecrire', formation)
    refuseIf(empechementConsigne(formation))
    if (await estParti(ctx, lot)) return { envoyes: 0 }
    const empreinte = await empreinteActuelle(ctx, formationId, input.public)
    const vises = (await listDestinataires(ctx, formationId)).filter(
      (un) =>
        un.public === input.public &&
        un.email !== null &&
        estVise(receptionDe(un.empreinte, empreinte), cible),
    )
    if (vises.length === 0) throw new Refusal('Personne n’est à prévenir : rien n’est parti.')
    await insertEnvois(ctx, { lot, formationId, empreinte }, vises)
    await ctx.db
      .updateTable('formation')
      .set({ consignesEnvoyeesLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .execute()
    const codes = { destinataires: vises.length, public: input.public }
    record(ctx, 'formation.consignes_envoyees', { genre: 'formation', id: formationId }, codes)
    return { envoyes: vises.length }
  })
}

async function estParti(ctx: WriteCtx, lot: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('consigneEnvoi')
    .where('unionId', '=', ctx.union.id)
    .where('lot', '=', lot)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

async function empreinteActuelle(ctx: WriteCtx, formationId: string, public_: Public) {
  const lectures = await listLectures(ctx, formationId, public_)
  if (lectures.length === 0) throw new Refusal('Écrivez d’abord une consigne pour eux.')
  return empreinteDe(lectures)
}

async function insertEnvois(
  ctx: WriteCtx,
  envoi: { lot: string; formationId: string; empreinte: string },
  vises: Destinataire[],
): Promise<void> {
  const lignes = vises.map((un) => ({
    ...envoi,
    unionId: ctx.union.id,
    id: newId(),
    candidatureId: un.public === 'formateurs' ? un.id : null,
    inscriptionId: un.public === 'stagiaires' ? un.id : null,
    envoyeLe: ctx.now,
    envoyePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
  }))
  await ctx.db.insertInto('consigneEnvoi').values(lignes).execute()
  await enqueueAll(
    ctx,
    remettreConsignes,
    lignes.map(({ id }) => ({ envoiId: id })),
  )
}
