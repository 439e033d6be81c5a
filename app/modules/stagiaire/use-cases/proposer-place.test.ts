import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { asPublic, asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import {
  buildInscription,
  demandeInscription,
  listInscriptions,
  listJobs,
} from '#tests/build/stagiaire.ts'
import { inscrireStagiaire } from './inscrire-stagiaire.server.ts'
import { proposerPlace } from './proposer-place.server.ts'

/** A full formation of one place, and two persons who wait. */
async function complete(ctx: Ctx) {
  const { id: formationId } = await buildFormation(ctx, { places: 1 })
  await buildInscription(ctx, { formationId })
  const attendre = async (nomNaissance: string) => {
    const demande = demandeInscription({ formationId, nomNaissance })
    await inscrireStagiaire(asPublic(ctx), { ...demande, attente: true })
    return demande.id
  }
  return { formationId, premier: await attendre('PREMIER'), second: await attendre('SECOND') }
}

async function statuts(ctx: Ctx, formationId: string) {
  const lignes = await listInscriptions(ctx, formationId)
  return Object.fromEntries(lignes.map(({ id, statut }) => [id, statut]))
}

describe('STA-3 : proposer une place hors de son tour', () => {
  test('complète, il faut dire d’ajouter une place ; elle va à la personne choisie, une fois', async ({
    ctx,
  }) => {
    const { formationId, premier, second } = await complete(ctx)
    const choix = { formationId, inscriptionId: second }
    await expect(proposerPlace(ctx, { ...choix, ajouter: false })).rejects.toThrow(
      'La formation est complète',
    )
    await proposerPlace(ctx, { ...choix, ajouter: true })
    await proposerPlace(ctx, { ...choix, ajouter: true })
    expect(await statuts(ctx, formationId)).toMatchObject({
      [premier]: 'liste_attente',
      [second]: 'proposee',
    })
    const mails = await listJobs(ctx, 'stagiaire.prevenir_attente')
    expect(mails.filter(({ inscriptionId }) => inscriptionId === second)).toHaveLength(2)
    const { places } = await ctx.db
      .selectFrom('formation')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .select('places')
      .executeTakeFirstOrThrow()
    expect(places).toBe(2)
  })

  test('deux gestionnaires à la fois ajoutent une place chacun, pour deux personnes', async ({
    ctx,
  }) => {
    const { formationId, premier, second } = await complete(ctx)
    await Promise.all(
      [premier, second].map((inscriptionId) =>
        proposerPlace(ctx, { formationId, inscriptionId, ajouter: true }),
      ),
    )
    expect(await statuts(ctx, formationId)).toMatchObject({
      [premier]: 'proposee',
      [second]: 'proposee',
    })
  })

  test('refusé à qui n’attend plus, et le premier jour ; interdit sans le droit ; inconnu ailleurs', async ({
    ctx,
  }) => {
    const { formationId, premier } = await complete(ctx)
    const choix = { formationId, inscriptionId: premier, ajouter: true }
    const [occupant] = await listInscriptions(ctx, formationId)
    await expect(
      proposerPlace(ctx, { ...choix, inscriptionId: occupant?.id ?? '' }),
    ).rejects.toThrow('n’est plus sur la liste d’attente')
    await expect(proposerPlace(at(ctx, '2026-11-30T09:00:00Z'), choix)).rejects.toThrow(
      'La formation commence',
    )
    await expect(proposerPlace(await asRole(ctx, ['formateur']), choix)).rejects.toThrow(Forbidden)
    await expect(proposerPlace(await newUnion(), choix)).rejects.toThrow(NotFound)
  })
})
