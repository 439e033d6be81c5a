import { postulerFormation } from '#app/modules/formation/use-cases/postuler-formation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { acteurDe, as, asPublic, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { pageContext, requestOf } from '#tests/build/compte.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import { loader } from './accueil.tsx'

async function charger(ctx: Ctx) {
  const params = { union: ctx.union.slug }
  const args = { request: requestOf(), context: pageContext(ctx), params }
  return loader(args as unknown as Parameters<typeof loader>[0])
}

async function formateur(ctx: Ctx, options: Parameters<typeof buildAdherent>[1] = {}) {
  const built = await buildAdherent(ctx, {
    roles: ['formateur'],
    competences: ['FPSC'],
    ...options,
  })
  return as(ctx, await acteurDe(ctx, built))
}

describe('l’accueil', () => {
  test('quand rien n’attend, n’invente rien', async ({ ctx }) => {
    expect((await charger(ctx)).travail).toEqual({
      taches: [],
      recherches: { nombre: 0, exemples: [] },
      engagements: [],
      semaine: [],
      peutCreer: true,
      miseEnService: null,
    })
  })

  test('PLA-1, FOR-3 : un gestionnaire y voit les sept jours à venir et qui manque', async ({
    ctx,
  }) => {
    const { aujourdhui } = ctx
    const jours = [addDays(aujourdhui, 6), addDays(aujourdhui, 7)]
    await buildFormation(ctx, { intitule: 'PSC Montclair', jours, formateursRequis: 2 })
    await buildFormation(ctx, { jours: [addDays(aujourdhui, 8)] })
    const { travail } = await charger(await asRole(ctx, ['gestionnaire_formations']))
    expect(travail?.semaine).toMatchObject([
      { intitule: 'PSC Montclair', jour: jours[0], lieu: 'Salle Barthélemy', manquants: 2 },
    ])
    expect(travail?.peutCreer).toBe(true)
    const { travail: sien } = await charger(
      await asRole(ctx, ['responsable_local'], (await buildCentre(ctx)).id),
    )
    expect(sien?.semaine).toEqual([])
  })

  test('montre à un gestionnaire ce qui attend une décision, la plus ancienne citée', async ({
    ctx,
  }) => {
    const formation = await buildFormation(ctx, { intitule: 'PSC Montclair' })
    const candidat = await formateur(ctx, { nom: 'BENYAHIA', prenoms: 'Mehdi' })
    await postulerFormation(candidat, { id: newId(), formationId: formation.id })
    await buildInscription(ctx, {
      formationId: formation.id,
      nomNaissance: 'PETIT',
      prenoms: 'Nadia',
    })
    const demain = at(await asRole(ctx, ['gestionnaire_formations']), addHours(ctx.now, 24))
    const { travail } = await charger(demain)
    const espace = `/${ctx.union.slug}/espace/formations/${formation.id}`
    expect(travail?.taches).toMatchObject([
      {
        titre: '1\u00a0formateur a postulé',
        detail: expect.stringContaining('Mehdi BENYAHIA, PSC Montclair du'),
        depuis: 'depuis hier',
        lien: `${espace}/personnel`,
      },
      {
        titre: '1\u00a0inscription à valider',
        detail: expect.stringContaining('Nadia PETIT'),
        lien: `${espace}/stagiaires`,
      },
    ])
  })

  test('FOR-9 : une formation terminée attend sa clôture', async ({ ctx }) => {
    await buildFormation(ctx, { jours: [addDays(ctx.aujourdhui, 1)] })
    await buildFormation(ctx, { jours: [addDays(ctx.aujourdhui, 2)] })
    const apres = at(await asRole(ctx, ['gestionnaire_formations']), addHours(ctx.now, 24 * 6))
    expect((await charger(apres)).travail?.taches).toMatchObject([
      {
        titre: '2\u00a0formations terminées à clôturer',
        depuis: expect.stringMatching(/^depuis 5\u00a0jours$/),
      },
    ])
  })

  test('ADH-14 : un responsable local ne voit que ses centres', async ({ ctx }) => {
    const [sien, autre] = [await buildCentre(ctx), await buildCentre(ctx)]
    const candidat = await formateur(ctx)
    for (const centreId of [sien.id, autre.id]) {
      const { id } = await buildFormation(ctx, {
        centreId,
        jours: [addDays(ctx.aujourdhui, centreId === sien.id ? 7 : 9)],
      })
      await postulerFormation(candidat, { id: newId(), formationId: id })
    }
    const local = await asRole(ctx, ['responsable_local'], sien.id)
    expect((await charger(local)).travail?.taches).toMatchObject([
      { titre: '1\u00a0formateur a postulé' },
    ])
    expect((await charger(ctx)).travail?.taches).toMatchObject([
      { titre: '2\u00a0formateurs ont postulé' },
    ])
  })

  test('montre à un formateur où postuler, puis ses engagements', async ({ ctx }) => {
    const moi = await formateur(ctx)
    const { id } = await buildFormation(ctx, { intitule: 'PSC Montclair' })
    await buildFormation(ctx, {
      type: 'PSE1',
      intitule: 'PSE 1',
      jours: [addDays(ctx.aujourdhui, 20)],
    })
    expect((await charger(moi)).travail).toMatchObject({
      recherches: { nombre: 1, exemples: [{ intitule: 'PSC Montclair' }] },
      engagements: [],
      miseEnService: null,
    })
    await postulerFormation(moi, { id: newId(), formationId: id })
    expect((await charger(moi)).travail).toMatchObject({
      recherches: { nombre: 0 },
      engagements: [{ id, intitule: 'PSC Montclair', statut: 'posee', lieu: 'Salle Barthélemy' }],
    })
  })

  test('un adhérent sans rôle n’y voit rien des formations de l’union', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    await buildInscription(ctx, { formationId: id })
    const simple = await asRole(ctx, [])
    expect((await charger(simple)).travail).toEqual({
      taches: [],
      recherches: null,
      engagements: [],
      semaine: null,
      peutCreer: false,
      miseEnService: null,
    })
  })

  test('tient en quatre requêtes, quel que soit le nombre de choses', async ({ ctx }) => {
    for (let nth = 0; nth < 5; nth += 1)
      await buildFormation(ctx, { jours: [addDays(ctx.aujourdhui, 3 + nth)] })
    const moi = await asRole(ctx, ['gestionnaire_formations', 'formateur'])
    moi.statements.count = 0
    await charger(moi)
    expect(moi.statements.count).toBe(4)
  })

  test('ADH-3, ADH-15 : un compte non validé y lit ce qui lui manque', async ({ ctx }) => {
    const built = await buildAdherent(ctx, { valide: false })
    const moi = as(ctx, await acteurDe(ctx, built))
    expect(await charger(moi)).toMatchObject({
      travail: null,
      compte: {
        etat: 'incomplet',
        cguAAccepter: 1,
        etapes: {
          motDePasse: ['Choisir votre mot de passe', 'Confirmer votre adresse électronique'],
          informations: [],
        },
      },
    })
    const complet = await buildAdherent(ctx, {
      valide: false,
      complet: true,
      email: `c${newId()}@exemple.fr`,
    })
    expect(await charger(as(ctx, await acteurDe(ctx, complet)))).toMatchObject({
      compte: {
        etat: 'a_valider',
        cguAAccepter: null,
        etapes: { motDePasse: [], informations: [] },
      },
    })
  })

  test('est interdit sans être connecté', async ({ ctx }) => {
    await expect(charger(asPublic(ctx))).rejects.toMatchObject({ name: 'Forbidden' })
  })
})

function addHours(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * 3600_000)
}
