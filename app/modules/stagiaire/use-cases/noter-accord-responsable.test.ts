import { asRole, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions } from '#tests/build/stagiaire.ts'
import { phraseAccordPapier } from '../model.ts'
import { noterAccordResponsable } from './noter-accord-responsable.server.ts'

describe('l’accord du responsable légal d’un mineur', () => {
  test('se note quand l’autorisation revient signée, avec sa phrase et sa date', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id } = await buildInscription(ctx, {
      formationId,
      naissanceDate: '2012-03-01',
      responsableNom: 'Zoé Petit',
      responsableLien: 'mere',
      responsableTelephone: '+33612345678',
    })
    const envoi = { formationId, inscriptionId: id }
    await noterAccordResponsable(ctx, envoi)
    await noterAccordResponsable(ctx, envoi)
    expect(await listInscriptions(ctx, formationId)).toMatchObject([
      { responsableAccord: phraseAccordPapier, responsableAccordLe: ctx.now },
    ])
  })

  test('est refusé sans responsable connu ; demande le droit', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    const envoi = { formationId, inscriptionId: id }
    await expect(noterAccordResponsable(ctx, envoi)).rejects.toThrow('Aucun responsable légal')
    await expect(noterAccordResponsable(await asRole(ctx, ['formateur']), envoi)).rejects.toThrow(
      'inscription.modifier',
    )
  })
})
