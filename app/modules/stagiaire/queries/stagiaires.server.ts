import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { statutsPartis, statutsVivants } from '../model.ts'
import { selectInscriptions } from './inscriptions.server.ts'

/**
 * The « stagiaires validés » of a formation (inscription validated AND presence validated), in the
 * order of the procès-verbal, with what it prints.
 */
export function listStagiairesValides(ctx: Ctx | WriteCtx, formationId: string) {
  const db = ctx.db
  return db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('statut', '=', 'validee')
    .where('presenceValideeLe', 'is not', null)
    .select(['id', 'personneId', 'civilite', 'nomNaissance', 'nomUsage', 'prenoms'])
    .select([
      'naissanceDate',
      'naissanceCommune',
      'naissanceCodePostal',
      'naissancePays',
      'resultat',
      'presenceValideeLe',
    ])
    .orderBy(sql`f_norm(nom_naissance)`)
    .orderBy(sql`f_norm(prenoms)`)
    .orderBy('id')
    .execute()
}

export type StagiaireValide = Awaited<ReturnType<typeof listStagiairesValides>>[number]

/** How many are on the list, waiting for validation, validated, and « stagiaires validés » (STA-0). */
export async function countStagiaires(ctx: Ctx | WriteCtx, formationId: string) {
  const db = ctx.db
  const vivants = ['inscrite', 'validee'] as const
  return db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('statut', 'in', vivants)
    .select((eb) => [
      eb.fn.countAll<number>().as('inscrits'),
      eb.fn.countAll<number>().filterWhere('statut', '=', 'inscrite').as('aValider'),
      eb.fn.countAll<number>().filterWhere('statut', '=', 'validee').as('inscriptionsValidees'),
      eb.fn
        .countAll<number>()
        .filterWhere('statut', '=', 'validee')
        .filterWhere('presenceValideeLe', 'is not', null)
        .as('valides'),
    ])
    .executeTakeFirstOrThrow()
}

const parPage = 100

type Liste = { formationId: string; partis?: boolean; page?: number; limite?: number }

/**
 * The trainees of a formation with their presence by créneau, by name: those on the list, or those who
 * left it. One statement whatever the number.
 */
export async function listStagiaires(
  ctx: Ctx,
  { formationId, partis = false, page = 1, limite = parPage }: Liste,
) {
  const rows = await selectInscriptions(ctx)
    .where('i.formationId', '=', formationId)
    .where('i.statut', 'in', partis ? statutsPartis : statutsVivants)
    .select(['i.id', 'i.civilite', 'i.nomNaissance', 'i.nomUsage', 'i.prenoms', 'i.naissanceDate'])
    .select([
      'i.naissanceCommune',
      'i.naissanceCodePostal',
      'i.naissancePays',
      'i.email',
      'i.telephone',
    ])
    .select([
      'i.adresse',
      'i.codePostal',
      'i.commune',
      'i.statutBpf',
      'i.amenagement',
      'i.responsableNom',
    ])
    .select([
      'i.responsableEmail',
      'i.statut',
      'i.motif',
      'i.origine',
      'i.inscriteLe',
      'i.valideeLe',
    ])
    .select(['i.presenceValideeLe', 'i.presenceMotif', 'i.desinscriteLe', 'i.convoqueeLe'])
    .select(
      sql<
        Record<string, boolean>
      >`(select coalesce(jsonb_object_agg(p.creneau_id, p.present), '{}') from presence p
        where p.union_id = i.union_id and p.inscription_id = i.id)`.as('presences'),
    )
    .select(
      sql<number>`(select coalesce(sum(r.montant - r.rembourse), 0)::bigint from reglement r
        where r.union_id = i.union_id and r.inscription_id = i.id
          and r.statut in ('recu', 'rembourse'))`.as('encaisse'),
    )
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy(sql`f_norm(coalesce(i.nom_usage, i.nom_naissance))`)
    .orderBy(sql`f_norm(i.prenoms)`)
    .orderBy('i.id')
    .limit(limite)
    .offset((page - 1) * limite)
    .execute()
  const total = rows[0]?.total ?? 0
  return { rows, total, parPage: limite, pages: Math.max(1, Math.ceil(total / limite)) }
}

export type LigneStagiaire = Awaited<ReturnType<typeof listStagiaires>>['rows'][number]
