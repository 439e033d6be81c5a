import fc from 'fast-check'
import type { Ctx } from '#app/platform/ctx.ts'
import { as, asPublic, at, closeReaders, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import {
  buildInscription,
  demandeInscription,
  listInscriptions,
  listJobs,
} from '#tests/build/stagiaire.ts'
import { proposerPlacesLibres } from '../jobs/proposer-places.server.ts'
import { jetonSuivi } from '../suivi.server.ts'
import { accepterPlace } from './accepter-place.server.ts'
import { desinscrireStagiaire } from './desinscrire-stagiaire.server.ts'
import { inscrireStagiaire } from './inscrire-stagiaire.server.ts'
import { refuserInscription } from './refuser-inscription.server.ts'
import { seDesister } from './se-desister.server.ts'

const heure = 8 * 3_600_000

function nom(rang: number): string {
  return `ATTENTE${[...String(rang)].map((chiffre) => 'ABCDEFGHIJ'[Number(chiffre)]).join('')}`
}

/** Somebody comes by the site and accepts to wait. */
async function arriver(ctx: Ctx, formationId: string, rang: number) {
  const demande = demandeInscription({ formationId, nomNaissance: nom(rang) })
  await inscrireStagiaire(asPublic(ctx), { ...demande, attente: true })
  return demande.id
}

function offrir(ctx: Ctx, formationId?: string) {
  return proposerPlacesLibres.run(
    as(ctx, { genre: 'systeme' }),
    { ...(formationId && { formationId }) },
    { attempt: 1, maxAttempts: 1 },
  )
}

async function statuts(ctx: Ctx, formationId: string) {
  return (await listInscriptions(ctx, formationId)).map(({ statut }) => statut)
}

/** By the rule of STA-0, at this moment. */
async function placesTenues(ctx: Ctx, formationId: string): Promise<number> {
  const lignes = await listInscriptions(ctx, formationId)
  return lignes.filter(
    ({ statut, tenueJusque }) =>
      statut === 'inscrite' ||
      statut === 'validee' ||
      ((statut === 'proposee' || statut === 'reservee') &&
        tenueJusque !== null &&
        tenueJusque > ctx.now),
  ).length
}

describe('STA-3 : la liste d’attente', () => {
  test('complète, le public attend à son rang ; la place libérée va au premier, 48 heures', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { places: 1 })
    const occupant = await buildInscription(ctx, { formationId: id })
    const [premier, second] = [await arriver(ctx, id, 1), await arriver(ctx, id, 2)]
    expect(await listInscriptions(ctx, id)).toMatchObject([
      { statut: 'inscrite' },
      { id: premier, statut: 'liste_attente', rang: 1, vivante: false },
      { id: second, statut: 'liste_attente', rang: 2 },
    ])
    await desinscrireStagiaire(ctx, {
      formationId: id,
      inscriptionId: occupant.id,
      motif: 'demande',
    })
    expect(await listJobs(ctx, 'stagiaire.proposer_places')).toEqual([{ formationId: id }])
    await offrir(ctx, id)
    await offrir(ctx, id)
    expect(await listInscriptions(ctx, id)).toMatchObject([
      { statut: 'desinscrite' },
      { statut: 'proposee', tenueJusque: new Date('2026-11-25T09:00:00Z') },
      { statut: 'liste_attente' },
    ])
    await accepterPlace(asPublic(ctx), { jeton: jetonSuivi(ctx, premier) })
    await accepterPlace(asPublic(ctx), { jeton: jetonSuivi(ctx, premier) })
    expect((await statuts(ctx, id)).sort()).toEqual(['desinscrite', 'inscrite', 'liste_attente'])
  })

  test('jamais au-delà de la veille : la place se tient jusqu’à minuit, heure de l’union', async () => {
    const ctx = await newUnion({ fuseau: 'America/Martinique' })
    const { id } = await buildFormation(ctx, { places: 1, jours: ['2026-11-24'] })
    const occupant = await buildInscription(ctx, { formationId: id })
    await arriver(ctx, id, 1)
    await refuserInscription(ctx, { formationId: id, inscriptionId: occupant.id })
    await offrir(ctx, id)
    expect(await listInscriptions(ctx, id)).toMatchObject([
      {},
      { statut: 'proposee', tenueJusque: new Date('2026-11-24T04:00:00Z') },
    ])
    await offrir(at(ctx, '2026-11-24T05:00:00Z'))
    expect(await statuts(ctx, id)).toEqual(['refusee', 'expiree'])
  })

  test('le délai passé, la place va au suivant, sans attendre, et le premier ne peut plus la prendre', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { places: 1 })
    const occupant = await buildInscription(ctx, { formationId: id })
    const premier = await arriver(ctx, id, 1)
    await arriver(ctx, id, 2)
    await refuserInscription(ctx, { formationId: id, inscriptionId: occupant.id })
    await offrir(ctx, id)
    const plusTard = at(ctx, '2026-11-25T09:00:01Z')
    await expect(
      accepterPlace(asPublic(plusTard), { jeton: jetonSuivi(ctx, premier) }),
    ).rejects.toThrow('Le délai est passé')
    // A passer-by finds the formation full: the place goes to whoever waits.
    await expect(
      inscrireStagiaire(
        asPublic(plusTard),
        demandeInscription({ formationId: id, nomNaissance: 'PASSANT' }),
      ),
    ).rejects.toThrow('La formation est complète.')
    await offrir(plusTard)
    expect(await statuts(ctx, id)).toEqual(['refusee', 'expiree', 'proposee'])
  })

  test('refuser la place la donne au suivant ; quitter la liste est toujours possible', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { places: 1 })
    const occupant = await buildInscription(ctx, { formationId: id })
    const [un, deux, trois] = [
      await arriver(ctx, id, 1),
      await arriver(ctx, id, 2),
      await arriver(ctx, id, 3),
    ]
    await refuserInscription(ctx, { formationId: id, inscriptionId: occupant.id })
    await offrir(ctx, id)
    await seDesister(asPublic(ctx), { jeton: jetonSuivi(ctx, un) })
    await seDesister(asPublic(ctx), { jeton: jetonSuivi(ctx, deux) })
    await offrir(ctx, id)
    expect(await listInscriptions(ctx, id)).toMatchObject([
      {},
      { motif: 'demande' },
      { motif: 'demande' },
      { id: trois, statut: 'proposee' },
    ])
  })

  test('STA-2 (d) : (b) refuse qui est validé ailleurs dès le début, (a) s’applique quand il accepte', async ({
    ctx,
  }) => {
    const complete = await buildFormation(ctx, { places: 1 })
    const autre = await buildFormation(ctx)
    const occupant = await buildInscription(ctx, { formationId: complete.id })
    await buildInscription(ctx, { formationId: autre.id, nomNaissance: nom(8), validee: true })
    await expect(arriver(ctx, complete.id, 8)).rejects.toThrow('déjà une inscription validée')
    await buildInscription(ctx, { formationId: autre.id, nomNaissance: nom(9) })
    const attend = await arriver(ctx, complete.id, 9)
    expect(await statuts(ctx, autre.id)).toEqual(['validee', 'inscrite'])
    await refuserInscription(ctx, { formationId: complete.id, inscriptionId: occupant.id })
    await offrir(ctx)
    await accepterPlace(asPublic(ctx), { jeton: jetonSuivi(ctx, attend) })
    expect(await statuts(ctx, autre.id)).toEqual(['validee', 'desinscrite'])
  })

  test('STA-2 (c) : qui attend déjà reçoit la même réponse, une seule ligne', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, { places: 1 })
    await buildInscription(ctx, { formationId: id })
    const premiere = await arriver(ctx, id, 1)
    expect(
      await inscrireStagiaire(asPublic(ctx), {
        ...demandeInscription({ formationId: id, nomNaissance: nom(1) }),
        attente: true,
      }),
    ).toEqual({ id: premiere, attente: true })
    expect(await statuts(ctx, id)).toEqual(['inscrite', 'liste_attente'])
  })
})

