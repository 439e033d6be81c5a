import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { affectes, candidater, unFormateur, vider } from '#tests/build/equipe.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { prevenirRetrait } from '../jobs/prevenir-retrait.server.ts'
import { listEquipe } from '../queries/equipe.server.ts'
import { accepterCandidature } from './accepter-candidature.server.ts'
import { accepterCandidatures } from './accepter-candidatures.server.ts'
import { affecterFormateur } from './affecter-formateur.server.ts'
import { remplacerFormateur } from './remplacer-formateur.server.ts'
import { retirerCandidature } from './retirer-candidature.server.ts'

const soirees = { soiree: { debut: '19:00', fin: '22:00' } }

function demain(ctx: Ctx) {
  return [addDays(ctx.aujourdhui, 1), addDays(ctx.aujourdhui, 2)]
}

describe('FOR-4 : les journées d’un formateur', () => {
  test('s’affecte à certaines journées, chacune jugée seule', async ({ ctx }) => {
    const [jour1 = '', jour2 = ''] = demain(ctx)
    const ailleurs = await buildFormation(ctx, { jours: [jour1] })
    const { id } = await buildFormation(ctx, { jours: [jour1, jour2] })
    const paul = await unFormateur(ctx)
    await affecterFormateur(ctx, { id: newId(), formationId: ailleurs.id, ...paul.lui })
    const tentative = affecterFormateur(ctx, { id: newId(), formationId: id, ...paul.lui })
    await expect(tentative).rejects.toThrow('Déjà pris')
    const journeeIds = [await journeeDu(ctx, id, jour2)]
    await affecterFormateur(ctx, { id: newId(), formationId: id, ...paul.lui, journeeIds })
    expect(await affectes(ctx, id)).toEqual([[jour2]])
    const rien = { id: newId(), formationId: id, ...(await unFormateur(ctx)).lui, journeeIds: [] }
    await expect(affecterFormateur(ctx, rien)).rejects.toThrow('au moins une journée')
  })

  test('deux gestionnaires acceptent la même personne sur deux formations qui se chevauchent : une seule', async ({
    ctx,
  }) => {
    const paul = await unFormateur(ctx)
    const formations = [await buildFormation(ctx), await buildFormation(ctx)]
    const candidatures = await Promise.all(formations.map(({ id }) => candidater(paul.ctx, id)))
    const essais = await Promise.allSettled(
      formations.map(({ id: formationId }, rang) =>
        accepterCandidature(ctx, { formationId, candidatureId: candidatures[rang] ?? '' }),
      ),
    )
    expect(essais.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const prises = await Promise.all(formations.map(({ id }) => affectes(ctx, id)))
    expect(prises.flat()).toHaveLength(1)
  })

  test('plusieurs s’acceptent en une fois, tous ou aucun', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx, { formateursRequis: 2 })
    const autre = await buildFormation(ctx)
    const deux = [await unFormateur(ctx), await unFormateur(ctx)]
    const candidatureIds = await Promise.all(deux.map((un) => candidater(un.ctx, formationId)))
    const pris = { id: newId(), formationId: autre.id, ...deux[1]?.lui } as never
    await affecterFormateur(ctx, pris)
    const tentative = accepterCandidatures(ctx, { formationId, candidatureIds })
    await expect(tentative).rejects.toThrow('Personne n’a été accepté')
    expect(await listEquipe(ctx, formationId)).toEqual([])
    await accepterCandidatures(ctx, { formationId, candidatureIds: candidatureIds.slice(0, 1) })
    expect(await listEquipe(ctx, formationId)).toHaveLength(1)
    await expect(accepterCandidatures(ctx, { formationId, candidatureIds: [] })).rejects.toThrow()
    const simple = deux[0]?.ctx ?? ctx
    await expect(accepterCandidatures(simple, { formationId, candidatureIds })).rejects.toThrow(
      Forbidden,
    )
  })
})

