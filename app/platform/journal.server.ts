import { sql } from 'kysely'
import type { Acteur, WriteCtx } from './ctx.ts'
import { newId } from './id.ts'

/** A personal value before and after: kept apart, so that only erasure may blank it. */
export type Change = {
  champ: string
  avant: string | null
  apres: string | null
  personneId?: string
}

export type JournalEntry = {
  acte: string
  objetGenre: string
  objetId: string
  codes: Record<string, string | number | boolean | null>
  changes: Change[]
}

/**
 * Notes an act, a French past participle: `formation.stagiaire_inscrit`. `codes` hold ids, codes,
 * amounts and dates only; personal values go to `changes`. Written just before the commit.
 */
export function record(
  ctx: WriteCtx,
  acte: string,
  objet: { genre: string; id: string },
  codes: JournalEntry['codes'] = {},
  changes: Change[] = [],
): void {
  ctx.journal.push({ acte, objetGenre: objet.genre, objetId: objet.id, codes, changes })
}

/** Called by `transaction`, last: the counter of the journal is the last lock of an act. */
export async function writeJournal(ctx: WriteCtx): Promise<void> {
  const entries = ctx.journal.splice(0)
  if (entries.length === 0) return
  const lines = entries.map((entry) => ({ ...entry, id: newId() }))
  const last = await takeSequence(ctx, lines.length)
  await ctx.db
    .insertInto('journal')
    .values(
      lines.map((line, index) => ({
        unionId: ctx.union.id,
        id: line.id,
        seq: last - lines.length + 1 + index,
        le: ctx.now,
        ...author(ctx.acteur),
        acte: line.acte,
        objetGenre: line.objetGenre,
        objetId: line.objetId,
        requeteId: ctx.requestId,
        codes: JSON.stringify(line.codes),
      })),
    )
    .execute()
  const values = lines.flatMap((line) =>
    line.changes.map((change) => ({
      unionId: ctx.union.id,
      id: newId(),
      journalId: line.id,
      personneId: change.personneId ?? null,
      champ: change.champ,
      avant: change.avant,
      apres: change.apres,
    })),
  )
  if (values.length > 0) await ctx.db.insertInto('journalValeur').values(values).execute()
}

async function takeSequence(ctx: WriteCtx, count: number): Promise<number> {
  const { dernier } = await ctx.db
    .insertInto('compteur')
    .values({ unionId: ctx.union.id, serie: 'journal', exercice: 0, dernier: count })
    .onConflict((conflict) =>
      conflict
        .columns(['unionId', 'serie', 'exercice'])
        .doUpdateSet({ dernier: sql<number>`compteur.dernier + ${count}` }),
    )
    .returning('dernier')
    .executeTakeFirstOrThrow()
  return dernier
}

function author(acteur: Acteur) {
  if (acteur.genre === 'adherent')
    return { acteurGenre: 'adherent' as const, acteurId: acteur.adherentId }
  if (acteur.genre === 'exploitant')
    return { acteurGenre: 'exploitant' as const, acteurId: acteur.compteId }
  if (acteur.genre === 'systeme') return { acteurGenre: 'systeme' as const, acteurId: null }
  return { acteurGenre: 'public' as const, acteurId: null }
}

/** Takes the next number of a series (formation, proces_verbal…): gap-free, locked until the commit. */
export async function nextNumber(ctx: WriteCtx, serie: string, exercice: number): Promise<number> {
  const [numero = 0] = await nextNumbers(ctx, serie, exercice, 1)
  return numero
}

/** Takes `count` numbers that follow each other, in one statement. */
export async function nextNumbers(
  ctx: WriteCtx,
  serie: string,
  exercice: number,
  count: number,
): Promise<number[]> {
  const { dernier } = await ctx.db
    .insertInto('compteur')
    .values({ unionId: ctx.union.id, serie, exercice, dernier: count })
    .onConflict((conflict) =>
      conflict
        .columns(['unionId', 'serie', 'exercice'])
        .doUpdateSet({ dernier: sql<number>`compteur.dernier + ${count}` }),
    )
    .returning('dernier')
    .executeTakeFirstOrThrow()
  return Array.from({ length: count }, (_, rank) => dernier - count + 1 + rank)
}
