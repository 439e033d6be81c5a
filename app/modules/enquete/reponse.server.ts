import type { WriteCtx } from '#app/platform/ctx.ts'
import { rangerReponses } from './model/reponse.ts'
import type { Question } from './model.ts'

/** What `reponsesSchema` gives back. */
export type Saisie = { r: Record<string, unknown>; texteLibre: string | null }

/** Writes the answer of a locked survey. `saisiePar`: who typed what came on paper. */
export async function insertReponse(
  ctx: WriteCtx,
  { id, questions }: { id: string; questions: Question[] },
  saisie: Saisie,
  saisiePar: string | null,
): Promise<void> {
  const { reponses, textes, texteLibre, noteGlobale } = rangerReponses(questions, saisie)
  await ctx.db
    .updateTable('enqueteEnvoi')
    .set({
      reponduLe: ctx.now,
      saisiePar,
      noteGlobale,
      reponses: JSON.stringify(reponses),
      textes: Object.keys(textes).length > 0 ? JSON.stringify(textes) : null,
      texteLibre,
    })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
}
