import type { Updateable } from 'kysely'
import { noterDeclaration } from '#app/modules/formation/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import type { DB } from '#app/platform/db-types.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { cleEmbauche } from './model/embauches.ts'
import { type Embauche, etatEvenement } from './model.ts'
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

/**
 * Writes what is said of a hiring, with the days it is said for. What stays declared keeps those it was
 * declared for: a new declaration alone changes them.
 */
export async function ecrireLigne(ctx: WriteCtx, ligne: Ligne, valeurs: Valeurs): Promise<void> {
  const { dit, embauche } = ligne
  const reste = dit?.statut === 'declaree' && valeurs.statut === 'declaree' && !valeurs.declareeLe
  const ecrites = {
    ...valeurs,
    ...(embauche && !reste && joursDe(embauche)),
    modifieeLe: ctx.now,
    modifieePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
  }
  const { id: unionId } = ctx.union
  if (dit) {
    await ctx.db
      .updateTable('declarationLigne')
      .set(ecrites)
      .where('unionId', '=', unionId)
      .where('id', '=', dit.id)
      .execute()
    return
  }
  const { evenementId, adherentId } = ligne
  const evenement = { evenementGenre: 'formation' as const, evenementId }
  await ctx.db
    .insertInto('declarationLigne')
    .values({ unionId, id: newId(), ...evenement, adherentId, ...ecrites })
    .execute()
}

function joursDe({ embaucheLe, embaucheHeure, finLe }: Embauche): Embauche {
  return { embaucheLe, embaucheHeure, finLe }
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

/** Those that a form ticked, which may still be declared. */
export function lignesChoisies(lignes: Ligne[], embauches: string[]): Ligne[] {
  return lignes.filter(
    ({ adherentId, embaucheLe, statut, partie }) =>
      embauches.includes(cleEmbauche(adherentId, embaucheLe)) && statut !== 'sans_objet' && !partie,
  )
}

/** The hiring that an address names. */
export function ligneNommee(
  lignes: Ligne[],
  { adherentId, embaucheLe }: { adherentId: string; embaucheLe: string },
): Ligne {
  const nommee = (ligne: Ligne) =>
    ligne.adherentId === adherentId && ligne.embaucheLe === embaucheLe
  return lignes.find(nommee) ?? notFound()
}
