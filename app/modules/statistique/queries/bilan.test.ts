import type { Ctx } from '#app/platform/ctx.ts'
import { describe, expect, test } from '#tests/base.ts'
import {
  buildFormationTenue,
  buildObjectifs,
  buildPaiement,
  buildPayeur,
} from '#tests/build/bilan.ts'
import { rienDit } from '../model/bilan.ts'
import {
  filtresFormateursSchema,
  filtresReglementsSchema,
  filtresStagiairesSchema,
} from '../model/listes.ts'
import { listFormateursComptes } from './formateurs-comptes.server.ts'
import { lireBilan } from './page-bpf.server.ts'
import { listReglementsComptes } from './reglements-comptes.server.ts'
import { listStagiairesComptes } from './stagiaires-comptes.server.ts'

/** The worked example of the rules: one company, one town hall, ten individuals of whom one did not come. */
async function exemple(ctx: Ctx) {
  await buildObjectifs(ctx)
  const entreprise = await buildPayeur(ctx, 'entreprise')
  const mairie = await buildPayeur(ctx, 'collectivite')
  const a = await buildFormationTenue(ctx, {
    type: 'PSC',
    jours: ['2025-03-10'],
    stagiaires: Array.from({ length: 8 }, () => 'salarie' as const),
    clientId: entreprise,
  })
  const b = await buildFormationTenue(ctx, {
    type: 'SST',
    jours: ['2025-05-12', '2025-05-13'],
    stagiaires: Array.from({ length: 10 }, () => 'salarie' as const),
    clientId: mairie,
  })
  const c = await buildFormationTenue(ctx, {
    type: 'PSC',
    jours: ['2025-09-20'],
    stagiaires: Array.from({ length: 9 }, () => 'particulier' as const),
    absents: ['particulier'],
  })
  await buildPaiement(ctx, {
    formationId: a.id,
    clientId: entreprise,
    montant: 45_000,
    le: '2025-03-20',
  })
  await buildPaiement(ctx, {
    formationId: b.id,
    clientId: mairie,
    montant: 60_000,
    le: '2025-06-02',
  })
  for (const { id } of [...c.venus, ...c.absents]) {
    const absent = c.absents.some((parti) => parti.id === id)
    const paiement = { formationId: c.id, inscriptionId: id, montant: 6000 }
    await buildPaiement(ctx, { ...paiement, le: '2025-09-01', rembourse: absent ? 6000 : 0 })
  }
}

const h = (heures: number, stagiaires: number) => ({ stagiaires, minutes: heures * 60 })