describe('places (STA-3)', () => {
  test('20 acceptations simultanées pour 3 places en font exactement 3', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, { places: 3 })
    const occupants = await Promise.all(
      [1, 2, 3].map(() => buildInscription(ctx, { formationId: id })),
    )
    const ids: string[] = []
    for (let rang = 1; rang <= 20; rang += 1) ids.push(await arriver(ctx, id, rang))
    await Promise.all(
      occupants.map((occupant) =>
        desinscrireStagiaire(ctx, {
          formationId: id,
          inscriptionId: occupant.id,
          motif: 'demande',
        }),
      ),
    )
    // The offers, the acceptances and passers-by, all at once.
    await Promise.allSettled([
      ...ids.map((un) => accepterPlace(asPublic(ctx), { jeton: jetonSuivi(ctx, un) })),
      offrir(ctx, id),
      offrir(ctx),
      ...[91, 92, 93].map((rang) => arriver(ctx, id, rang)),
    ])
    await offrir(ctx, id)
    const issues = await Promise.allSettled(
      ids.map((un) => accepterPlace(asPublic(ctx), { jeton: jetonSuivi(ctx, un) })),
    )
    expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await placesTenues(ctx, id)).toBe(3)
    expect((await statuts(ctx, id)).filter((statut) => statut === 'inscrite')).toHaveLength(3)
  }, 60_000)

  test('quelle que soit la suite des événements, les places prises ne dépassent jamais les places', async () => {
    const acte = fc.record({
      quoi: fc.constantFrom(
        'arriver',
        'ajouter',
        'accepter',
        'desister',
        'refuser',
        'offrir',
        'attendre',
      ),
      rang: fc.nat(9),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(acte, { maxLength: 14 }),
        async (places, actes) => {
          const depart = await newUnion()
          const { id } = await buildFormation(depart, { places, jours: ['2026-12-15'] })
          let maintenant = depart.now
          for (const { quoi, rang } of actes) {
            await closeReaders() // each one holds a connection
            if (quoi === 'attendre')
              maintenant = new Date(maintenant.getTime() + (rang + 1) * heure)
            const ctx = at(depart, maintenant)
            await jouer(ctx, id, quoi, rang).catch(() => undefined) // a refusal is an answer
            expect(await placesTenues(ctx, id)).toBeLessThanOrEqual(places)
          }
          const ctx = at(depart, maintenant)
          // Nobody waits while a place is free, once the job has passed.
          await offrir(ctx)
          const attend = (await statuts(ctx, id)).includes('liste_attente')
          if (attend) expect(await placesTenues(ctx, id)).toBe(places)
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)
})

async function jouer(ctx: Ctx, formationId: string, quoi: string, rang: number): Promise<unknown> {
  if (quoi === 'arriver') return arriver(ctx, formationId, rang)
  if (quoi === 'ajouter') {
    return inscrireStagiaire(
      ctx,
      demandeInscription({ formationId, nomNaissance: nom(rang), origine: 'gestionnaire' }),
    )
  }
  if (quoi === 'offrir') return offrir(ctx, formationId)
  const ligne = (await listInscriptions(ctx, formationId))[rang]
  if (!ligne || quoi === 'attendre') return undefined
  const jeton = jetonSuivi(ctx, ligne.id)
  if (quoi === 'accepter') return accepterPlace(asPublic(ctx), { jeton })
  if (quoi === 'desister') return seDesister(asPublic(ctx), { jeton })
  return refuserInscription(ctx, { formationId, inscriptionId: ligne.id })
}
