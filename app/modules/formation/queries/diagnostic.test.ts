import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { pageContext } from '#tests/build/compte.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { regler } from '#tests/build/notification.ts'
import { constatsAnnonces, constatsCompte, empechementPour } from '../model/diagnostic.ts'
import { loader as loaderAdherent } from '../pages/pourquoi-adherent.tsx'
import { affecterFormateur } from '../use-cases/affecter-formateur.server.ts'
import { postulerFormation } from '../use-cases/postuler-formation.server.ts'
import { findDiagnostic } from './diagnostic.server.ts'

describe('pourquoi ne puis-je pas postuler ?', () => {
  test('AIDE-1 : rien ne manque à un formateur validé, à jour, qui a tout gardé', async ({
    ctx,
  }) => {
    await buildFormation(ctx)
    const paul = await membre(ctx, { roles: ['formateur'], competences: ['FPSC'] })
    expect(await manques(paul)).toEqual([])
    expect(await empechements(paul)).toEqual([undefined])
  })

  test('AIDE-1 : compte pas validé, pas de rôle, pas de compétence, chacun est dit', async ({
    ctx,
  }) => {
    await buildFormation(ctx)
    const paul = await membre(ctx, { valide: false })
    expect(await manques(paul)).toEqual([
      'Compte incomplet',
      'Compte pas encore validé',
      'Pas de rôle de formateur',
      'Aucune compétence de formateur',
    ])
    const { manques: absents, typesSansCompetence } = await lire(paul)
    expect(absents).toContain('Choisir votre mot de passe')
    expect(typesSansCompetence).toEqual([expect.stringMatching(/premiers secours/i)])
  })

  test('AIDE-1 : compétence périmée, le jour dit ou aujourd’hui', async ({ ctx }) => {
    await buildFormation(ctx, { jours: ['2027-01-09'] })
    const bientot = { code: 'FPSC', obtenueLe: '2020-05-14', recyclages: ['2025-02-01'] }
    const paul = await membre(ctx, { roles: ['formateur'], competences: [bientot] })
    expect(await manques(paul)).toEqual([])
    expect(await empechements(paul)).toEqual([expect.stringContaining('2027 manque')])
    expect(await manques(at(paul, '2027-01-05T09:00:00Z'))).toEqual([
      'Compétence qui n’est plus valable',
    ])
  })

  test('AIDE-1 : déjà postulé, déjà pris ce jour-là', async ({ ctx }) => {
    const [a, b, c] = [
      await buildFormation(ctx),
      await buildFormation(ctx),
      await buildFormation(ctx, { jours: ['2026-12-12'] }),
    ]
    const paul = await membre(ctx, { roles: ['formateur'], competences: ['FPSC'] })
    const adherentId = 'adherentId' in paul.acteur ? paul.acteur.adherentId : ''
    await affecterFormateur(ctx, { id: newId(), formationId: a.id, adherentId })
    await postulerFormation(paul, { id: newId(), formationId: c.id })
    const { formations } = await lire(paul)
    const raison = (id: string) => {
      const vue = formations.find((formation) => formation.id === id)
      return vue && empechementPour(vue)
    }
    expect(raison(a.id)).toBe('Déjà retenu.')
    expect(raison(b.id)).toMatch(/^Déjà pris par une autre formation/)
    expect(raison(c.id)).toMatch(/^Candidature déjà envoyée/)
  })

  test('AIDE-1 : notifications coupées', async ({ ctx }) => {
    const paul = await membre(ctx, { roles: ['formateur'], competences: ['FPSC'] })
    await regler(paul, { couper: ['formation.ouverte:courriel'] })
    expect(await manques(paul)).toEqual(['Notifications des nouvelles formations coupées'])
    expect(constatsAnnonces(await lire(paul))[0]?.detail).toContain('Courriel')
  })

  test('les gestionnaires le lisent pour un adhérent ; c’est interdit aux autres', async ({
    ctx,
  }) => {
    const paul = await membre(ctx, { roles: ['formateur'] })
    const adherentId = 'adherentId' in paul.acteur ? paul.acteur.adherentId : ''
    const ouvrir = async (qui: Ctx) =>
      loaderAdherent({
        context: pageContext(as(qui, qui.acteur)),
        params: { union: qui.union.slug, adherentId },
      } as unknown as Parameters<typeof loaderAdherent>[0])
    expect(await ouvrir(await asRole(ctx, ['gestionnaire_adherents']))).toMatchObject({
      formateur: true,
    })
    await expect(ouvrir(paul)).rejects.toThrow(Forbidden)
    await expect(ouvrir(await newUnion())).rejects.toThrow('Introuvable')
  })
})

async function membre(ctx: Ctx, options: Parameters<typeof buildAdherent>[1]): Promise<Ctx> {
  return as(ctx, await acteurDe(ctx, await buildAdherent(ctx, options)))
}

async function lire(moi: Ctx) {
  const adherentId = 'adherentId' in moi.acteur ? moi.acteur.adherentId : ''
  const reading = as(moi, moi.acteur)
  const faits = await findDiagnostic(reading, adherentId)
  await reading.closeReader()
  return faits
}

async function manques(moi: Ctx): Promise<string[]> {
  const faits = await lire(moi)
  const constats = [...constatsCompte(faits), ...constatsAnnonces(faits)]
  return constats.filter(({ bon }) => !bon).map(({ fait }) => fait)
}

async function empechements(moi: Ctx) {
  return (await lire(moi)).formations.map(empechementPour)
}
