import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { type Compte, repartir } from '../model/repartition.ts'
import { questionsLues } from '../model/saisie.ts'
import type { GenreEnquete } from '../model.ts'
import { genres } from '../model.ts'
import { centresAutorises } from '../policy.ts'
import { selectEnvois } from './envois.server.ts'

const jourFacultatif = z.union([z.iso.date(), z.literal('')]).catch('')

export const filtresSchema = z.object({
  genre: z.enum(genres).catch('froid'),
  type: z.union([z.uuid(), z.literal('')]).catch(''),
  du: jourFacultatif,
  au: jourFacultatif,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filtres = z.output<typeof filtresSchema>

/** What the figures are about: a list as it is filtered, or one training. */
export type Sur =
  | (Omit<Filtres, 'page' | 'genre'> & { genre?: GenreEnquete })
  | { formationId: string; genre?: GenreEnquete }

/** The surveys of closed trainings within the reader's centres, by the training's last day. */
export function selectSur(ctx: Ctx, sur: Sur) {
  const centres = 'formationId' in sur ? undefined : centresAutorises(ctx, 'enquete.lister')
  const { genre } = sur
  const formation = 'formationId' in sur ? sur.formationId : ''
  const { type, du, au } = 'formationId' in sur ? { type: '', du: '', au: '' } : sur
  return selectEnvois(ctx)
    .$if(genre !== undefined, (query) => query.where('e.genre', '=', genre ?? 'froid'))
    .$if(formation !== '', (query) => query.where('e.formationId', '=', formation))
    .$if(type !== '', (query) => query.where('f.typeFormationId', '=', type))
    .$if(du !== '', (query) => query.where('f.dernierJour', '>=', du))
    .$if(au !== '', (query) => query.where('f.dernierJour', '<=', au))
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`f.centre_id = any(${centres}::uuid[])`),
    )
}

const compter = {
  envois: sql<number>`count(*)`,
  reponses: sql<number>`count(e.repondu_le)`,
  relances: sql<number>`coalesce(sum(e.relances), 0)::int`,
  sansAdresse: sql<number>`count(*) filter (where e.envoye_le is null and e.repondu_le is null)`,
  /** Mean of the overall mark in hundredths, halves up; null when nobody gave one. */
  note: sql<number | null>`floor((200.0 * sum(e.note_globale) + count(e.note_globale))
    / nullif(2 * count(e.note_globale), 0))::int`,
}

/** How many were asked, answered, were recalled, and the mean of the overall mark, by kind of survey. */
export function countParGenre(ctx: Ctx, sur: Sur) {
  return selectSur(ctx, sur)
    .groupBy('e.genre')
    .select(['e.genre', compter.envois.as('envois'), compter.reponses.as('reponses')])
    .select([compter.relances.as('relances'), compter.sansAdresse.as('sansAdresse')])
    .select(compter.note.as('note'))
    .execute()
}

/** How the answers spread, by survey then question, whatever the versions: two statements. */
export async function findRepartition(ctx: Ctx, sur: Sur) {
  const comptes = await selectSur(ctx, sur)
    .innerJoinLateral(
      sql<{ key: string; value: Compte['valeur'] }>`jsonb_each(e.reponses)`.as('r'),
      (join) => join.onTrue(),
    )
    .groupBy(['e.enqueteId', 'r.key', 'r.value'])
    .select(['e.enqueteId', 'r.key as cle', 'r.value as valeur'])
    .select(sql<number>`count(*)`.as('nombre'))
    .execute()
  const ids = [...new Set(comptes.map(({ enqueteId }) => enqueteId))]
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('enquete')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .select(['id', 'genre', 'version', 'questions'])
    .orderBy('version', 'desc')
    .execute()
  const versions = rows.map((row) => ({ ...row, questions: questionsLues.parse(row.questions) }))
  return [...Map.groupBy(versions, ({ genre }) => genre)].map(([genre, siennes]) => ({
    genre,
    repartitions: repartir(
      siennes,
      comptes.filter(({ enqueteId }) => siennes.some(({ id }) => id === enqueteId)),
    ),
  }))
}

const parPageTextes = 60

/** What was written in words, latest first, without who. */
export async function listTextes(ctx: Ctx, sur: Sur) {
  const rows = await selectSur(ctx, sur)
    .where('e.reponduLe', 'is not', null)
    .where(sql<boolean>`coalesce(e.texte_libre, e.textes::text) is not null`)
    .select(['e.id', 'e.formationId', 'e.texteLibre', 'e.textes', 'e.noteGlobale', 'q.questions'])
    .select(['f.numero', 'f.intitule', 'e.genre'])
    .orderBy('e.reponduLe', 'desc')
    .orderBy('e.id')
    .limit(parPageTextes)
    .execute()
  return rows.map(({ textes, questions, ...row }) => ({
    ...row,
    textes: Object.entries(
      z
        .record(z.string(), z.string())
        .catch({})
        .parse(textes ?? {}),
    ).map(([cle, texte]) => ({
      question: questionsLues.parse(questions).find((q) => q.cle === cle)?.libelle ?? '',
      texte,
    })),
  }))
}

export type TexteRecu = Awaited<ReturnType<typeof listTextes>>[number]

const parPage = 50

/** The figures training by training, latest first: two statements. */
export async function listParFormation(ctx: Ctx, filtres: Filtres) {
  const groupes = selectSur(ctx, filtres).groupBy([
    'f.id',
    'f.numero',
    'f.intitule',
    'f.dernierJour',
  ])
  const { total } = await selectSur(ctx, filtres)
    .select(sql<number>`count(distinct f.id)`.as('total'))
    .executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(total / parPage))
  const page = Math.min(filtres.page, pages)
  const rows = await groupes
    .select(['f.id', 'f.numero', 'f.intitule', 'f.dernierJour'])
    .select([compter.envois.as('envois'), compter.reponses.as('reponses')])
    .select([compter.relances.as('relances'), compter.note.as('note')])
    .orderBy('f.dernierJour', 'desc')
    .orderBy('f.id')
    .limit(parPage)
    .offset((page - 1) * parPage)
    .execute()
  return { rows, total, pages, page, parPage }
}

/** Every answer, a line each, without who: for a spreadsheet. */
export async function listReponses(ctx: Ctx, filtres: Filtres) {
  const rows = await selectSur(ctx, filtres)
    .where('e.reponduLe', 'is not', null)
    .select(['f.numero', 'f.intitule', 'f.dernierJour', 'e.reponduLe', 'e.reponses', 'e.textes'])
    .select(['e.texteLibre', 'e.noteGlobale', 'q.questions', 'q.version'])
    .orderBy('f.dernierJour', 'desc')
    .orderBy('f.numero')
    .orderBy('e.id')
    .limit(20_000)
    .execute()
  return rows.map((row) => ({ ...row, questions: questionsLues.parse(row.questions) }))
}
