import { listCompetences } from '#app/modules/union/public.server.ts'
import { findCompetence } from '#app/modules/union/queries/competences.server.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { sentences } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, describe, expect, test } from '#tests/base.ts'
import { archiverElement } from './archiver-element.server.ts'
import { creerCompetence, creerCompetenceSchema } from './creer-competence.server.ts'
import { modifierCompetence } from './modifier-competence.server.ts'

const recue = {
  libelle: 'Conducteur VPSP',
  code: 'vpsp',
  regleValidite: 'n_mois',
  mois: '60',
  alerteJours: '90',
}

describe('créer et modifier une compétence', () => {
  test('l’ajoute une seule fois, avec sa règle de validité', async ({ ctx }) => {
    const input = creerCompetenceSchema.parse({ ...recue, id: newId() })
    await creerCompetence(ctx, input)
    await creerCompetence(ctx, input)
    expect(await findCompetence(ctx, input.id)).toMatchObject({
      code: 'VPSP',
      regleValidite: 'n_mois',
      mois: 60,
      alerteJours: 90,
      detenteurs: 0,
    })
    await expect(creerCompetence(ctx, { ...input, id: newId() })).rejects.toMatchObject({
      field: 'code',
    })
  })

  test('sans « un nombre de mois », les mois ne comptent pas ; avec, ils sont demandés', () => {
    const annee = creerCompetenceSchema.parse({
      ...recue,
      id: newId(),
      regleValidite: 'annee_civile',
    })
    expect(annee.mois).toBeNull()
    const lue = creerCompetenceSchema.safeParse({ ...recue, id: newId(), mois: '' })
    expect(lue.error && sentences(lue.error)).toHaveProperty('mois')
  })

  test('est refusé quand un autre a enregistré entre-temps', async ({ ctx }) => {
    const input = creerCompetenceSchema.parse({ ...recue, id: newId() })
    await creerCompetence(ctx, input)
    await modifierCompetence(ctx, { ...input, version: 1, regleValidite: 'illimite', mois: null })
    await expect(modifierCompetence(ctx, { ...input, version: 1 })).rejects.toThrow(StaleVersion)
    expect((await findCompetence(ctx, input.id)).regleValidite).toBe('illimite')
  })

  test('est interdit à qui n’est pas administrateur', async ({ ctx }) => {
    const gestion = await asRole(ctx, ['gestionnaire_formations', 'gestionnaire_adherents'])
    const input = creerCompetenceSchema.parse({ ...recue, id: newId() })
    await expect(creerCompetence(gestion, input)).rejects.toThrow(Forbidden)
  })

  test('ne s’archive pas tant qu’un type la demande, en disant lequel', async ({ ctx }) => {
    const competences = await listCompetences(ctx)
    const fpse = competences.find(({ code }) => code === 'FPSE')?.id ?? ''
    await expect(archiverElement(ctx, { genre: 'competence', id: fpse })).rejects.toThrow(
      'Cette compétence sert encore',
    )
    const pse2 = competences.find(({ code }) => code === 'PSE2')?.id ?? ''
    await archiverElement(ctx, { genre: 'competence', id: pse2 })
    expect((await listCompetences(ctx)).some(({ code }) => code === 'PSE2')).toBe(false)
  })
})
