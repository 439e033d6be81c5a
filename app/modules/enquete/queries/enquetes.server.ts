import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { questionsDOrigine } from '../model/origine.ts'
import { questionsLues } from '../model/saisie.ts'
import { type GenreEnquete, genres, memesQuestions, type Question } from '../model.ts'

export type Enquete = {
  /** Null: no version was ever kept, nobody was asked yet. */
  id: string | null
  genre: GenreEnquete
  version: number
  dOrigine: boolean
  questions: Question[]
  creeLe: Date | null
}

/** The questionnaires of the union, in the order of the settings page: one statement. */
export async function listEnquetes(ctx: Ctx | WriteCtx): Promise<Enquete[]> {
  const db = ctx.db
  const rows = await db
    .selectFrom('enquete')
    .where('unionId', '=', ctx.union.id)
    .distinctOn('genre')
    .select(['id', 'genre', 'version', 'dOrigine', 'questions', 'creeLe'])
    .orderBy('genre')
    .orderBy('version', 'desc')
    .execute()
  return genres.map((genre) => {
    const row = rows.find((row) => row.genre === genre)
    if (!row) {
      const questions = questionsDOrigine[genre]
      return { id: null, genre, version: 0, dOrigine: true, questions, creeLe: null }
    }
    // The product's questions may have changed since: a union that wrote nothing follows them.
    const questions = row.dOrigine ? questionsDOrigine[genre] : questionsLues.parse(row.questions)
    return { ...row, questions }
  })
}

export async function findEnquete(ctx: Ctx | WriteCtx, genre: GenreEnquete): Promise<Enquete> {
  const liste = await listEnquetes(ctx)
  const enquete = liste.find((enquete) => enquete.genre === genre)
  if (!enquete) throw new Error(`Unknown survey: ${genre}`)
  return enquete
}

/** The version that somebody is about to receive: kept from now on, whatever becomes of the questions. */
export async function enqueteEnVigueur(ctx: WriteCtx, genre: GenreEnquete): Promise<string> {
  const { dOrigine, questions } = await findEnquete(ctx, genre)
  const derniere = await findDerniere(ctx, genre)
  if (derniere && memesQuestions(questionsLues.parse(derniere.questions), questions))
    return derniere.id
  await insertEnquete(ctx, { genre, version: (derniere?.version ?? 0) + 1, dOrigine, questions })
  return (await findDerniere(ctx, genre))?.id ?? ''
}

function findDerniere(ctx: WriteCtx, genre: GenreEnquete) {
  return ctx.db
    .selectFrom('enquete')
    .where('unionId', '=', ctx.union.id)
    .where('genre', '=', genre)
    .select(['id', 'version', 'questions'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

type Version = Pick<Enquete, 'genre' | 'version' | 'dOrigine' | 'questions'>

/** False when that version exists already: somebody was faster. */
export async function insertEnquete(ctx: WriteCtx, version: Version): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await ctx.db
    .insertInto('enquete')
    .values({
      ...version,
      unionId: ctx.union.id,
      id: newId(),
      questions: JSON.stringify(version.questions),
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .onConflict((conflict) => conflict.constraint('enquete_version_unique').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}
