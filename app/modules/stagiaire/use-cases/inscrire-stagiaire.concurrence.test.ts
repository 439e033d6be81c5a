import { Refusal } from '#app/platform/errors.ts'
import { asPublic, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { demandeInscription, listInscriptions } from '#tests/build/stagiaire.ts'
import { inscrireStagiaire } from './inscrire-stagiaire.server.ts'
import { validerInscriptions } from './valider-inscriptions.server.ts'

/** A name of letters only for each of them. */
function nom(rang: number): string {
  return `FOULE${[...String(rang)].map((chiffre) => 'ABCDEFGHIJ'[Number(chiffre)]).join('')}`
}

describe('inscriptions simultanées', () => {
  test('STA-3 : 20 inscriptions pour 3 places en font exactement 3', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, { places: 3 })
    const issues = await Promise.allSettled(
      Array.from({ length: 20 }, (_, rang) =>
        inscrireStagiaire(
          asPublic(ctx),
          demandeInscription({ formationId: id, nomNaissance: nom(rang) }),
        ),
      ),
    )
    expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await listInscriptions(ctx, id)).toHaveLength(3)
  })

  test('STA-3 : 500 inscriptions pour 20 places en font exactement 20, les autres sont refusées en clair', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { places: 20 })
    const issues = await Promise.allSettled(
      Array.from({ length: 500 }, (_, rang) =>
        inscrireStagiaire(
          asPublic(ctx),
          demandeInscription({ formationId: id, nomNaissance: nom(rang) }),
        ),
      ),
    )
    const refus = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : []))
    expect(refus).toHaveLength(480)
    expect(
      refus.every(
        (raison) => raison instanceof Refusal && raison.message === 'La formation est complète.',
      ),
    ).toBe(true)
    expect(await listInscriptions(ctx, id)).toHaveLength(20)
  }, 120_000)

  test('STA-2 : 50 inscriptions d’une personne sur 5 formations du même type en laissent exactement une', async ({
    ctx,
  }) => {
    const formations: { id: string }[] = []
    for (let rang = 0; rang < 5; rang += 1) formations.push(await buildFormation(ctx))
    const issues = await Promise.allSettled(
      Array.from({ length: 50 }, (_, rang) =>
        inscrireStagiaire(
          asPublic(ctx),
          demandeInscription({ formationId: formations[(rang * 7) % 5]?.id ?? '' }),
        ),
      ),
    )
    expect(issues.filter(({ status }) => status === 'rejected')).toEqual([])
    const lignes = (await Promise.all(formations.map(({ id }) => listInscriptions(ctx, id)))).flat()
    expect(lignes.filter(({ vivante }) => vivante)).toHaveLength(1)
    expect(lignes.filter(({ statut }) => statut === 'inscrite')).toHaveLength(1)
    expect(
      lignes.every(({ statut, motif }) => statut === 'inscrite' || motif === 'reinscription'),
    ).toBe(true)
  }, 60_000)

  test('STA-2 : valider et s’inscrire ailleurs au même instant ne laissent jamais deux places', async ({
    ctx,
  }) => {
    for (let tour = 0; tour < 8; tour += 1) {
      const [a, b] = [await buildFormation(ctx), await buildFormation(ctx)]
      const premiere = demandeInscription({ formationId: a.id, nomNaissance: nom(tour) })
      await inscrireStagiaire(ctx, premiere)
      await Promise.allSettled([
        validerInscriptions(asPublicSysteme(ctx), {
          formationId: a.id,
          inscriptionIds: [premiere.id],
        }),
        inscrireStagiaire(
          asPublic(ctx),
          demandeInscription({ formationId: b.id, nomNaissance: nom(tour) }),
        ),
      ])
      const lignes = [
        ...(await listInscriptions(ctx, a.id)),
        ...(await listInscriptions(ctx, b.id)),
      ]
      expect(
        lignes.filter(({ statut }) => statut === 'inscrite' || statut === 'validee'),
      ).toHaveLength(1)
    }
  }, 60_000)
})

function asPublicSysteme(ctx: Parameters<typeof asPublic>[0]) {
  return { ...asPublic(ctx), acteur: { genre: 'systeme' as const } }
}
