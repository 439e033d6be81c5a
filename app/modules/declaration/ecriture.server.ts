import type { Updateable } from 'kysely'
import { noterDeclaration } from '#app/modules/formation/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import type { DB } from '#app/platform/db-types.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { etatEvenement } from './model.ts'
import { findEvenement } from './queries/evenements.server.ts'
import { type Ligne, listLignes } from './queries/lignes.server.ts'

/** The start of each act: the training locked, then its lines read. */
export async function ouvrirEvenement(ctx: WriteCtx, formationId: string) {
  await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', formationId)
    .select('id')
    .forUpdate()
    .execute()
  const formation = (await findEvenement(ctx, formationId)) ?? notFound()
  return { formation, lignes: await listLignes(ctx, 'formation', [formationId]) }
}

type Valeurs = Pick<
  Updateable<DB['declarationLigne']>,
  'motif' | 'montantBrut' | 'reference' | 'declareeLe' | 'exporteeLe'
> & {
  statut: Ligne['statut']
}

/** Writes what is said of a person, with the days it is said for. */
export async function ecrireLigne(ctx: WriteCtx, ligne: Ligne, valeurs: Valeurs): Promise<void> {
  const ecrites = {
    ...valeurs,
    ...(ligne.embauche && {
      embaucheLe: ligne.embauche.embaucheLe,
      embaucheHeure: ligne.embauche.embaucheHeure,
      finLe: ligne.embauche.finLe,
    }),
    modifieeLe: ctx.now,
    modifieePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
  }
  await ctx.db
    .insertInto('declarationLigne')
    .values({
      unionId: ctx.union.id,
      id: newId(),
      evenementGenre: 'formation',
      evenementId: ligne.evenementId,
      adherentId: ligne.adherentId,
      ...ecrites,
    })
    .onConflict((conflict) => conflict.constraint('declaration_ligne_unique').doUpdateSet(ecrites))
    .execute()
}

/**
 * The end of each act. Once every line to declare is declared, the fact is dated, and the volunteers are
 * written too: who comes later has no line, and the badge says so.
 */
export async function actualiserEvenement(ctx: WriteCtx, formationId: string): Promise<void> {
  const lignes = await listLignes(ctx, 'formation', [formationId])
  const { declareeLe } = (await findEvenement(ctx, formationId)) ?? notFound()
  if (etatEvenement(lignes, false) !== 'declaree') return
  for (const ligne of lignes)
    if (ligne.dit === null) await ecrireLigne(ctx, ligne, { statut: ligne.statut })
  if (declareeLe === null) await noterDeclaration(ctx, formationId)
}

export function lignesChoisies(lignes: Ligne[], adherentIds: string[]): Ligne[] {
  return lignes.filter(({ adherentId }) => adherentIds.includes(adherentId))
}
