import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { renseignerIdentite, renseignerIdentiteSchema } from './renseigner-identite.server.ts'

const identite = {
  raisonSociale: 'Union départementale des sapeurs-pompiers du Doubs',
  adresse: '10 chemin de la Clairière',
  codePostal: '25000',
  commune: 'Besançon',
  telephone: '03 81 00 00 00',
  president: 'Anne Duval',
  siret: '732 829 320 00074',
  habilitationReference: '',
  habilitationDate: null,
  emailFormations: 'formations@exemple.fr',
  emailDps: 'dps@exemple.fr',
}

describe('renseigner l’identité de l’union', () => {
  test('la garde, en augmentant sa version', async ({ ctx }) => {
    await renseignerIdentite(ctx, renseignerIdentiteSchema.parse(identite))
    expect(await findIdentiteUnion(ctx)).toMatchObject({
      siret: '73282932000074',
      commune: 'Besançon',
      habilitationReference: null,
      version: 2,
    })
    expect((await findIdentiteUnion(await newUnion())).siret).toBeNull()
  })

  test('est refusée avec un SIRET faux', () => {
    const lue = renseignerIdentiteSchema.safeParse({ ...identite, siret: '73282932000075' })
    expect(lue.error?.issues[0]?.message).toContain('faute de frappe')
  })

  test('est interdite à qui n’est pas administrateur', async ({ ctx }) => {
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    await expect(
      renseignerIdentite(gestion, renseignerIdentiteSchema.parse(identite)),
    ).rejects.toThrow(Forbidden)
  })
})
