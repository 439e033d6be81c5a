import { desactiverCompte } from '#app/modules/adherent/use-cases/desactiver-compte.server.ts'
import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import {
  acteurDe,
  as,
  asPublic,
  asRole,
  at,
  describe,
  expect,
  newUnion,
  test,
} from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildCentre } from '#tests/build/union.ts'
import { jetonCalendrier } from '../calendrier.server.ts'
import { agenda } from '../documents/agenda.ts'
import { findCalendrier, listRendezVous } from '../queries/calendrier.server.ts'
import { filtresSchema, listEvenements } from '../queries/evenements.server.ts'
import { ouvrirCalendrier } from './ouvrir-calendrier.server.ts'

const novembre = { du: '2026-11-01', au: '2026-12-31' }
const tout = filtresSchema.parse({})

async function formateurAffecte(ctx: Ctx, formationId: string) {
  const formateur = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] })
  await affecterFormateur(ctx, { id: newId(), formationId, adherentId: formateur.id })
  return as(ctx, await acteurDe(ctx, formateur))
}

describe('PLA-1 : le planning', () => {
  test('montre chaque journée, son rang, ses formateurs et ma place', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, {
      jours: ['2026-12-05', '2026-12-06'],
      formateursRequis: 2,
    })
    const formateur = await formateurAffecte(ctx, id)
    const evenements = await listEvenements(at(formateur, ctx.now), novembre, tout)
    expect(evenements.map(({ jour, rang, total }) => [jour, rang, total])).toEqual([
      ['2026-12-05', 1, 2],
      ['2026-12-06', 2, 2],
    ])
    expect(evenements[0]).toMatchObject({ acceptes: 1, formateursRequis: 2, moi: 'acceptee' })
  })

  test('PLA-1 : les noms des formateurs ne sont lus que pour un gestionnaire, en une requête', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const formateur = await formateurAffecte(ctx, id)
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    for (const [qui, noms] of [
      [gestion, 1],
      [formateur, 0],
    ] as const) {
      const vue = at(qui, ctx.now)
      const [evenement] = await listEvenements(vue, novembre, tout)
      expect(evenement).toMatchObject({ acceptes: 1 })
      expect(evenement?.formateurs).toHaveLength(noms)
      expect(vue.statements.count).toBe(1)
    }
  })

  test('une formation privée n’y est pas pour un adhérent, ni celle d’un autre centre à valider', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx)
    await buildFormation(ctx, { privee: true })
    const local = await asRole(ctx, ['responsable_local'], centre.id)
    await buildFormation(ctx, { par: local, centreId: centre.id })
    const publique = await buildFormation(ctx)
    const adherent = await asRole(ctx, [])
    const vus = await listEvenements(at(adherent, ctx.now), novembre, tout)
    expect(vus.map(({ formationId }) => formationId)).toEqual([publique.id])
    expect(await listEvenements(at(local, ctx.now), novembre, tout)).toHaveLength(2)
    expect(await listEvenements(at(ctx, ctx.now), novembre, tout)).toHaveLength(3)
  })

  test('les filtres : il manque quelqu’un, les miennes', async ({ ctx }) => {
    const pleine = await buildFormation(ctx)
    const formateur = await formateurAffecte(ctx, pleine.id)
    const vide = await buildFormation(ctx)
    const manque = await listEvenements(at(ctx, ctx.now), novembre, { ...tout, manque: '1' })
    expect(manque.map(({ formationId }) => formationId)).toEqual([vide.id])
    const miens = await listEvenements(at(formateur, ctx.now), novembre, { ...tout, miens: '1' })
    expect(miens.map(({ formationId }) => formationId)).toEqual([pleine.id])
  })

  test('une autre union n’en voit rien', async ({ ctx }) => {
    await buildFormation(ctx)
    const ailleurs = await newUnion()
    expect(await listEvenements(at(ailleurs, ctx.now), novembre, tout)).toEqual([])
  })
})

describe('ADH-9 : le calendrier à suivre', () => {
  test('le lien ouvre les journées où l’on encadre, aux heures de l’union', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, { jours: ['2026-12-05'] })
    await buildFormation(ctx)
    const formateur = await formateurAffecte(ctx, id)
    await ouvrirCalendrier(formateur, { genre: 'personnel' })
    const texte = await lire(formateur, { genre: 'personnel', rang: 1 })
    expect(texte.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(texte).toContain('DTSTART:20261205T073000Z')
    expect(texte).toContain('DTEND:20261205T113000Z')
    expect(texte).toContain('(vous encadrez)')
  })

  test('changer de lien ferme l’ancien ; un compte désactivé ferme tout', async ({ ctx }) => {
    const formateur = await asRole(ctx, ['formateur'])
    await ouvrirCalendrier(formateur, { genre: 'union' })
    await ouvrirCalendrier(formateur, { genre: 'union' })
    expect(await trouver(formateur, { genre: 'union', rang: 1 })).toBeUndefined()
    expect(await trouver(formateur, { genre: 'union', rang: 2 })).toMatchObject({ gestion: false })
    const { acteur } = formateur
    if (acteur.genre !== 'adherent') throw new Error('Not a member')
    await desactiverCompte(ctx, { adherentId: acteur.adherentId, motif: null })
    expect(await trouver(formateur, { genre: 'union', rang: 2 })).toBeUndefined()
  })

  test('celui de l’union ne montre les formations privées qu’à leurs gestionnaires', async ({
    ctx,
  }) => {
    await buildFormation(ctx, { privee: true, intitule: 'Chez un client' })
    await buildFormation(ctx, { intitule: 'Ouverte à tous' })
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    const adherent = await asRole(ctx, [])
    for (const qui of [gestion, adherent]) await ouvrirCalendrier(qui, { genre: 'union' })
    expect(await lire(gestion, { genre: 'union', rang: 1 })).toContain('Chez un client')
    const autre = await lire(adherent, { genre: 'union', rang: 1 })
    expect(autre).toContain('Ouverte à tous')
    expect(autre).not.toContain('Chez un client')
  })

  test('est interdit au public', async ({ ctx }) => {
    await expect(ouvrirCalendrier(asPublic(ctx), { genre: 'union' })).rejects.toThrow(Forbidden)
  })
})

type Lien = { genre: 'personnel' | 'union'; rang: number }

function trouver(ctx: Ctx, lien: Lien) {
  const { acteur } = ctx
  if (acteur.genre !== 'adherent') throw new Error('Not a member')
  return findCalendrier(
    asPublic(ctx),
    jetonCalendrier(ctx, { ...lien, adherentId: acteur.adherentId }),
  )
}

async function lire(ctx: Ctx, lien: Lien): Promise<string> {
  const calendrier = await trouver(ctx, lien)
  if (!calendrier) throw new Error('No calendar')
  return agenda({
    nom: 'Essai',
    fuseau: ctx.union.fuseau,
    domaine: 'exemple.fr',
    lien: (id) => `https://exemple.fr/${id}`,
    rendezVous: await listRendezVous(asPublic(ctx), calendrier),
  }).replaceAll('\r\n ', '')
}