describe('le bilan pédagogique et financier', () => {
  test('STAT-1 : l’exemple des règles, tel que le formulaire l’attend', async ({ ctx }) => {
    await exemple(ctx)
    const { bilan, anomalies, controles } = await lireBilan(ctx, 2025)
    expect([bilan.c.c1.ht, bilan.c.c3.ht, bilan.c.c9.ht]).toEqual([45_000, 60_000, 54_000])
    expect(bilan.totalC.ht).toBe(159_000)
    expect(bilan.f1).toEqual({ a: h(56, 8), b: h(0, 0), c: h(0, 0), d: h(63, 9), e: h(140, 10) })
    expect(bilan.totalF1).toEqual(h(259, 27))
    expect([bilan.f3.b, bilan.f3.d, bilan.totalF3]).toEqual([h(140, 10), h(119, 17), h(259, 27)])
    expect(bilan.f4).toEqual([{ nsf: '344', ...h(259, 27) }])
    expect(bilan.totalF4).toEqual(h(259, 27))
    expect(bilan.e.internes).toEqual({ personnes: 3, minutes: 28 * 60 })
    expect(bilan.e.externes).toEqual({ personnes: 0, minutes: 0 })
    expect(bilan.g).toEqual(h(0, 0))
    expect(anomalies).toEqual([])
    expect(controles.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual(['d'])
  })

  test('STAT-1 : chaque chiffre mène à ses lignes, avec le même total', async ({ ctx }) => {
    await exemple(ctx)
    const { bilan } = await lireBilan(ctx, 2025)
    for (const f1 of ['a', 'd', 'e'] as const) {
      const liste = await listStagiairesComptes(
        ctx,
        filtresStagiairesSchema.parse({ annee: 2025, etat: 'valides', f1 }),
      )
      expect({ stagiaires: liste.total, minutes: liste.minutes }).toEqual(bilan.f1[f1])
      expect(liste.rows).toHaveLength(liste.total)
    }
    for (const ligne of ['c1', 'c3', 'c9'] as const) {
      const filtres = filtresReglementsSchema.parse({ annee: 2025, ligne })
      const liste = await listReglementsComptes(ctx, filtres)
      expect(liste.montant).toBe(bilan.c[ligne].ttc)
    }
    const formateurs = await listFormateursComptes(
      ctx,
      filtresFormateursSchema.parse({ annee: 2025 }),
    )
    expect([formateurs.total, formateurs.minutes]).toEqual([3, 28 * 60])
  })

  test('rien ne compte hors de l’exercice', async ({ ctx }) => {
    await exemple(ctx)
    const { bilan } = await lireBilan(ctx, 2024)
    expect([bilan.totalC.ht, bilan.totalF1.stagiaires]).toEqual([0, 0])
    expect((await lireBilan(ctx, 2024)).exercice).toMatchObject(rienDit)
  })

  test('une formation privée sans client, une autre pas clôturée : des anomalies, pas des « autres »', async ({
    ctx,
  }) => {
    await buildObjectifs(ctx)
    const jours = ['2025-04-01']
    const privee = { type: 'PSC', jours, privee: true }
    const sans = await buildFormationTenue(ctx, { ...privee, stagiaires: ['salarie'] })
    const ouverte = await buildFormationTenue(ctx, {
      type: 'PSC',
      jours: ['2025-04-02'],
      stagiaires: ['particulier'],
      cloturee: false,
    })
    const { bilan, anomalies, controles } = await lireBilan(ctx, 2025)
    expect(anomalies.map(({ genre, id, nombre }) => [genre, id, nombre])).toEqual([
      ['non_cloturee', ouverte.id, 1],
      ['sans_client', sans.id, 1],
    ])
    expect(bilan.f1.e.stagiaires).toBe(0)
    expect(bilan.sansLigne.f1.stagiaires).toBe(1)
    expect(controles.find(({ code }) => code === 'f')).toMatchObject({ ok: false })
  })

  test('un particulier chez une entreprise, une ligne choisie, un organisme qui confie ses stagiaires', async ({
    ctx,
  }) => {
    const entreprise = await buildPayeur(ctx, 'entreprise')
    const organisme = await buildPayeur(ctx, 'organisme_formation')
    await buildObjectifs(ctx)
    const mixte = await buildFormationTenue(ctx, {
      type: 'PSC',
      jours: ['2025-04-03'],
      stagiaires: ['salarie', 'particulier', 'apprenti'],
      clientId: entreprise,
    })
    const confiee = await buildFormationTenue(ctx, {
      type: 'PSC',
      jours: ['2025-04-04'],
      stagiaires: ['salarie', 'salarie'],
      clientId: organisme,
    })
    await buildFormationTenue(ctx, {
      type: 'PSC',
      jours: ['2025-04-05'],
      stagiaires: ['autre'],
      clientId: entreprise,
      bpfC: 'hors',
    })
    await buildPaiement(ctx, {
      formationId: confiee.id,
      clientId: organisme,
      montant: 30_000,
      le: '2025-04-10',
    })
    const { bilan, anomalies } = await lireBilan(ctx, 2025)
    expect([bilan.f1.a, bilan.f1.b]).toEqual([h(7, 1), h(7, 1)])
    expect([bilan.g, bilan.hors, bilan.c.c10.ht]).toEqual([h(14, 2), h(7, 1), 30_000])
    expect(anomalies).toMatchObject([{ genre: 'sans_f1', id: mixte.id, nombre: 1 }])
    const liste = await listStagiairesComptes(
      ctx,
      filtresStagiairesSchema.parse({ annee: 2025, etat: 'valides', f1: 'aucune' }),
    )
    expect(liste.rows).toMatchObject([{ formationId: mixte.id, statutBpf: 'particulier' }])
  })
})
