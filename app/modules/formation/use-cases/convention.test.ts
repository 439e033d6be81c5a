import { simpleParser } from 'mailparser'
import { Forbidden } from '#app/platform/errors.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import { addDays } from '#app/platform/jour.ts'
import { asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildClient, buildDemande } from '#tests/build/client.ts'
import { buildCentre } from '#tests/build/union.ts'
import { textOfPages } from '#tests/pdf.ts'
import { envoyerConventionClient } from '../jobs/envoyer-convention.server.ts'
import { prevenirClient } from '../jobs/prevenir-client.server.ts'
import { findFormation } from '../public.server.ts'
import { findConventionEnvoyee, listConventions } from '../queries/convention.server.ts'
import { modifierFormationSchema } from '../schema.ts'
import { envoyerConvention } from './envoyer-convention.server.ts'
import { etablirConvention } from './etablir-convention.server.ts'
import { modifierFormation } from './modifier-formation.server.ts'
import { refuserFormation } from './refuser-formation.server.ts'
import { validerFormation } from './valider-formation.server.ts'

type Ctx = Parameters<typeof etablirConvention>[0] & Parameters<typeof at>[0]

/** The manager completes a request: a day, a place, a price. */
async function completer(ctx: Ctx, formationId: string, champs: Record<string, unknown> = {}) {
  const formation = await findFormation(at(ctx, ctx.now), formationId)
  await modifierFormation(
    ctx,
    modifierFormationSchema.parse({
      formationId,
      version: formation?.version,
      intitule: formation?.intitule,
      privee: 'oui',
      places: String(formation?.places),
      formateursRequis: '1',
      prix: '60,00',
      journees: {
        0: {
          jour: addDays(ctx.aujourdhui, 20),
          lieuLibre: 'Atelier d’affinage',
          creneaux: { matin: { debut: '08:30', fin: '12:30' } },
        },
      },
      ...champs,
    }),
  )
}

const essai = { attempt: 1, maxAttempts: 1 }
const systeme = (ctx: Ctx): Ctx => ({ ...at(ctx, ctx.now), acteur: { genre: 'systeme' } })

async function listMails(ctx: Ctx) {
  const rows = await at(ctx, ctx.now)
    .db.selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .select(['modele', 'destinataire', 'brut'])
    .orderBy('id')
    .execute()
  return Promise.all(
    rows.map(async ({ brut, ...mail }) => ({ ...mail, ...(await simpleParser(brut ?? '')) })),
  )
}

describe('la convention d’une formation', () => {
  test('FOR-7 : dit les parties, la formation, le prix et l’exonération ; figée, en PDF', async ({
    ctx,
  }) => {
    const { formationId } = await buildDemande(ctx, { siret: '73282932000074' })
    await completer(ctx, formationId)
    expect(await etablirConvention(ctx, formationId)).toBe(1)
    const [convention] = await listConventions(at(ctx, ctx.now), formationId)
    const fichier = await ctx.db
      .selectFrom('fichier')
      .where('id', '=', convention?.fichierId ?? '')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(fichier).toMatchObject({ fige: true, genre: 'convention' })
    const pages = await textOfPages(await readStoredFile(fichier.cleStockage, fichier.sha256))
    const texte = pages.join(' ')
    for (const mention of [
      'Fromagerie Grandjean',
      '732 829 320 00074',
      'L6353-1',
      'Atelier d’affinage',
      '720,00',
      '261-4-4',
      'C00001',
    ])
      expect(texte).toContain(mention)
  })

  test('FOR-7 : rien n’a changé, pas de nouvelle version ; un changement en fait une', async ({
    ctx,
  }) => {
    const { formationId } = await buildDemande(ctx)
    await completer(ctx, formationId)
    expect(await etablirConvention(ctx, formationId)).toBe(1)
    expect(await etablirConvention(ctx, formationId)).toBe(1)
    await completer(ctx, formationId, { prix: '70,00' })
    expect(await etablirConvention(ctx, formationId)).toBe(2)
    expect(await listConventions(at(ctx, ctx.now), formationId)).toHaveLength(2)
  })

  test('FOR-7 : part au client avec son fichier, une fois par demande ; le suivi la montre alors', async ({
    ctx,
  }) => {
    const { formationId } = await buildDemande(ctx)
    await completer(ctx, formationId)
    await etablirConvention(ctx, formationId)
    expect(await findConventionEnvoyee(at(ctx, ctx.now), formationId)).toBeUndefined()
    expect(await envoyerConvention(ctx, formationId)).toBe('nadia@fromagerie.fr')
    const demandeLe = ctx.now.toISOString()
    for (let fois = 0; fois < 2; fois += 1)
      await envoyerConventionClient.run(systeme(ctx), { formationId, demandeLe }, essai)
    expect(await findConventionEnvoyee(at(ctx, ctx.now), formationId)).toBeDefined()
    const mails = await listMails(ctx)
    expect(mails.map(({ modele }) => modele)).toEqual(['formation.convention'])
    const pieces = await at(ctx, ctx.now)
      .db.selectFrom('courrielPiece as p')
      .innerJoin('fichier as f', 'f.id', 'p.fichierId')
      .where('p.unionId', '=', ctx.union.id)
      .select('f.nomSur')
      .execute()
    expect(pieces.map(({ nomSur }) => nomSur)).toEqual([
      expect.stringMatching(/^Convention-F26-\d{4}-v1\.pdf$/),
    ])
  })

  test('est refusée sans client ou sans journée, interdite sans le droit', async ({ ctx }) => {
    const { formationId } = await buildDemande(ctx)
    await expect(etablirConvention(ctx, formationId)).rejects.toThrow(
      'Ajoutez d’abord les journées',
    )
    await completer(ctx, formationId, { clientId: '' })
    await expect(etablirConvention(ctx, formationId)).rejects.toThrow(
      'Choisissez d’abord le client',
    )
    const { id: centreId } = await buildCentre(ctx)
    await completer(ctx, formationId, { centreId })
    const local = await asRole(ctx, ['responsable_local'], centreId)
    await expect(etablirConvention(local, formationId)).rejects.toThrow(Forbidden)
  })
})