describe('FOR-4 : quitter une équipe', () => {
  test('avant la réponse, sans raison ; après, il dit pourquoi et les gestionnaires le savent', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx)
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    const paul = await unFormateur(ctx)
    const posee = await candidater(paul.ctx, formationId)
    await retirerCandidature(paul.ctx, { formationId, candidatureId: posee, motif: null })
    const candidatureId = await candidater(paul.ctx, formationId)
    await accepterCandidature(ctx, { formationId, candidatureId })
    const retrait = { formationId, candidatureId }
    await expect(retirerCandidature(paul.ctx, { ...retrait, motif: null })).rejects.toMatchObject({
      field: 'motif',
    })
    await retirerCandidature(paul.ctx, { ...retrait, motif: 'De garde ce jour-là.' })
    expect(await listEquipe(ctx, formationId)).toEqual([])
    const systeme = as(ctx, { genre: 'systeme' })
    for (const un of [posee, candidatureId]) await vider(prevenirRetrait, systeme, un)
    const mails = (await listLignes(ctx)).filter(({ modele }) => modele.endsWith('formateur_parti'))
    expect(mails).toHaveLength(2)
    expect(mails.some(({ brut }) => String(brut).includes('De garde'))).toBe(true)
    expect(gestion.acteur.genre).toBe('adherent')
  })

  test('un gestionnaire le retire ; un autre formateur ne le peut pas', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const paul = await unFormateur(ctx)
    const candidatureId = await candidater(paul.ctx, formationId)
    await accepterCandidature(ctx, { formationId, candidatureId })
    const retrait = { formationId, candidatureId, motif: null }
    const zoe = await unFormateur(ctx)
    await expect(retirerCandidature(zoe.ctx, retrait)).rejects.toThrow(Forbidden)
    await retirerCandidature(ctx, retrait)
    await retirerCandidature(ctx, retrait)
    expect(await affectes(ctx, formationId)).toEqual([])
    await candidater(paul.ctx, formationId)
  })

  test('une journée déjà tenue reste la sienne : le retrait entier est refusé', async ({ ctx }) => {
    const [jour1 = '', jour2 = ''] = demain(ctx)
    const { id: formationId } = await buildFormation(ctx, { jours: [jour1, jour2] })
    const paul = await unFormateur(ctx)
    const candidatureId = newId()
    await affecterFormateur(ctx, { id: candidatureId, formationId, ...paul.lui })
    const plusTard = at(ctx, `${jour2}T08:00:00Z`)
    const tentative = retirerCandidature(plusTard, { formationId, candidatureId, motif: null })
    await expect(tentative).rejects.toThrow('retirez plutôt')
  })
})

describe('FOR-4 : remplacer un formateur', () => {
  test('un sort, l’autre entre, liés, en un seul acte', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx, { jours: demain(ctx) })
    const [paul, zoe] = [await unFormateur(ctx), await unFormateur(ctx)]
    const candidatureId = newId()
    await affecterFormateur(ctx, { id: candidatureId, formationId, ...paul.lui })
    const entree = { id: newId(), formationId, candidatureId, ...zoe.lui, motif: null }
    await remplacerFormateur(ctx, entree)
    await remplacerFormateur(ctx, entree)
    const equipe = await listEquipe(ctx, formationId)
    expect(equipe).toMatchObject([{ adherentId: zoe.lui.adherentId, remplace: paul.nom }])
    expect(equipe[0]?.jours).toHaveLength(2)
  })

  test('à mi-parcours, chacun garde ses journées et ses heures', async ({ ctx }) => {
    const [jour1 = '', jour2 = ''] = demain(ctx)
    const { id: formationId } = await buildFormation(ctx, {
      jours: [jour1, jour2],
      creneaux: soirees,
    })
    const [paul, zoe] = [await unFormateur(ctx), await unFormateur(ctx)]
    const candidatureId = newId()
    await affecterFormateur(ctx, { id: candidatureId, formationId, ...paul.lui })
    const ensuite = at(ctx, `${jour2}T08:00:00Z`)
    const entree = { id: newId(), formationId, candidatureId, ...zoe.lui, motif: 'Malade' }
    await remplacerFormateur(ensuite, entree)
    expect((await affectes(ctx, formationId)).sort()).toEqual([[jour1], [jour2]])
  })

  test('est refusé vers quelqu’un d’inapte ou déjà là, et rien ne change', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const [paul, sans] = [await unFormateur(ctx), await unFormateur(ctx, [])]
    const candidatureId = newId()
    await affecterFormateur(ctx, { id: candidatureId, formationId, ...paul.lui })
    const entree = { id: newId(), formationId, candidatureId, motif: null }
    await expect(remplacerFormateur(ctx, { ...entree, ...sans.lui })).rejects.toThrow('manque')
    expect(await affectes(ctx, formationId)).toHaveLength(1)
    await expect(remplacerFormateur(paul.ctx, { ...entree, ...paul.lui })).rejects.toThrow(
      Forbidden,
    )
  })
})

async function journeeDu(ctx: Ctx, formationId: string, jour: string): Promise<string> {
  const row = await as(ctx, ctx.acteur)
    .db.selectFrom('journee')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('jour', '=', jour)
    .select('id')
    .executeTakeFirstOrThrow()
  return row.id
}
