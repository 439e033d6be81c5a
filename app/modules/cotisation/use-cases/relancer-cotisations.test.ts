import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildCotisation } from '#tests/build/cotisation.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { envoyerRelances } from '../jobs/envoyer-relances.server.ts'
import { filtresSchema } from '../queries/situations.server.ts'
import { encaisserCotisation } from './encaisser-cotisation.server.ts'
import { relancerCotisations } from './relancer-cotisations.server.ts'

const filtres = filtresSchema.parse({})
const essai = { attempt: 1, maxAttempts: 1 }

describe('relancer les cotisations (ADH-8)', () => {
  test('un courriel par personne et par jour, même demandé par plusieurs au même moment', async ({
    ctx,
  }) => {
    const [un, deux] = [await buildAdherent(ctx), await buildAdherent(ctx)]
    await buildCotisation(ctx, { adherentId: un.id, montant: 2550 })
    const ids = [un.id, deux.id]
    const comptes = await Promise.all(
      Array.from({ length: 4 }, () => relancerCotisations(as(ctx, ctx.acteur), { ids, filtres })),
    )
    expect(comptes.reduce((somme, { relances }) => somme + relances, 0)).toBe(2)
    const systeme = as(ctx, { genre: 'systeme' })
    await Promise.all([
      envoyerRelances.run(systeme, {}, essai),
      envoyerRelances.run(as(ctx, { genre: 'systeme' }), {}, essai),
    ])
    const lignes = (await listLignes(ctx)).filter(({ modele }) => modele === 'cotisation.relance')
    expect(lignes.map(({ destinataire }) => destinataire).sort()).toEqual(
      [un.email, deux.email].sort(),
    )
    const brut =
      lignes.find(({ destinataire }) => destinataire === un.email)?.brut?.toString() ?? ''
    expect(brut).toContain('25,50')
    const demain = at(ctx, '2026-11-24T09:00:00Z')
    expect(await relancerCotisations(demain, { ids, filtres })).toEqual({ relances: 2 })
  })

  test('toutes les personnes des filtres, une ligne au journal', async ({ ctx }) => {
    const { id: adherentId } = await buildAdherent(ctx)
    for (const genre of ['union', 'federale'] as const) {
      await buildCotisation(ctx, { adherentId, genre, payeeLe: '2026-03-01' })
    }
    await buildAdherent(ctx)
    // The administrator who asks has not paid either.
    expect(await relancerCotisations(ctx, { ids: [], filtres })).toEqual({ relances: 2 })
    const [ligne] = await listJournal(as(ctx, ctx.acteur), { limite: 1 })
    expect(ligne?.phrase).toContain('a relancé 2')
  })

  test('qui a payé entre-temps ne reçoit rien', async ({ ctx }) => {
    const { id: adherentId } = await buildAdherent(ctx)
    const ids = [adherentId]
    await buildCotisation(ctx, { adherentId, genre: 'federale', payeeLe: '2026-03-01' })
    const { id: cotisationId } = await buildCotisation(ctx, { adherentId })
    await relancerCotisations(ctx, { ids, filtres })
    await encaisserCotisation(ctx, { cotisationId, payeeLe: '2026-11-23', moyen: 'especes' })
    await envoyerRelances.run(as(ctx, { genre: 'systeme' }), {}, essai)
    expect((await listLignes(ctx)).filter(({ modele }) => modele === 'cotisation.relance')).toEqual(
      [],
    )
  })

  test('interdit à la secrétaire et au trésorier', async ({ ctx }) => {
    for (const role of ['secretaire', 'tresorier'] as const) {
      const lecteur = await asRole(ctx, [role])
      await expect(relancerCotisations(lecteur, { ids: [], filtres })).rejects.toThrow(
        'Droit manquant',
      )
    }
  })
})