describe('la décision sur une demande', () => {
  test('FOR-2 : validée, le client reçoit les dates ; refusée, la raison', async ({ ctx }) => {
    const une = await buildDemande(ctx)
    await completer(ctx, une.formationId)
    await validerFormation(ctx, une.formationId)
    const autre = await buildDemande(ctx, { email: 'autre@exemple.fr' })
    await refuserFormation(ctx, { formationId: autre.formationId, motif: 'Aucun formateur libre.' })
    const demandeLe = ctx.now.toISOString()
    for (const { formationId } of [une, une, autre, autre])
      await prevenirClient.run(systeme(ctx), { formationId, demandeLe }, essai)
    const mails = await listMails(ctx)
    expect(mails.map(({ modele, destinataire }) => [modele, destinataire])).toEqual([
      ['formation.client_validee', 'nadia@fromagerie.fr'],
      ['formation.client_refusee', 'autre@exemple.fr'],
    ])
    expect(mails[0]?.text).toContain('Atelier d’affinage')
    expect(mails[1]?.text).toContain('Aucun formateur libre.')
  })

  test('FOR-2 : une demande sans journée ne se valide pas', async ({ ctx }) => {
    const { formationId } = await buildDemande(ctx)
    await expect(validerFormation(ctx, formationId)).rejects.toThrow('Ajoutez d’abord une journée')
  })
})

describe('le client d’une formation privée', () => {
  test('FOR-1 : se choisit ; l’union elle-même a une seule fiche, faite à la demande', async ({
    ctx,
  }) => {
    const { id } = await buildClient(ctx)
    const { formationId } = await buildDemande(ctx)
    const clientDe = async () => (await findFormation(at(ctx, ctx.now), formationId))?.clientId
    await completer(ctx, formationId, { clientId: id })
    expect(await clientDe()).toBe(id)
    await completer(ctx, formationId)
    expect(await clientDe()).toBe(id)
    await completer(ctx, formationId, { clientId: 'union' })
    const union = await clientDe()
    await completer(ctx, formationId, { clientId: 'union' })
    expect(await clientDe()).toBe(union)
    await completer(ctx, formationId, { privee: '' })
    expect(await clientDe()).toBeNull()
  })

  test('est refusé archivé, inconnu, ou à qui ne voit pas les clients', async ({ ctx }) => {
    const { formationId } = await buildDemande(ctx)
    const inconnu = completer(ctx, formationId, { clientId: formationId })
    await expect(inconnu).rejects.toThrow('n’est plus proposée')
    const { id } = await buildClient(ctx)
    const { id: centreId } = await buildCentre(ctx)
    await completer(ctx, formationId, { centreId })
    const local = await asRole(ctx, ['responsable_local'], centreId)
    const tenter = completer(local, formationId, { centreId, clientId: id })
    await expect(tenter).rejects.toThrow(Forbidden)
  })
})
