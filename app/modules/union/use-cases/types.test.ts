import { findFormation } from '#app/modules/formation/public.server.ts'
import { listCompetences, listTypesFormation } from '#app/modules/union/public.server.ts'
import { findType, listRegles } from '#app/modules/union/queries/types.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { sentences } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { ecartsNationaux } from '../national.ts'
import { creerTypeSchema, modifierTypeSchema } from '../schema-type.ts'
import { archiverElement } from './archiver-element.server.ts'
import { creerType } from './creer-type.server.ts'
import { modifierType } from './modifier-type.server.ts'
import { reprendreNational } from './reprendre-national.server.ts'

/** The form of the PSC as it is, with what is changed. */
async function formulaire(ctx: Ctx, change: Record<string, unknown> = {}) {
  const psc = (await listTypesFormation(ctx)).find(({ code }) => code === 'PSC')
  if (!psc) throw new Error('PSC')
  return modifierTypeSchema.parse({
    id: psc.id,
    version: String(psc.version),
    libelle: psc.libelle,
    alias: psc.alias.join(', '),
    placesDefaut: '10',
    prixDefaut: '60',
    regleDu: ctx.aujourdhui,
    minutesMin: '7',
    maxParFormateur: '10',
    minStagiaires: '4',
    ageMin: '10',
    document: 'federal',
    nsf: psc.nsf,
    bpfF3: psc.bpfF3 ?? '',
    competenceIds: psc.competenceIds,
    ...change,
  })
}

describe('modifier un type de formation', () => {
  test('le prix et les places changent sans nouvelle règle', async ({ ctx }) => {
    const input = await formulaire(ctx, {
      prixDefaut: '65,50',
      placesDefaut: '12',
      alias: 'PSC1, AFPS, PSC 1',
    })
    await modifierType(ctx, input)
    expect(await findType(ctx, input.id)).toMatchObject({
      prixDefaut: 6550,
      placesDefaut: 12,
      alias: ['PSC1', 'AFPS', 'PSC 1'],
    })
    expect(await listRegles(ctx, input.id)).toHaveLength(1)
  })

  test('une règle nouvelle vaut à partir de son jour ; chaque formation garde celle de sa date', async ({
    ctx,
  }) => {
    const du = addDays(ctx.aujourdhui, 30)
    const avant = await buildFormation(ctx, { jours: [addDays(du, -1)] })
    const apres = await buildFormation(ctx, { jours: [du] })
    const input = await formulaire(ctx, { regleDu: du, ageMin: '12', minutesMin: '8 h 30' })
    await modifierType(ctx, input)
    expect(await findFormation(ctx, avant.id)).toMatchObject({ ageMin: 10, minutesMin: 420 })
    expect(await findFormation(ctx, apres.id)).toMatchObject({ ageMin: 12, minutesMin: 510 })
    const proposee = async (vue: Ctx) =>
      (await listTypesFormation(vue)).find(({ id }) => id === input.id)?.ageMin
    expect(await proposee(ctx)).toBe(10)
    expect(await proposee(at(ctx, `${du}T12:00:00Z`))).toBe(12)
  })

  test('une règle à venir se corrige au même jour, sans en faire une seconde', async ({ ctx }) => {
    const du = addDays(ctx.aujourdhui, 30)
    await modifierType(ctx, await formulaire(ctx, { regleDu: du, ageMin: '12' }))
    const input = await formulaire(ctx, { regleDu: du, ageMin: '11' })
    await modifierType(ctx, input)
    expect((await listRegles(ctx, input.id)).map(({ ageMin }) => ageMin)).toEqual([11, 10])
  })

  test('est refusé dans le passé d’un type qui a servi ; jamais servi, sa règle se corrige', async ({
    ctx,
  }) => {
    const hier = addDays(ctx.aujourdhui, -1)
    const input = await formulaire(ctx, { regleDu: hier, ageMin: '12' })
    await modifierType(ctx, input)
    expect(await listRegles(ctx, input.id)).toMatchObject([{ ageMin: 12 }])
    await buildFormation(ctx)
    await expect(
      modifierType(ctx, await formulaire(ctx, { regleDu: hier, ageMin: '14' })),
    ).rejects.toMatchObject({ field: 'regleDu' })
  })

  test('après son dernier jour, il n’est plus proposé et aucune formation n’y commence', async ({
    ctx,
  }) => {
    const fin = addDays(ctx.aujourdhui, 10)
    const input = await formulaire(ctx, { valableAu: fin })
    await modifierType(ctx, input)
    await expect(buildFormation(ctx, { jours: [addDays(fin, 1)] })).rejects.toThrow('plus proposé')
    const apres = at(ctx, `${addDays(fin, 1)}T12:00:00Z`)
    expect((await listTypesFormation(apres)).some(({ id }) => id === input.id)).toBe(false)
  })

  test('dit quelles compétences permettent de l’encadrer', async ({ ctx }) => {
    const fdf = (await listCompetences(ctx)).find(({ code }) => code === 'FDF')?.id ?? ''
    const input = await formulaire(ctx, { competenceIds: [fdf] })
    await modifierType(ctx, input)
    expect((await findType(ctx, input.id)).competenceIds).toEqual([fdf])
    const ailleurs = (await listCompetences(await newUnion()))[0]?.id ?? ''
    await expect(
      modifierType(ctx, await formulaire(ctx, { competenceIds: [ailleurs] })),
    ).rejects.toThrow('n’existe plus')
  })

  test('est refusé quand un autre a enregistré entre-temps, ou mal rempli', async ({ ctx }) => {
    const input = await formulaire(ctx, { libelle: 'Premier' })
    await modifierType(ctx, input)
    await expect(modifierType(ctx, { ...input, libelle: 'Second' })).rejects.toThrow(StaleVersion)
    const lue = modifierTypeSchema.safeParse({ ...input, minutesMin: 'sept', maxParFormateur: '0' })
    expect(Object.keys(lue.error ? sentences(lue.error) : {})).toEqual(
      expect.arrayContaining(['minutesMin', 'maxParFormateur']),
    )
  })

  test('FOR-1 : la règle des grands groupes se dit en entier, dans l’ordre, ou pas du tout', async ({
    ctx,
  }) => {
    const groupe = { allongementDes: '11', allongementMinutes: '60', scissionDes: '15' }
    const input = await formulaire(ctx, groupe)
    await modifierType(ctx, input)
    expect((await listRegles(ctx, input.id))[0]).toMatchObject({
      ...{ allongementDes: 11, allongementMinutes: 60, scissionDes: 15 },
    })
    for (const faux of [{ scissionDes: '' }, { scissionDes: '11' }, { allongementDes: '4' }]) {
      await expect(formulaire(ctx, { ...groupe, ...faux })).rejects.toMatchObject({
        issues: [{ path: ['allongementDes'] }],
      })
    }
  })

  test('BPF : la spécialité et l’objectif se choisissent, l’objectif peut rester à préciser', async ({
    ctx,
  }) => {
    const input = await formulaire(ctx, { nsf: '331', bpfF3: '' })
    await modifierType(ctx, input)
    expect(await findType(ctx, input.id)).toMatchObject({ nsf: '331', bpfF3: null })
    await expect(formulaire(ctx, { nsf: '33' })).rejects.toThrow('trois chiffres')
  })

  test('est permis au gestionnaire des formations, interdit aux autres', async ({ ctx }) => {
    const input = await formulaire(ctx, { prixDefaut: '70' })
    await expect(modifierType(await asRole(ctx, ['formateur']), input)).rejects.toThrow(Forbidden)
    await modifierType(await asRole(ctx, ['gestionnaire_formations']), input)
    expect((await findType(ctx, input.id)).prixDefaut).toBe(7000)
  })
})

