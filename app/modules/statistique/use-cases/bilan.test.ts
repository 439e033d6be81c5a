import { findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildFormationTenue, buildObjectifs, buildPaiement } from '#tests/build/bilan.ts'
import { buildCentre } from '#tests/build/union.ts'
import { lireBilan } from '../queries/page-bpf.server.ts'
import { choisirLigneBpf } from './choisir-ligne-bpf.server.ts'
import { enregistrerExercice, enregistrerExerciceSchema } from './enregistrer-exercice.server.ts'
import { figerExercice } from './figer-exercice.server.ts'

function saisie(plus: Record<string, unknown> = {}) {
  return enregistrerExerciceSchema.parse({
    id: newId(),
    annee: '2025',
    version: '0',
    du: '2025-01-01',
    au: '2025-12-31',
    tauxTva: '',
    charges: '1 000,00',
    confiesStagiaires: '3',
    confiesMinutes: '10,5',
    produits: { c11: '250', c2h: '' },
    ...plus,
  })
}

/** A public training of 2025, two people who paid 60 €. */
async function buildAnnee(ctx: Ctx) {
  await buildObjectifs(ctx)
  const formation = await buildFormationTenue(ctx, {
    type: 'PSC',
    jours: ['2025-06-14'],
    stagiaires: ['particulier', 'particulier'],
  })
  for (const { id } of formation.venus) {
    const paiement = { formationId: formation.id, inscriptionId: id, montant: 6000 }
    await buildPaiement(ctx, { ...paiement, le: '2025-06-01' })
  }
  return formation
}

describe('ce qu’une personne dit de l’exercice', () => {
  test('STAT-1 : est gardé, s’ajoute à ce qui est compté, et se corrige', async ({ ctx }) => {
    await buildAnnee(ctx)
    await enregistrerExercice(ctx, saisie())
    const { exercice, bilan } = await lireBilan(ctx, 2025)
    expect(exercice).toMatchObject({ version: 1, charges: 100_000, confiesMinutes: 630 })
    expect(exercice.produitsAjoutes).toEqual({ c11: 25_000 })
    expect([bilan.c.c9.ht, bilan.c.c11.ht, bilan.totalC.ht]).toEqual([12_000, 25_000, 37_000])
    expect(bilan.f2).toEqual({ stagiaires: 3, minutes: 630 })
    const corrige = saisie({ version: '1', tauxTva: '2000', produits: {} })
    await enregistrerExercice(at(ctx, ctx.now), corrige)
    const apres = await lireBilan(at(ctx, ctx.now), 2025)
    expect(apres.exercice).toMatchObject({ version: 2, tauxTva: 2000 })
    expect(apres.bilan.c.c9).toMatchObject({ ttc: 12_000, ht: 10_000 })
  })

  test('une saisie périmée est refusée, un envoi double ne compte qu’une fois', async ({ ctx }) => {
    const premiere = saisie()
    await enregistrerExercice(ctx, premiere)
    await enregistrerExercice(ctx, premiere)
    expect((await lireBilan(ctx, 2025)).exercice.version).toBe(1)
    await expect(enregistrerExercice(ctx, saisie())).rejects.toThrow(StaleVersion)
  })

  test('un exercice à l’envers, un montant illisible sont dits dans leur case', () => {
    const lue = enregistrerExerciceSchema.safeParse({
      ...{ id: newId(), annee: '2025', version: '0', tauxTva: '', charges: 'beaucoup' },
      ...{ du: '2025-12-31', au: '2025-01-01' },
    })
    expect(lue.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['au', 'charges'])
    expect(() => saisie({ du: '2025-12-31', au: '2025-01-01' })).toThrow('après le premier')
    expect(() => saisie({ au: '2026-12-31' })).toThrow('finit dans cette année')
  })

  test('ADH-6 : est interdit à qui n’a pas ce droit pour toute l’union', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    for (const autre of [
      await asRole(ctx, ['responsable_local'], centre.id),
      await asRole(ctx, ['gestionnaire_formations'], centre.id),
      await asRole(ctx, ['tresorier']),
    ]) {
      await expect(enregistrerExercice(autre, saisie())).rejects.toThrow(Forbidden)
      await expect(figerExercice(autre, { id: newId(), annee: 2025 })).rejects.toThrow(Forbidden)
    }
  })
})

describe('figer les chiffres', () => {
  test('garde ce qui est déclaré, et dit ce qui change ensuite', async ({ ctx }) => {
    const formation = await buildAnnee(ctx)
    await enregistrerExercice(ctx, saisie())
    const figee = { id: newId(), annee: 2025 }
    await figerExercice(ctx, figee)
    await figerExercice(ctx, figee)
    const { instantane, ecarts } = await lireBilan(at(ctx, ctx.now), 2025)
    expect([instantane?.le, ecarts]).toEqual([ctx.now, []])
    const id = formation.venus[0]?.id ?? ''
    const tardif = { formationId: formation.id, inscriptionId: id, montant: 1500 }
    await buildPaiement(ctx, { ...tardif, le: '2025-12-30' })
    expect((await lireBilan(at(ctx, ctx.now), 2025)).ecarts).toEqual([
      { ligne: 'C 9', unite: 'euros', declare: 12_000, actuel: 13_500 },
      { ligne: 'C total', unite: 'euros', declare: 37_000, actuel: 38_500 },
    ])
  })

  test('est refusé tant que rien n’est dit, qu’un contrôle bloque, ou que l’exercice court', async ({
    ctx,
  }) => {
    await buildAnnee(ctx)
    const figer = (annee: number) => figerExercice(at(ctx, ctx.now), { id: newId(), annee })
    await expect(figer(2025)).rejects.toThrow('Complétez d’abord')
    await enregistrerExercice(ctx, saisie({ charges: '' }))
    await expect(figer(2025)).rejects.toThrow('D n’est pas à zéro')
    const cette = { annee: '2026', du: '2026-01-01', au: '2026-12-31' }
    await enregistrerExercice(at(ctx, ctx.now), saisie(cette))
    await expect(figer(2026)).rejects.toThrow('n’est pas fini')
  })
})

describe('choisir la ligne d’une formation', () => {
  test('STAT-1 : met une formation interne hors du bilan, puis rend le choix au client', async ({
    ctx,
  }) => {
    await buildObjectifs(ctx)
    const { id } = await buildFormationTenue(ctx, {
      type: 'PSC',
      jours: ['2025-06-14'],
      stagiaires: ['autre'],
      privee: true,
    })
    const choisir = async (ligne: 'hors' | '') => {
      const version = (await findFormation(at(ctx, ctx.now), id))?.version ?? 0
      await choisirLigneBpf(at(ctx, ctx.now), { formationId: id, version, ligne })
      return lireBilan(at(ctx, ctx.now), 2025)
    }
    const hors = await choisir('hors')
    expect([hors.anomalies, hors.bilan.hors.stagiaires]).toEqual([[], 1])
    const rendue = await choisir('')
    expect(rendue.anomalies).toMatchObject([{ genre: 'sans_client', id }])
  })

  test('est refusé sur une page périmée, interdit à un responsable local', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    const { id } = await buildFormationTenue(ctx, {
      type: 'PSC',
      jours: ['2025-06-14'],
      stagiaires: [],
      centreId: centre.id,
    })
    const acte = { formationId: id, version: 99, ligne: 'c8' } as const
    await expect(choisirLigneBpf(ctx, acte)).rejects.toThrow(StaleVersion)
    const local = await asRole(ctx, ['responsable_local'], centre.id)
    await expect(choisirLigneBpf(local, acte)).rejects.toThrow(Forbidden)
  })
})
