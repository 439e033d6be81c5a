import { Forbidden, NotFound, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { asPublic, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildCentre } from '#tests/build/union.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { modifierFormationSchema } from '../schema.ts'
import { modifierFormation } from './modifier-formation.server.ts'
import { refuserFormation } from './refuser-formation.server.ts'
import { validerFormation } from './valider-formation.server.ts'

describe('créer une formation', () => {
  test('FOR-2 : un gestionnaire l’ouvre aussitôt, numérotée', async ({ ctx }) => {
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    const { id, statut } = await buildFormation(ctx, {
      par: gestion,
      jours: ['2026-12-05', '2026-12-06'],
    })
    expect(statut).toBe('validee')
    expect(await findFormation(ctx, id)).toMatchObject({
      numero: 'F26-0001',
      premierJour: '2026-12-05',
      dernierJour: '2026-12-06',
      inscriptionsJusquAu: '2026-12-04',
      prix: 6000,
      prises: 0,
    })
  })

  test('FOR-2 : un responsable local la crée à valider, pour son centre seulement', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx)
    const autre = await buildCentre(ctx)
    const local = await asRole(ctx, ['responsable_local'], centre.id)
    expect(await buildFormation(ctx, { par: local, centreId: centre.id })).toMatchObject({
      statut: 'a_valider',
    })
    await expect(buildFormation(ctx, { par: local, centreId: autre.id })).rejects.toThrow(Forbidden)
    await expect(buildFormation(ctx, { par: local, centreId: null })).rejects.toThrow(Forbidden)
  })

  test('FOR-1 : le même formulaire envoyé deux fois ne crée qu’une formation', async ({ ctx }) => {
    const id = newId()
    await Promise.all([buildFormation(ctx, { id }), buildFormation(ctx, { id })]).catch(() => {})
    await buildFormation(ctx, { id })
    expect(await findFormation(ctx, id)).toMatchObject({
      numero: expect.stringMatching(/^F26-\d{4}$/),
    })
  })

  test('FOR-1 : est refusée dans le passé ou avec deux fois le même jour', async ({ ctx }) => {
    await expect(buildFormation(ctx, { jours: [addDays(ctx.aujourdhui, -1)] })).rejects.toThrow(
      'déjà passée',
    )
    await expect(buildFormation(ctx, { jours: ['2026-12-05', '2026-12-05'] })).rejects.toThrow(
      'déjà dans la liste',
    )
  })

  test('est interdite à un membre sans droit et au public', async ({ ctx }) => {
    await expect(buildFormation(ctx, { par: await asRole(ctx, ['formateur']) })).rejects.toThrow(
      Forbidden,
    )
    await expect(buildFormation(ctx, { par: asPublic(ctx) })).rejects.toThrow(Forbidden)
  })

  test.for(['America/Martinique', 'Pacific/Noumea', 'Europe/Paris'])(
    'les jours restent les mêmes à %s',
    async (fuseau) => {
      const ctx = await newUnion({ fuseau, now: new Date('2026-11-23T23:30:00Z') })
      const { id } = await buildFormation(ctx, { jours: ['2026-12-05'] })
      expect(await listJournees(ctx, [id])).toMatchObject([
        { jour: '2026-12-05', creneaux: [{ debut: '08:30' }, { fin: '17:30' }] },
      ])
    },
  )
})

describe('modifier une formation', () => {
  test('FOR-1 : change les journées, premier et dernier jour suivent', async ({ ctx }) => {
    const { id, input } = await buildFormation(ctx, { jours: ['2026-12-05', '2026-12-06'] })
    const journees = { 0: saisie('2026-12-06'), 1: saisie('2026-12-13') }
    await modifierFormation(
      ctx,
      modifierFormationSchema.parse({ ...brut(input), formationId: id, version: '1', journees }),
    )
    expect(await findFormation(ctx, id)).toMatchObject({
      premierJour: '2026-12-06',
      dernierJour: '2026-12-13',
      version: 2,
    })
    expect((await listJournees(ctx, [id])).map(({ jour }) => jour)).toEqual([
      '2026-12-06',
      '2026-12-13',
    ])
  })

  test('est refusée quand quelqu’un d’autre a enregistré entre-temps', async ({ ctx }) => {
    const { id, input } = await buildFormation(ctx)
    const saisi = {
      ...brut(input),
      formationId: id,
      version: '1',
      journees: { 0: saisie('2026-12-06') },
    }
    await modifierFormation(ctx, modifierFormationSchema.parse(saisi))
    await expect(modifierFormation(ctx, modifierFormationSchema.parse(saisi))).rejects.toThrow(
      StaleVersion,
    )
  })

  test('est introuvable depuis une autre union', async ({ ctx }) => {
    const { id, input } = await buildFormation(ctx)
    const ailleurs = await newUnion()
    const saisi = {
      ...brut(input),
      formationId: id,
      version: '1',
      journees: { 0: saisie('2026-12-06') },
    }
    await expect(modifierFormation(ailleurs, modifierFormationSchema.parse(saisi))).rejects.toThrow(
      NotFound,
    )
  })
})

describe('valider ou refuser une formation', () => {
  test('FOR-2 : un gestionnaire la valide, une seconde fois ne change rien', async ({ ctx }) => {
    const id = await aValider(ctx)
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    await validerFormation(gestion, id)
    await validerFormation(gestion, id)
    expect(await findFormation(ctx, id)).toMatchObject({ statut: 'validee', version: 2 })
  })

  test('FOR-2 : refusée, son motif est gardé et elle ne se valide plus', async ({ ctx }) => {
    const id = await aValider(ctx)
    await refuserFormation(ctx, { formationId: id, motif: 'La salle n’est pas libre.' })
    expect(await findFormation(ctx, id)).toMatchObject({
      statut: 'refusee',
      motif: 'La salle n’est pas libre.',
    })
    await expect(validerFormation(ctx, id)).rejects.toThrow('n’est plus à valider')
  })

  test('est interdit au responsable local', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    const local = await asRole(ctx, ['responsable_local'], centre.id)
    const { id } = await buildFormation(ctx, { par: local, centreId: centre.id })
    await expect(validerFormation(local, id)).rejects.toThrow(Forbidden)
    await expect(refuserFormation(local, { formationId: id, motif: 'Non' })).rejects.toThrow(
      Forbidden,
    )
  })
})

type CtxDeTest = Parameters<typeof buildFormation>[0]

async function aValider(ctx: CtxDeTest): Promise<string> {
  const centre = await buildCentre(ctx)
  const par = await asRole(ctx, ['responsable_local'], centre.id)
  return (await buildFormation(ctx, { par, centreId: centre.id })).id
}

function saisie(jour: string) {
  return {
    jour,
    lieuLibre: 'Salle Barthélemy',
    creneaux: { matin: { debut: '08:30', fin: '12:30' } },
  }
}

function brut(input: Awaited<ReturnType<typeof buildFormation>>['input']) {
  return {
    intitule: input.intitule,
    places: String(input.places),
    formateursRequis: String(input.formateursRequis),
    prix: '60,00',
  }
}
