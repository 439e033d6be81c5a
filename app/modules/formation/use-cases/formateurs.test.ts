import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { acteurDe, as, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { prevenirFormateurs } from '../jobs/prevenir-formateurs.server.ts'
import { listEnRecherche } from '../queries/equipe.server.ts'
import { listCandidatures } from '../queries/formateurs.server.ts'
import { filtresSchema, listFormations } from '../queries/listes.server.ts'
import { accepterCandidature } from './accepter-candidature.server.ts'
import { affecterFormateur } from './affecter-formateur.server.ts'
import { postulerFormation } from './postuler-formation.server.ts'
import { refuserCandidature } from './refuser-candidature.server.ts'

describe('l’équipe d’une formation', () => {
  test('FOR-3 : Recherche tant qu’une journée manque de formateurs, Complet quand chacune a les siens', async ({
    ctx,
  }) => {
    const jours = [addDays(ctx.aujourdhui, 7), addDays(ctx.aujourdhui, 8)]
    const { id } = await buildFormation(ctx, { jours, formateursRequis: 2 })
    const badge = async () => {
      const { rows } = await listFormations(as(ctx, ctx.acteur), 'validee', filtresSchema.parse({}))
      return rows.map(({ acceptes, complete }) => [acceptes, complete])
    }
    expect(await badge()).toEqual([[0, false]])
    for (const attendu of [false, true]) {
      const { adherentId } = await unFormateur(ctx)
      await affecterFormateur(ctx, { id: newId(), formationId: id, adherentId })
      expect((await badge())[0]?.[1]).toBe(attendu)
    }
  })

  test('FOR-5 : à l’ouverture, seuls les formateurs à jour de la compétence sont prévenus, une fois chacun', async ({
    ctx,
  }) => {
    const { adherentId } = await unFormateur(ctx)
    await unFormateur(ctx, [{ code: 'FPSC', obtenueLe: '2020-05-14', recyclages: ['2024-10-18'] }])
    const { id: formationId } = await buildFormation(ctx)
    const systeme = as(ctx, { genre: 'systeme' })
    await prevenirFormateurs.run(systeme, { formationId }, { attempt: 1, maxAttempts: 1 })
    await prevenirFormateurs.run(systeme, { formationId }, { attempt: 1, maxAttempts: 1 })
    const prevenus = await as(ctx, ctx.acteur)
      .db.selectFrom('notification')
      .where('unionId', '=', ctx.union.id)
      .select('adherentId')
      .execute()
    expect(prevenus).toEqual([{ adherentId }])
    const mails = (await listLignes(ctx)).filter(({ modele }) => modele === 'formation.ouverte')
    expect(mails).toHaveLength(1)
  })
})

describe('FOR-5 : ce qui change après l’ouverture', () => {
  test('chaque matin, les formations qui cherchent encore se rouvrent à qui peut les encadrer depuis', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { formateursRequis: 2 })
    const { id: complete } = await buildFormation(ctx, { jours: ['2026-12-20'] })
    const { adherentId } = await unFormateur(ctx)
    await affecterFormateur(ctx, { id: newId(), formationId: complete, adherentId })
    expect(await listEnRecherche(as(ctx, { genre: 'systeme' }))).toEqual([formationId])
  })
})

describe('postuler à une formation', () => {
  test('FOR-4 : un formateur de la compétence postule, un second clic ne change rien', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const { formateur } = await unFormateur(ctx)
    await postulerFormation(formateur, { id: newId(), formationId: id })
    await postulerFormation(formateur, { id: newId(), formationId: id })
    expect(await listCandidatures(ctx, id)).toMatchObject([
      { statut: 'posee', origine: 'candidature' },
    ])
  })

  test('FOR-4 : est refusé sans la compétence, ou quand sa formation continue manque ce jour-là', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const sans = await unFormateur(ctx, [])
    await expect(
      postulerFormation(sans.formateur, { id: newId(), formationId: id }),
    ).rejects.toThrow('manque la compétence')
    const perime = await unFormateur(ctx, [
      { code: 'FPSC', obtenueLe: '2020-05-14', recyclages: ['2024-10-18'] },
    ])
    await expect(
      postulerFormation(perime.formateur, { id: newId(), formationId: id }),
    ).rejects.toThrow('formation continue 2026 manque')
  })

  test('FOR-4 : est refusé pour l’an prochain quand la compétence s’arrête cette année', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { jours: ['2027-01-09'] })
    const { formateur } = await unFormateur(ctx, [
      { code: 'FPSC', obtenueLe: '2020-05-14', recyclages: ['2025-02-01'] },
    ])
    await expect(postulerFormation(formateur, { id: newId(), formationId: id })).rejects.toThrow(
      '2027',
    )
  })

  test('est interdit à qui n’est pas formateur', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const membre = await buildAdherent(ctx, { competences: ['FPSC'] })
    const simple = as(ctx, await acteurDe(ctx, membre))
    await expect(postulerFormation(simple, { id: newId(), formationId: id })).rejects.toThrow(
      Forbidden,
    )
  })
})

