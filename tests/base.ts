import { test as vitest } from 'vitest'
import { creerUnion } from '#app/modules/union/use-cases/creer-union.server.ts'
import type { ActeurAdherent, Ctx, Role } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { buildAdherent } from './build/adherent.ts'
import { as, closeReaders, ctxFor, defaultNow, openTestDatabase } from './ctx.ts'

export { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
export {
  as,
  asPublic,
  at,
  closeReaders,
  ctxFor,
  openTestDatabase,
  testUrl,
} from './ctx.ts'

let unions = 0

type Options = { now?: Date; fuseau?: string }

/** A new union, its presets, and a ctx whose acteur is its administrator. */
export async function newUnion({
  now = defaultNow,
  fuseau = 'Europe/Paris',
}: Options = {}): Promise<Ctx> {
  await openTestDatabase()
  unions += 1
  const slug = `u${process.pid}-${unions}`
  const union = await creerUnion({
    slug,
    nom: `UDSP ${slug}`,
    codeDepartement: '25',
    fuseau,
    demonstration: false,
  })
  const ctx = ctxFor(union, { genre: 'systeme' }, now)
  return as(ctx, await acteurDe(ctx, await buildAdherent(ctx, { roles: ['administrateur'] })))
}

/** A validated member of this union holding roles, for the whole union or for one centre. */
export async function asRole(
  ctx: Ctx,
  roles: Role[],
  centreId: string | null = null,
): Promise<Ctx> {
  const systeme = as(ctx, { genre: 'systeme' })
  const built = await buildAdherent(systeme, { roles, ...(centreId && { centreRoleId: centreId }) })
  return as(ctx, await acteurDe(ctx, built))
}

/** The acteur that a session of this adherent would give. */
export async function acteurDe(ctx: Ctx, adherent: { id: string }): Promise<ActeurAdherent> {
  const reading = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  const row = await reading.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.id', '=', adherent.id)
    .select([
      'a.id',
      'a.personneId',
      'a.compteId',
      'a.pseudo',
      'a.email',
      'a.centreId',
      'a.valideLe',
    ])
    .select(['p.prenoms', 'p.nomNaissance'])
    .executeTakeFirstOrThrow()
  const roles = await reading.db
    .selectFrom('accreditation')
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', adherent.id)
    .where('retireeLe', 'is', null)
    .select(['role', 'centreId'])
    .execute()
  await reading.closeReader()
  return {
    genre: 'adherent',
    adherentId: row.id,
    personneId: row.personneId,
    compteId: row.compteId ?? '',
    sessionId: newId(),
    pseudo: row.pseudo,
    nom: row.nomNaissance,
    prenom: row.prenoms,
    email: row.email ?? '',
    centreId: row.centreId,
    valide: row.valideLe !== null,
    roles,
  }
}

/** A fresh union a test, real commits: tests prove isolation by running beside each other. */
export const test = vitest.extend<{ ctx: Ctx }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest wants a destructured first parameter
  ctx: async ({}, use) => {
    const ctx = await newUnion()
    await use(ctx)
    await closeReaders()
  },
})
