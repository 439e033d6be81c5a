import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { optionalText, requiredText } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { jourSchema } from '../model/competence.ts'
import { lockAdherentPour } from '../queries/portee.server.ts'
import { refuseRecyclage } from './ajouter-recyclage.server.ts'

export const ajouterCompetenceSchema = z.object({
  adherentId: z.uuid(),
  /** Code of the skill in this union: `FPSC`. */
  code: requiredText('Choisissez une compétence.', 20),
  obtenueLe: jourSchema('Indiquez la date d’obtention.'),
  numero: optionalText(40),
  recyclages: z.array(jourSchema('Indiquez la date de la formation continue.')).default([]),
})

type Ajout = z.output<typeof ajouterCompetenceSchema>

/** Notes a skill held, its certificate and its continuous trainings. Held once: a renewal is added to it. */
export function ajouterCompetence(ctx: Ctx | WriteCtx, ajout: Ajout) {
  return transaction(ctx, async (ctx) => {
    const { adherentId, code, obtenueLe, recyclages } = ajout
    await lockAdherentPour(ctx, 'competence.gerer', adherentId)
    if (obtenueLe > ctx.aujourdhui) {
      throw new Refusal('La date d’obtention doit être dans le passé.', 'obtenueLe')
    }
    for (const le of recyclages) refuseRecyclage(ctx, obtenueLe, le)
    const id = await insertCompetence(ctx, ajout)
    if (recyclages.length > 0) {
      const { id: unionId } = ctx.union
      await ctx.db
        .insertInto('competenceRecyclage')
        .values(recyclages.map((le) => ({ unionId, id: newId(), competenceDetenueId: id, le })))
        .execute()
    }
    const codes = { competence: code, obtenueLe }
    record(ctx, 'adherent.competence_ajoutee', { genre: 'adherent', id: adherentId }, codes)
  })
}

async function insertCompetence(ctx: WriteCtx, ajout: Ajout): Promise<string> {
  const { adherentId, code, obtenueLe, numero } = ajout
  const competence = await ctx.db
    .selectFrom('competence')
    .where('unionId', '=', ctx.union.id)
    .where('code', '=', code)
    .where('archiveLe', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!competence) throw new Refusal('Choisissez une compétence de la liste.', 'code')
  const inserted = await ctx.db
    .insertInto('competenceDetenue')
    .values({
      unionId: ctx.union.id,
      id: newId(),
      adherentId,
      competenceId: competence.id,
      obtenueLe,
      numero,
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .onConflict((conflict) => conflict.constraint('competence_detenue_unique').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new Refusal('Cette personne a déjà cette compétence.', 'code')
  return inserted.id
}
