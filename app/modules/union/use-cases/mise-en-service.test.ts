import { findMiseEnService } from '#app/modules/union/public.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { listEtapes } from '#app/modules/union/queries/mise-en-service.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildCentre } from '#tests/build/union.ts'
import { creerLieu } from './creer-lieu.server.ts'
import { noterEtape } from './noter-etape.server.ts'
import { renseignerIdentite } from './renseigner-identite.server.ts'

async function faites(ctx: Ctx) {
  return (await listEtapes(ctx)).filter(({ fait }) => fait).map(({ cle }) => cle)
}

describe('la mise en service', () => {
  test('une union neuve a tout à régler', async ({ ctx }) => {
    expect(await faites(ctx)).toEqual([])
    const [identite] = await listEtapes(ctx)
    expect(identite?.pourquoi).toContain('le SIRET')
    expect(await findMiseEnService(ctx)).toMatchObject({ restantes: 10, peutTravailler: false })
  })

  test('chaque étape se coche par ce qui est fait', async ({ ctx }) => {
    await renseignerIdentite(ctx, {
      president: 'Anne Duval',
      siret: '73282932000074',
      rna: 'W251004321',
      adresse: '10 chemin de la Clairière',
      codePostal: '25000',
      commune: 'Besançon',
      telephone: '03 81 00 00 00',
      emailFormations: 'formations@exemple.fr',
      habilitationReference: 'Arrêté 2025-118',
    })
    await buildCentre(ctx)
    await creerLieu(ctx, {
      id: newId(),
      nom: 'Salle',
      adresse: '',
      codePostal: '25000',
      commune: 'Besançon',
      capacite: null,
      centreId: null,
    })
    await noterEtape(ctx, { etape: 'types' })
    expect(await faites(ctx)).toEqual(['identite', 'centres', 'lieux', 'types'])
    expect(await findMiseEnService(ctx)).toMatchObject({ restantes: 6, peutTravailler: true })
    await buildAdherent(ctx, { roles: ['administrateur'] })
    await noterEtape(ctx, { etape: 'cgu' })
    await noterEtape(ctx, { etape: 'sauvegarde' })
    expect(await faites(ctx)).toEqual(
      expect.arrayContaining(['membres', 'administrateurs', 'cgu', 'sauvegarde']),
    )
  })

  test('noter deux fois la même étape ne l’écrit qu’une fois au journal', async ({ ctx }) => {
    await noterEtape(ctx, { etape: 'cgu' })
    await noterEtape(ctx, { etape: 'cgu' })
    expect(await listJournal(ctx, { acte: 'union.etape_notee' })).toHaveLength(1)
  })

  test('ne regarde que les administrateurs', async ({ ctx }) => {
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    expect(await findMiseEnService(gestion)).toBeUndefined()
    await expect(noterEtape(gestion, { etape: 'types' })).rejects.toThrow(Forbidden)
  })
})
