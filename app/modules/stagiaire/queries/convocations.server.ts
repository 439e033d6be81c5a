import { sql } from 'kysely'
import { findFormation, listJournees } from '#app/modules/formation/public.server.ts'
import { findIdentiteEtReferent } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { statutsVivants } from '../model.ts'
import { findInscriptions, selectInscriptions } from './inscriptions.server.ts'

/** Everything that the letters of some trainees of a formation say, in the order of their names. */
export async function findSourcesConvocation(
  ctx: Ctx | WriteCtx,
  formationId: string,
  inscriptionIds: string[],
) {
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  const journees = await listJournees(ctx, [formationId])
  const stagiaires = await findInscriptions(ctx, formationId, inscriptionIds)
  return {
    le: ctx.aujourdhui,
    organisme: await findIdentiteEtReferent(ctx),
    formation,
    journees,
    acces: await listAcces(
      ctx,
      journees.flatMap(({ lieuId }) => lieuId ?? []),
    ),
    consignes: await listConsignes(ctx, formationId, journees),
    stagiaires: stagiaires.sort((a, b) => cle(a).localeCompare(cle(b), 'fr')),
  }
}

export type SourcesConvocation = Awaited<ReturnType<typeof findSourcesConvocation>>

function cle({
  nomNaissance,
  nomUsage,
  prenoms,
}: {
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
}) {
  return `${nomUsage ?? nomNaissance} ${prenoms}`
}

/** How to get there, place by place. */
async function listAcces(ctx: Ctx | WriteCtx, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const db = ctx.db
  const rows = await db
    .selectFrom('lieu')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', [...new Set(ids)])
    .where('acces', 'is not', null)
    .select(['nom', 'acces'])
    .orderBy('nom')
    .execute()
  const plusieurs = rows.length > 1
  return rows.flatMap(({ nom, acces }) => (acces ? [plusieurs ? `${nom} : ${acces}` : acces] : []))
}

/** What trainees should know and bring: of the days, then of the whole formation; said once. */
async function listConsignes(
  ctx: Ctx | WriteCtx,
  formationId: string,
  journees: { consignes: string | null }[],
): Promise<string[]> {
  const db = ctx.db
  const ecrites = await db
    .selectFrom('consigne')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('pourStagiaires', '=', true)
    .select('texte')
    .orderBy('creeLe')
    .execute()
  const textes = [
    ...journees.map(({ consignes }) => consignes),
    ...ecrites.map(({ texte }) => texte),
  ]
  return [...new Set(textes.filter((texte) => texte !== null))]
}

/** Who is called to a formation: those on the list, whether they were convoked, and how. */
export function listConvocables(ctx: Ctx | WriteCtx, formationId: string) {
  return selectInscriptions(ctx)
    .where('i.formationId', '=', formationId)
    .where('i.statut', 'in', statutsVivants)
    .select(['i.id', 'i.nomNaissance', 'i.nomUsage', 'i.prenoms', 'i.statut'])
    .select(['i.convoqueeLe', 'i.convoqueeMoyen'])
    .select(sql<string | null>`coalesce(i.email, i.responsable_email)`.as('email'))
    .orderBy(sql`f_norm(coalesce(i.nom_usage, i.nom_naissance))`)
    .orderBy(sql`f_norm(i.prenoms)`)
    .orderBy('i.id')
    .execute()
}
