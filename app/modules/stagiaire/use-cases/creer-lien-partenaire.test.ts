import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { asPublic, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { demandeInscription, listInscriptions } from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import { jetonPartenaire } from '../lien-partenaire.server.ts'
import { findLienParJeton } from '../queries/liens-partenaires.server.ts'
import { creerLienPartenaire } from './creer-lien-partenaire.server.ts'
import { envoyerLienPartenaire } from './envoyer-lien-partenaire.server.ts'
import { inscrireStagiaire } from './inscrire-stagiaire.server.ts'
import { revoquerLienPartenaire } from './revoquer-lien-partenaire.server.ts'

function nom(rang: number): string {
  return `PART${[...String(rang)].map((chiffre) => 'ABCDEFGHIJ'[Number(chiffre)]).join('')}`
}

async function buildLien(ctx: Ctx, formationId: string, limite: number | null = null) {
  const id = newId()
  const lien = { id, formationId, limite, expireLe: '2026-11-29', note: null }
  await creerLienPartenaire(ctx, { ...lien, payeur: 'partenaire' })
  return id
}

function venir(ctx: Ctx, formationId: string, lienPartenaireId: string, rang: number) {
  const demande = demandeInscription({ formationId, nomNaissance: nom(rang) })
  return inscrireStagiaire(asPublic(ctx), { ...demande, origine: 'partenaire', lienPartenaireId })
}

describe('FOR-6 : le lien d’inscription partenaire', () => {
  test('inscrit à une formation privée, et se retrouve par son jeton seul', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, { privee: true })
    const lien = await buildLien(ctx, id)
    await venir(ctx, id, lien, 1)
    expect(await listInscriptions(ctx, id)).toMatchObject([
      { origine: 'partenaire', lienPartenaireId: lien, statut: 'inscrite' },
    ])
    expect(await findLienParJeton(ctx, jetonPartenaire(ctx, lien))).toMatchObject({ prises: 1 })
    expect(await findLienParJeton(ctx, 'autre')).toBeUndefined()
    const autre = await buildFormation(ctx, { privee: true })
    await expect(venir(ctx, autre.id, lien, 2)).rejects.toThrow('Introuvable')
  })

  test('STA-3 : la plus basse des deux limites compte ; jamais de liste d’attente', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { places: 3 })
    const [petit, grand] = [await buildLien(ctx, id, 1), await buildLien(ctx, id, 50)]
    await venir(ctx, id, petit, 1)
    await expect(venir(ctx, id, petit, 2)).rejects.toThrow('Toutes les places de ce lien')
    await venir(ctx, id, grand, 3)
    await venir(ctx, id, grand, 4)
    await expect(venir(ctx, id, grand, 5)).rejects.toThrow('La formation est complète.')
    expect(await listInscriptions(ctx, id)).toHaveLength(3)
  })

  test('révoqué ou passé, il n’inscrit plus personne et dit quoi faire', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const lien = await buildLien(ctx, id)
    await expect(venir(at(ctx, '2026-11-30T09:00:00Z'), id, lien, 1)).rejects.toThrow('a pris fin')
    await revoquerLienPartenaire(ctx, { formationId: id, lienId: lien })
    await revoquerLienPartenaire(ctx, { formationId: id, lienId: lien })
    await expect(venir(ctx, id, lien, 1)).rejects.toThrow('Demandez le nouveau lien')
    await expect(
      envoyerLienPartenaire(ctx, { formationId: id, lienId: lien, email: 'rh@exemple.fr' }),
    ).rejects.toThrow('n’est plus valable')
  })

  test('il s’arrête au plus tard le premier jour ; il demande le droit, pour son centre', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { centreId: (await buildCentre(ctx)).id })
    const lien = {
      id: newId(),
      formationId: id,
      limite: null,
      note: null,
      payeur: 'partenaire' as const,
    }
    await expect(creerLienPartenaire(ctx, { ...lien, expireLe: '2026-12-01' })).rejects.toThrow(
      'au plus tard le premier jour',
    )
    const ailleurs = await asRole(ctx, ['responsable_local'], (await buildCentre(ctx)).id)
    await expect(buildLien(ailleurs, id)).rejects.toThrow('Introuvable')
    await expect(buildLien(await asRole(ctx, ['formateur']), id)).rejects.toThrow(
      'inscription.partager',
    )
  })

  test('envoyé au partenaire, avec son adresse', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const lien = await buildLien(ctx, id)
    await envoyerLienPartenaire(ctx, { formationId: id, lienId: lien, email: 'rh@exemple.fr' })
    expect(await findLienParJeton(ctx, jetonPartenaire(ctx, lien))).toMatchObject({
      envoyeLe: ctx.now,
    })
  })

  test('STA-3 : 50 personnes pour 8 places, par le lien et par le gestionnaire, en font exactement 8', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { places: 8 })
    const lien = await buildLien(ctx, id, 6)
    const issues = await Promise.allSettled(
      Array.from({ length: 50 }, (_, rang) =>
        rang % 2 === 0
          ? venir(ctx, id, lien, rang)
          : inscrireStagiaire(
              { ...asPublic(ctx), acteur: { genre: 'systeme' } },
              demandeInscription({
                formationId: id,
                nomNaissance: nom(rang),
                origine: 'gestionnaire',
              }),
            ),
      ),
    )
    expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
    const lignes = await listInscriptions(ctx, id)
    expect(lignes).toHaveLength(8)
    expect(
      lignes.filter(({ lienPartenaireId }) => lienPartenaireId === lien).length,
    ).toBeLessThanOrEqual(6)
  }, 60_000)
})
