import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { sentences } from '#app/platform/form.server.ts'
import { decrypt } from '#app/platform/secrets/secrets.server.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { findInformations } from '../queries/identite.server.ts'
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
  version: '1',
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

  test('garde tous ses numéros, ses agréments et sa couleur', async ({ ctx }) => {
    await renseignerIdentite(
      ctx,
      renseignerIdentiteSchema.parse({
        ...identite,
        rna: 'w251 004 321',
        nda: '43 25 04 321 25',
        tva: 'FR 44 732829320',
        agrementD: 'd_dps_pe_a_ge',
        agrementAquatique: 'oui',
        agrementFin: '2028-12-31',
        site: 'https://udsp.exemple.fr',
        couleur: '#AA3322',
      }),
    )
    expect(await findInformations(ctx)).toMatchObject({
      rna: 'W251004321',
      nda: '43250432125',
      tva: 'FR44732829320',
      agrementD: 'd_dps_pe_a_ge',
      agrementAquatique: true,
      agrementFin: '2028-12-31',
      couleur: '#aa3322',
    })
  })

  test('l’IBAN est chiffré pour sa place, montré par sa fin, gardé quand le champ est vide', async ({
    ctx,
  }) => {
    const iban = 'FR1420041010050500013M02606'
    await renseignerIdentite(ctx, renseignerIdentiteSchema.parse({ ...identite, iban }))
    await renseignerIdentite(ctx, renseignerIdentiteSchema.parse({ ...identite, version: '2' }))
    const ligne = await ctx.db
      .selectFrom('identiteUnion')
      .where('unionId', '=', ctx.union.id)
      .select(['iban', 'ibanFin'])
      .executeTakeFirstOrThrow()
    expect(ligne).toMatchObject({ ibanFin: '2606', iban: expect.stringMatching(/^v1\./) })
    expect(decrypt(ligne.iban ?? '', `identite_union/${ctx.union.id}/iban`)).toBe(iban)
    expect(JSON.stringify(await findInformations(ctx))).not.toContain(ligne.iban)
    expect(JSON.stringify(await findIdentiteUnion(ctx))).not.toContain('2606')
    const retire = renseignerIdentiteSchema.parse({ ...identite, version: '3', ibanRetire: 'oui' })
    await renseignerIdentite(ctx, retire)
    expect((await findInformations(ctx)).ibanFin).toBeNull()
  })

  test('est refusée quand un autre a enregistré entre-temps', async ({ ctx }) => {
    const lue = renseignerIdentiteSchema.parse(identite)
    await renseignerIdentite(ctx, lue)
    await expect(renseignerIdentite(ctx, { ...lue, commune: 'Dole' })).rejects.toThrow(StaleVersion)
    expect((await findIdentiteUnion(ctx)).commune).toBe('Besançon')
  })

  test('chaque numéro faux a sa phrase, à côté de son champ', () => {
    const lue = renseignerIdentiteSchema.safeParse({
      ...identite,
      rna: '123',
      nda: '12',
      iban: 'FR7630006000011234567890188',
      bic: 'X',
      site: 'udsp25',
      couleur: 'rouge',
    })
    expect(Object.keys(lue.error ? sentences(lue.error) : {}).sort()).toEqual(
      ['bic', 'couleur', 'iban', 'nda', 'rna', 'site'].sort(),
    )
  })

  test('le numéro de TVA est celui du SIRET, une fin vient après son début', () => {
    const lue = renseignerIdentiteSchema.safeParse({
      ...identite,
      tva: 'FR39356000000',
      habilitationDate: '2026-01-01',
      habilitationFin: '2025-01-01',
    })
    expect(lue.error && sentences(lue.error)).toMatchObject({
      tva: 'Avec ce SIRET, le numéro de TVA est FR44732829320.',
      habilitationFin: expect.stringContaining('vient après'),
    })
  })
})
