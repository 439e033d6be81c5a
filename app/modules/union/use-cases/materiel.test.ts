import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { materielInitial } from '../presets/materiel.ts'
import { listTypesFormation } from '../public.server.ts'
import { listMateriel } from '../queries/materiel.server.ts'
import { modifierMateriel, modifierMaterielSchema } from './modifier-materiel.server.ts'

async function psc(ctx: Ctx) {
  const type = (await listTypesFormation(ctx)).find(({ code }) => code === 'PSC')
  if (!type) throw new Error('the union has no PSC')
  return type
}

const mannequin = { libelle: 'Mannequin adulte', quantite: '1', base: 'groupe', groupe: '4' }
const gants = { libelle: 'Gants, paire', quantite: '2', base: 'stagiaire', groupe: '' }

function saisie(lignes: object[], { id, version }: { id: string; version: number }) {
  const numerotees = Object.fromEntries(lignes.map((ligne, rang) => [rang, ligne]))
  return { id, version: String(version), lignes: numerotees }
}

async function ecrire(ctx: Ctx, lignes: object[], type: { id: string; version: number }) {
  await modifierMateriel(ctx, modifierMaterielSchema.parse(saisie(lignes, type)))
}

describe('FOR-7 : la liste de matériel d’un type', () => {
  test('une union neuve a celle que le modèle propose', async ({ ctx }) => {
    const { id } = await psc(ctx)
    expect(await listMateriel(ctx, id)).toEqual(materielInitial('PSC'))
  })

  test('se remplace entière, dans l’ordre ; une ligne vidée disparaît', async ({ ctx }) => {
    const type = await psc(ctx)
    await ecrire(ctx, [gants, { ...gants, libelle: ' ' }, mannequin], type)
    expect(await listMateriel(ctx, type.id)).toEqual([
      { libelle: 'Gants, paire', quantite: 2, base: 'stagiaire', groupe: null },
      { libelle: 'Mannequin adulte', quantite: 1, base: 'groupe', groupe: 4 },
    ])
    const suivante = await psc(ctx)
    await ecrire(ctx, [], suivante)
    expect(await listMateriel(ctx, type.id)).toEqual([])
  })

  test('une quantité ou un groupe impossible se dit sur sa ligne', async ({ ctx }) => {
    const type = await psc(ctx)
    const lignes = [gants, { ...mannequin, quantite: '0', groupe: '1' }]
    const lu = modifierMaterielSchema.safeParse(saisie(lignes, type))
    expect(lu.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'lignes.1.quantite',
      'lignes.1.groupe',
    ])
  })

  test('est refusée sur une version dépassée, interdite sans le droit', async ({ ctx }) => {
    const type = await psc(ctx)
    await ecrire(ctx, [gants], type)
    await expect(ecrire(ctx, [mannequin], type)).rejects.toThrow(StaleVersion)
    const formateur = await asRole(ctx, ['formateur'])
    await expect(ecrire(formateur, [mannequin], await psc(ctx))).rejects.toThrow(Forbidden)
  })

  test('reste celle de son union', async ({ ctx }) => {
    const autre = await newUnion()
    const type = await psc(autre)
    await expect(ecrire(ctx, [gants], type)).rejects.toThrow()
    expect(await listMateriel(autre, type.id)).toEqual(materielInitial('PSC'))
  })
})