describe('accepter, décliner, affecter un formateur', () => {
  test('FOR-4 : accepté, il est pris sur chaque journée avec ses minutes', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, { jours: ['2026-12-05', '2026-12-06'] })
    const candidatureId = await uneCandidature(ctx, id)
    await accepterCandidature(ctx, { formationId: id, candidatureId })
    const jours = await ctx.db
      .selectFrom('affectationJournee')
      .where('unionId', '=', ctx.union.id)
      .select('minutes')
      .execute()
    expect(jours).toEqual([{ minutes: 480 }, { minutes: 480 }])
  })

  test('FOR-4 : un chevauchement avec une autre formation est refusé', async ({ ctx }) => {
    const { adherentId } = await unFormateur(ctx)
    const premiere = await buildFormation(ctx)
    const seconde = await buildFormation(ctx)
    await affecterFormateur(ctx, { id: newId(), formationId: premiere.id, adherentId })
    const tentative = affecterFormateur(ctx, { id: newId(), formationId: seconde.id, adherentId })
    await expect(tentative).rejects.toThrow('Déjà pris')
  })

  test('FOR-4 : deux gestionnaires qui affectent le même formateur à la même heure : un seul réussit', async ({
    ctx,
  }) => {
    const { adherentId } = await unFormateur(ctx)
    const formations = await Promise.all(Array.from({ length: 6 }, () => buildFormation(ctx)))
    const essais = await Promise.allSettled(
      formations.map(({ id: formationId }) =>
        affecterFormateur(ctx, { id: newId(), formationId, adherentId }),
      ),
    )
    expect(essais.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const prises = await ctx.db
      .selectFrom('affectationJournee')
      .where('unionId', '=', ctx.union.id)
      .select('id')
      .execute()
    expect(prises).toHaveLength(1)
  })

  test('FOR-4 : une candidature se décline, puis ne s’accepte plus', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const candidatureId = await uneCandidature(ctx, id)
    await refuserCandidature(ctx, { formationId: id, candidatureId })
    await expect(accepterCandidature(ctx, { formationId: id, candidatureId })).rejects.toThrow(
      'n’attend plus de réponse',
    )
  })

  test('FOR-4 : seul un membre au rôle de formateur s’affecte', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const membre = await buildAdherent(ctx, { competences: ['FPSC'] })
    const tentative = affecterFormateur(ctx, {
      id: newId(),
      formationId: id,
      adherentId: membre.id,
    })
    await expect(tentative).rejects.toThrow('n’a pas le rôle de formateur')
  })

  test('est interdit à un formateur', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const candidatureId = await uneCandidature(ctx, id)
    const { formateur } = await unFormateur(ctx)
    await expect(
      accepterCandidature(formateur, { formationId: id, candidatureId }),
    ).rejects.toThrow(Forbidden)
    await expect(refuserCandidature(formateur, { formationId: id, candidatureId })).rejects.toThrow(
      Forbidden,
    )
  })
})

type Competences = NonNullable<Parameters<typeof buildAdherent>[1]>['competences']

async function unFormateur(ctx: Ctx, competences: Competences = ['FPSC']) {
  const adherent = await buildAdherent(ctx, {
    roles: ['formateur'],
    ...(competences && { competences }),
  })
  return { adherentId: adherent.id, formateur: as(ctx, await acteurDe(ctx, adherent)) }
}

async function uneCandidature(ctx: Ctx, formationId: string): Promise<string> {
  const { formateur } = await unFormateur(ctx)
  const id = newId()
  await postulerFormation(formateur, { id, formationId })
  return id
}
