import type { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { anneeDe, type Jour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { formatDay } from '#app/ui/format.ts'
import { clientChoisi } from '../client.server.ts'
import { prevenirFormateurs } from '../jobs/prevenir-formateurs.server.ts'
import { numeroFormation } from '../numero.server.ts'
import { authorize, can } from '../policy.ts'
import type { creerFormationSchema } from '../schema.ts'
import { bornes, insertJournees, refuseJournees } from './journees.server.ts'

export type CreerFormation = z.output<typeof creerFormationSchema>

/** FOR-1, FOR-2: opened at once when its author may validate and it has a day; else to be validated. */
export function creerFormation(
  ctx: Ctx | WriteCtx,
  input: CreerFormation,
  /** False for the dates of a series: trainers are told once. */
  { annoncer = true } = {},
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'formation.creer', { centreId: input.centreId })
    const deja = await findStatut(ctx, input.id)
    if (deja) return { id: input.id, statut: deja }
    const fin = await requireType(ctx, input.typeFormationId)
    refuseJournees(input.journees)
    const { premierJour, dernierJour, inscriptionsJusquAu } = await bornes(
      ctx,
      input.journees,
      input.inscriptionsJusquAu,
    )
    if (premierJour !== null && premierJour < ctx.aujourdhui) {
      throw new Refusal('La première journée est déjà passée.', 'journees.0.jour')
    }
    if (premierJour !== null && fin !== null && premierJour > fin) {
      throw new Refusal(`Ce type n’est plus proposé après le ${formatDay(fin)}.`, 'journees.0.jour')
    }
    const ouverte =
      premierJour !== null && can(ctx, 'formation.valider', { centreId: input.centreId })
    const statut = ouverte ? ('validee' as const) : ('a_valider' as const)
    const author = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
    const clientId = await clientChoisi(ctx, input)
    const annee = anneeDe(premierJour ?? ctx.aujourdhui)
    const numero = await numeroFormation(ctx, annee)
    await ctx.db
      .insertInto('formation')
      .values({
        unionId: ctx.union.id,
        id: input.id,
        numero,
        typeFormationId: input.typeFormationId,
        centreId: input.centreId,
        clientId,
        intitule: input.intitule,
        privee: input.privee,
        statut,
        places: input.places,
        depassementCapacite: input.depassementCapacite,
        formateursRequis: input.formateursRequis,
        prix: input.prix,
        inscriptionsJusquAu,
        commentaire: input.commentaire,
        premierJour,
        dernierJour,
        ...(ouverte && { valideeLe: ctx.now, valideePar: author }),
        creeLe: ctx.now,
        creePar: author,
      })
      .execute()
    await insertJournees(ctx, input.id, input.journees)
    record(ctx, 'formation.creee', { genre: 'formation', id: input.id }, { numero, statut })
    if (ouverte && annoncer) await enqueue(ctx, prevenirFormateurs, { formationId: input.id })
    return { id: input.id, statut }
  })
}

async function findStatut(ctx: WriteCtx, id: string) {
  const row = await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('statut')
    .executeTakeFirst()
  return row?.statut
}

/** The last day on which a formation of this type may begin, if it has one. */
async function requireType(ctx: WriteCtx, id: string): Promise<Jour | null> {
  const type = await ctx.db
    .selectFrom('typeFormation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .where('archiveLe', 'is', null)
    .select('valableAu')
    .executeTakeFirst()
  return (type ?? notFound()).valableAu
}