describe('le modèle national', () => {
  test('se compare champ par champ, et se reprend à partir d’aujourd’hui', async ({ ctx }) => {
    await buildFormation(ctx)
    const input = await formulaire(ctx, { ageMin: '12', libelle: 'PSC maison', prixDefaut: '70' })
    await modifierType(ctx, input)
    const ecarts = async () => {
      const [regle] = await listRegles(ctx, input.id)
      return regle && ecartsNationaux(await findType(ctx, input.id), regle)
    }
    expect((await ecarts())?.map(({ libelle }) => libelle)).toEqual(['Nom', 'Âge minimal'])
    await reprendreNational(ctx, { id: input.id })
    expect(await ecarts()).toEqual([])
    expect((await findType(ctx, input.id)).prixDefaut).toBe(7000)
  })
})

describe('créer un type de formation', () => {
  const propre = {
    code: 'pse cadets',
    libelle: 'PSE des cadets',
    placesDefaut: '12',
    prixDefaut: '0',
    minutesMin: '35',
    maxParFormateur: '6',
    minStagiaires: '6',
    ageMin: '',
    document: 'trame',
    competenceIds: [],
  }

  test('l’ajoute à ceux de l’union, une seule fois', async ({ ctx }) => {
    const input = creerTypeSchema.parse({ ...propre, id: newId(), regleDu: ctx.aujourdhui })
    await creerType(ctx, input)
    await creerType(ctx, input)
    const type = await findType(ctx, input.id)
    expect(type).toMatchObject({ code: 'PSE_CADETS', libelle: 'PSE des cadets' })
    const [regle] = await listRegles(ctx, input.id)
    expect(regle && ecartsNationaux(type, regle)).toBeNull()
    await expect(reprendreNational(ctx, { id: input.id })).rejects.toThrow('propre à l’union')
    await expect(creerType(ctx, { ...input, id: newId() })).rejects.toMatchObject({ field: 'code' })
  })

  test('archivé, il n’est plus proposé ; refusé tant qu’une formation l’attend', async ({
    ctx,
  }) => {
    const { id } = await formulaire(ctx)
    await buildFormation(ctx)
    await expect(archiverElement(ctx, { genre: 'type_formation', id })).rejects.toThrow(
      'sert encore',
    )
    const evacuation = (await listTypesFormation(ctx)).find(({ code }) => code === 'EVAC')?.id ?? ''
    await archiverElement(await asRole(ctx, ['gestionnaire_formations']), {
      genre: 'type_formation',
      id: evacuation,
    })
    expect((await listTypesFormation(ctx)).some((type) => type.id === evacuation)).toBe(false)
  })
})
