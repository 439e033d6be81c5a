import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildFormationFaite } from '#tests/build/diplome.ts'
import { listCandidats } from '../queries/diplomes.server.ts'
import { invaliderDiplome } from './invalider-diplome.server.ts'
import { validerDiplomes } from './valider-diplomes.server.ts'

const ids = (personnes: { id: string }[]) => personnes.map(({ id }) => id)

describe('les diplômes d’une formation', () => {
  test('DIP-1 : l’union numérote les siens sans trou, dans l’ordre de la liste', async ({
    ctx,
  }) => {
    const { id, le, venus } = await buildFormationFaite(ctx, { type: 'GQS', presents: 3 })
    const demande = { formationId: id, inscriptionIds: ids(venus), numeros: {} }
    expect(await validerDiplomes(le, demande)).toBe(3)
    const candidats = await listCandidats(at(ctx, le.now), id)
    expect(candidats.map(({ numero }) => numero)).toEqual([
      'C-2026-0001',
      'C-2026-0002',
      'C-2026-0003',
    ])
    expect(await validerDiplomes(le, demande)).toBe(0)
  })

  test('DIP-1 : invalidé puis validé à nouveau, le numéro est nouveau et l’ancien reste dit', async ({
    ctx,
  }) => {
    const { id, le, venus } = await buildFormationFaite(ctx, { type: 'GQS', presents: 1 })
    const demande = { formationId: id, inscriptionIds: ids(venus), numeros: {} }
    await validerDiplomes(le, demande)
    const inscriptionId = venus[0]?.id ?? ''
    await invaliderDiplome(le, { formationId: id, inscriptionId, motif: 'Faute dans le nom' })
    await validerDiplomes(le, demande)
    const [candidat] = await listCandidats(at(ctx, le.now), id)
    expect(candidat).toMatchObject({ numero: 'C-2026-0002', invalides: ['C-2026-0001'] })
  })

  test('DIP-2 : un absent n’en a pas ; rien n’est délivré aux autres tant que la raison demeure', async ({
    ctx,
  }) => {
    const { id, le, venus, absents } = await buildFormationFaite(ctx, { type: 'GQS', absents: 1 })
    const inscriptionIds = ids([...venus, ...absents])
    await expect(
      validerDiplomes(le, { formationId: id, inscriptionIds, numeros: {} }),
    ).rejects.toThrow('Sa présence n’est pas validée.')
    const candidats = await listCandidats(at(ctx, le.now), id)
    expect(candidats.every(({ numero }) => numero === null)).toBe(true)
  })

  test('DIP-2 : une personne non certifiée n’en a pas', async ({ ctx }) => {
    const { id, le, venus } = await buildFormationFaite(ctx, { type: 'GQS', presents: 1 })
    const inscriptionId = venus[0]?.id ?? ''
    await cloturerFormation(le, id, { [inscriptionId]: 'non_certifie' })
    await expect(
      validerDiplomes(le, { formationId: id, inscriptionIds: [inscriptionId], numeros: {} }),
    ).rejects.toThrow('Son résultat est « non certifié ».')
  })

  test('DIP-3 : un certificat fédéral porte le numéro de la fédération, une seule fois', async ({
    ctx,
  }) => {
    const { id, le, venus } = await buildFormationFaite(ctx, { type: 'PSC', presents: 2 })
    const [un, deux] = ids(venus)
    const demande = { formationId: id, inscriptionIds: ids(venus) }
    await expect(validerDiplomes(le, { ...demande, numeros: {} })).rejects.toThrow(
      'Indiquez le numéro donné par la fédération.',
    )
    const memes = { [un ?? '']: 'PSC-1', [deux ?? '']: 'PSC-1' }
    await expect(validerDiplomes(le, { ...demande, numeros: memes })).rejects.toThrow(
      'déjà celui d’un autre diplôme',
    )
    const numeros = { [un ?? '']: 'PSC-1', [deux ?? '']: 'PSC-2' }
    expect(await validerDiplomes(le, { ...demande, numeros })).toBe(2)
  })

  test('deux gestionnaires valident en même temps : chacun n’a qu’un diplôme', async ({ ctx }) => {
    const { id, le, venus } = await buildFormationFaite(ctx, { type: 'GQS', presents: 4 })
    const demande = { formationId: id, inscriptionIds: ids(venus), numeros: {} }
    const faits = await Promise.all([1, 2, 3].map(() => validerDiplomes(at(ctx, le.now), demande)))
    expect(faits.sort()).toEqual([0, 0, 4])
  })

  test('est interdit sans le droit, et n’existe pas pour une autre formation', async ({ ctx }) => {
    const { id, le, venus } = await buildFormationFaite(ctx, { type: 'GQS', presents: 1 })
    const formateur = as(le, (await asRole(ctx, ['formateur'])).acteur)
    const demande = { formationId: id, inscriptionIds: ids(venus), numeros: {} }
    await expect(validerDiplomes(formateur, demande)).rejects.toThrow(Forbidden)
    await validerDiplomes(le, demande)
    const retrait = { formationId: id, inscriptionId: venus[0]?.id ?? '', motif: 'Erreur' }
    await expect(invaliderDiplome(formateur, retrait)).rejects.toThrow(Forbidden)
    const autre = await buildFormationFaite(ctx, { type: 'GQS', presents: 0 })
    await expect(invaliderDiplome(le, { ...retrait, formationId: autre.id })).rejects.toThrow(
      'n’a pas de diplôme à invalider ici',
    )
  })
})
