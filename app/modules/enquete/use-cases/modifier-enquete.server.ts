import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { type ModifierEnquete, questionsDe } from '../model/saisie.ts'
import { empechementQuestions, memesQuestions } from '../model.ts'
import { authorize } from '../policy.ts'
import { findEnquete, insertEnquete } from '../queries/enquetes.server.ts'

/** STA-8: the next version of a questionnaire. What was already sent keeps the version it came with. */
export function modifierEnquete(ctx: Ctx | WriteCtx, input: ModifierEnquete) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'enquete.parametrer')
    const { genre, version } = input
    const enquete = await findEnquete(ctx, genre)
    if (enquete.version !== version) throw new StaleVersion()
    const questions = questionsDe(input.questions)
    refuseIf(empechementQuestions(genre, questions))
    if (memesQuestions(enquete.questions, questions)) return
    const suivante = { genre, version: version + 1, dOrigine: false, questions }
    if (!(await insertEnquete(ctx, suivante))) throw new StaleVersion()
    const { id } = await findEnquete(ctx, genre)
    const codes = { genre, version: suivante.version }
    record(ctx, 'enquete.modifiee', { genre: 'enquete', id: id ?? '' }, codes)
  })
}
