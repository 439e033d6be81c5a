import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import { addDays } from '#app/platform/jour.ts'
import { asRole, at, closeReaders, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildCentre } from '#tests/build/union.ts'
import { findFormation } from '../public.server.ts'
import { listProcesVerbaux } from '../queries/listes.server.ts'
import { cloturerFormation } from './cloturer-formation.server.ts'
import { rouvrirFormation } from './rouvrir-formation.server.ts'

const motif = 'Un prénom mal orthographié'

describe('rouvrir une formation', () => {
  test('FOR-2 : se clôture à nouveau en version 2 du même numéro, qui cite la première ; l’ancien fichier reste', async ({
    ctx,
  }) => {
    const { id, lendemain } = await passee(ctx)
    await cloturerFormation(lendemain, id)
    const [premiere] = await listProcesVerbaux(at(lendemain, lendemain.now), id)
    await rouvrirFormation(lendemain, { formationId: id, motif })
    expect(await findFormation(at(lendemain, lendemain.now), id)).toMatchObject({
      statut: 'validee',
    })
    await cloturerFormation(lendemain, id)
    const versions = await listProcesVerbaux(at(lendemain, lendemain.now), id)
    expect(versions).toMatchObject([
      { numero: premiere?.numero, version: 2, motif },
      { numero: premiere?.numero, version: 1, motif: null, sha256: premiere?.sha256 },
    ])
    for (const { cleStockage, sha256 } of versions) {
      const bytes = await readStoredFile(cleStockage, sha256)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
    expect(await citations(at(lendemain, lendemain.now), id)).toEqual([
      { version: 1, remplace: null, cite: false },
      {
        version: 2,
        remplace: { version: 1, faitLe: lendemain.aujourdhui, motif },
        cite: true,
      },
    ])
  })

  test('FOR-2 : refusée quand elle n’est pas clôturée, interdite au responsable local', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx)
    const { id, lendemain } = await passee(ctx, centre.id)
    await expect(rouvrirFormation(lendemain, { formationId: id, motif })).rejects.toThrow(
      'Seule une formation clôturée',
    )
    await cloturerFormation(lendemain, id)
    const local = at(await asRole(ctx, ['responsable_local'], centre.id), lendemain.now)
    await expect(rouvrirFormation(local, { formationId: id, motif })).rejects.toThrow(Forbidden)
  })

  test('FOR-9 : quelles que soient les clôtures et réouvertures, les numéros se suivent et les versions aussi', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { minLength: 3, maxLength: 10 }), async (gestes) => {
        const ctx = await newUnion()
        const ids = await plusieurs(ctx, 3)
        const lendemain = at(ctx, demain)
        const closes = new Set<string>()
        for (const rang of gestes) {
          const id = ids[rang] ?? ''
          if (closes.delete(id)) await rouvrirFormation(lendemain, { formationId: id, motif })
          else {
            await cloturerFormation(lendemain, id)
            closes.add(id)
          }
        }
        await verifier(ctx)
        await closeReaders()
      }),
      { numRuns: 4 },
    )
  })

  test('FOR-9 : vingt clôtures au même moment donnent vingt numéros sans trou', async ({ ctx }) => {
    const ids = await plusieurs(ctx, 20)
    await Promise.all(ids.map((id) => cloturerFormation(at(ctx, demain), id)))
    expect(await verifier(ctx)).toBe(20)
  })
})

const demain = '2026-11-25T20:00:00Z'

/** A formation over yesterday evening, and a ctx of the day after. */
async function passee(ctx: Ctx, centreId: string | null = null) {
  const { id } = await buildFormation(ctx, { centreId, jours: [addDays(ctx.aujourdhui, 1)] })
  return { id, lendemain: at(ctx, demain) }
}

/** Made one after the other, their readers closed: an open one holds a connection. */
async function plusieurs(ctx: Ctx, nombre: number): Promise<string[]> {
  const ids: string[] = []
  for (let rang = 0; rang < nombre; rang += 1) {
    ids.push((await passee(ctx)).id)
    await closeReaders()
  }
  return ids
}

function versionsDe(ctx: Ctx) {
  return ctx.db
    .selectFrom('procesVerbal')
    .where('unionId', '=', ctx.union.id)
    .select(['id', 'formationId', 'numero', 'version', 'remplaceId', 'donnees'])
    .orderBy('numero')
    .orderBy('version')
    .execute()
}

async function citations(ctx: Ctx, formationId: string) {
  const versions = (await versionsDe(ctx)).filter((pv) => pv.formationId === formationId)
  return versions.map(({ version, remplaceId, donnees }) => ({
    version,
    remplace: (donnees as { remplace: unknown }).remplace,
    cite: versions.some(({ id }) => id === remplaceId),
  }))
}

/** Numbers 1, 2, 3… one to a formation; versions 1, 2, 3… each replacing the former. */
async function verifier(ctx: Ctx): Promise<number> {
  const versions = await versionsDe(at(ctx, demain))
  const numeros = [...new Set(versions.map(({ numero }) => numero))]
  expect(numeros).toEqual(
    numeros.map((_, index) => `PV-2026-${String(index + 1).padStart(4, '0')}`),
  )
  for (const numero of numeros) {
    const suite = versions.filter((pv) => pv.numero === numero)
    expect(new Set(suite.map(({ formationId }) => formationId)).size).toBe(1)
    expect(suite.map(({ version }) => version)).toEqual(suite.map((_, index) => index + 1))
    expect(suite.map(({ remplaceId }) => remplaceId)).toEqual(
      suite.map((_, index) => suite[index - 1]?.id ?? null),
    )
  }
  return numeros.length
}
