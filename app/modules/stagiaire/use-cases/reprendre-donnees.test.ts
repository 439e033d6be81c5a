import { asRole, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions } from '#tests/build/stagiaire.ts'
import { findInscription } from '../queries/inscriptions.server.ts'
import { findPersonneStagiaire, listDoubles } from '../queries/personne-stagiaire.server.ts'
import { reprendreDonnees } from './reprendre-donnees.server.ts'

const personne = { nomNaissance: 'DURAND', prenoms: 'Alix', naissanceDate: '1985-03-12' }

describe('STA-10 : reprendre ces données', () => {
  test('champ par champ, de l’inscription vers la personne ; un formulaire seul ne la change pas', async ({
    ctx,
  }) => {
    const [a, b] = [await buildFormation(ctx), await buildFormation(ctx, { type: 'SST' })]
    await buildInscription(ctx, { ...personne, formationId: a.id, naissanceCommune: 'Dole' })
    const { id } = await buildInscription(ctx, {
      ...personne,
      formationId: b.id,
      naissanceCommune: 'Besançon',
      nomUsage: 'Martin',
    })
    const [inscription] = await listInscriptions(ctx, b.id)
    const personneId = inscription?.personneId ?? ''
    expect(await findPersonneStagiaire(ctx, personneId)).toMatchObject({ naissanceCommune: 'Dole' })
    const envoi = { formationId: b.id, inscriptionId: id, champs: ['nomUsage' as const] }
    await reprendreDonnees(ctx, envoi)
    await ctx.closeReader()
    expect(await findPersonneStagiaire(ctx, personneId)).toMatchObject({
      naissanceCommune: 'Dole',
      nomUsage: 'MARTIN',
    })
    await expect(reprendreDonnees(await asRole(ctx, ['formateur']), envoi)).rejects.toThrow(
      'inscription.reprendre',
    )
  })

  test('un nom à une lettre près, né le même jour, est signalé avec son inscription', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id } = await buildInscription(ctx, { ...personne, formationId })
    const double = await buildInscription(ctx, { ...personne, formationId, nomNaissance: 'DURANT' })
    await buildInscription(ctx, { ...personne, formationId, nomNaissance: 'MOREAU' })
    const doubles = await listDoubles(ctx, await findInscription(ctx, formationId, id))
    expect(doubles).toMatchObject([{ inscriptionId: double.id, nom: 'DURANT Alix' }])
  })
})
