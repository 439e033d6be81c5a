import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { as, asPublic, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { desactiverAdherent, pageContext, postOf } from '#tests/build/compte.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { adherentDe, annoncer, regler } from '#tests/build/notification.ts'
import { action as actionPreferences } from '../pages/preferences.tsx'
import { listNotifications } from '../queries/notifications.server.ts'
import { reglerPreferences } from './regler-preferences.server.ts'

describe('régler les notifications', () => {
  test('NOT-1 : ce qui est coupé n’est plus annoncé, par ce canal seulement', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    await annoncer(moi)
    expect(await compter(moi)).toEqual({ espace: 1, courriels: 1 })
    await regler(moi, { couper: ['formation.ouverte:courriel'] })
    await annoncer(moi)
    expect(await compter(moi)).toEqual({ espace: 2, courriels: 1 })
    await annoncer(moi, { genre: 'competence.echeance' })
    expect(await compter(moi)).toEqual({ espace: 3, courriels: 2 })
  })

  test('NOT-1 : couper dans l’espace fait disparaître aussitôt ce qui n’était pas lu', async ({
    ctx,
  }) => {
    const moi = await asRole(ctx, ['formateur'])
    await annoncer(moi)
    await annoncer(moi, { genre: 'competence.echeance' })
    await regler(moi, { couper: ['formation.ouverte:espace'] })
    const { rows, nonLues } = await lire(moi)
    expect(rows.map(({ genre }) => genre)).toEqual(['competence.echeance'])
    expect(nonLues).toBe(1)
  })

  test('FOR-5 : la même annonce ne l’est jamais deux fois, même coupée puis rétablie', async ({
    ctx,
  }) => {
    const moi = await asRole(ctx, ['formateur'])
    await regler(moi, { couper: ['formation.ouverte:espace', 'formation.ouverte:courriel'] })
    const cle = newId()
    expect(await annoncer(moi, { cle })).toBe(1)
    await reglerPreferences(as(moi, moi.acteur), {
      adherentId: adherentDe(moi),
      rythme: 'aussitot',
      cases: { formation_ouverte: ['espace', 'courriel', 'push'] },
    })
    expect(await annoncer(moi, { cle })).toBe(0)
    expect(await compter(moi)).toEqual({ espace: 0, courriels: 0 })
  })

  test('tout couper : seul ce qui est obligatoire reste', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    const adherentId = adherentDe(moi)
    await reglerPreferences(moi, { adherentId, rythme: 'aussitot', cases: {} })
    await annoncer(moi)
    await annoncer(moi, { genre: 'formation.candidature' })
    expect(await compter(moi)).toEqual({ espace: 1, courriels: 0 })
  })

  test('ADH-4 : un gestionnaire règle celles d’un adhérent, et le journal dit qui', async ({
    ctx,
  }) => {
    const moi = await asRole(ctx, ['formateur'])
    const gestion = await asRole(ctx, ['gestionnaire_adherents'])
    expect(await regler(moi, { couper: ['formation.ouverte:push'], par: gestion })).toBe(1)
    expect(await regler(moi, { par: gestion })).toBe(0)
    const lignes = await listJournal(as(ctx, ctx.acteur), {
      objet: { genre: 'adherent', id: adherentDe(moi) },
      domaine: 'notification',
    })
    expect(lignes).toMatchObject([
      {
        auteur: expect.stringContaining('Camille'),
        phrase: 'a coupé les notifications «\u00a0Nouvelles formations\u00a0» (téléphone).',
      },
    ])
  })

  test('ADH-4 : est interdit à qui n’est ni soi, ni gestionnaire des adhérents', async ({
    ctx,
  }) => {
    const moi = await asRole(ctx, ['formateur'])
    for (const autre of [
      await asRole(ctx, ['formateur']),
      await asRole(ctx, ['gestionnaire_formations']),
      asPublic(ctx),
    ])
      await expect(regler(moi, { couper: [], par: autre })).rejects.toThrow(Forbidden)
  })

  test('l’adhérent d’une autre union n’existe pas', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    const ailleurs = await newUnion()
    const attempt = reglerPreferences(ailleurs, {
      adherentId: adherentDe(moi),
      rythme: 'aussitot',
      cases: {},
    })
    await expect(attempt).rejects.toThrow('Introuvable')
  })

  test('un compte coupé de ses droits, parti ou désactivé, n’est plus prévenu', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    await desactiverAdherent(ctx, adherentDe(moi))
    expect(await annoncer(moi)).toBe(0)
  })

  test('la page garde les cases cochées et répond 422 sans rythme', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    const envoyer = (values: Record<string, string>) =>
      actionPreferences({
        request: postOf('/', values),
        context: pageContext(as(moi, moi.acteur)),
        params: { union: ctx.union.slug },
      } as unknown as Parameters<typeof actionPreferences>[0])
    const refus = await envoyer({ 'cases.formation_ouverte[]': 'courriel' })
    expect(refus).toMatchObject({
      init: { status: 422 },
      data: { errors: { rythme: 'Choisissez quand recevoir les courriels.' } },
    })
    const accord = await envoyer({ 'cases.formation_ouverte[]': 'courriel', rythme: 'resume' })
    expect(accord).toMatchObject({ status: 302 })
    await annoncer(moi)
    expect(await compter(moi)).toEqual({ espace: 0, courriels: 0 })
  })
})

function lire(moi: Ctx) {
  return listNotifications(as(moi, moi.acteur), 1)
}

async function compter(moi: Ctx) {
  const { total } = await lire(moi)
  const courriels = (await listLignes(moi)).filter(({ personneId }) => {
    const { acteur } = moi
    return acteur.genre === 'adherent' && personneId === acteur.personneId
  })
  return { espace: total, courriels: courriels.length }
}
