import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildCentre } from '#tests/build/union.ts'
import { findFicheSensible, listLectures } from '../queries/sensibles.server.ts'
import {
  enregistrerDonneesSensibles,
  enregistrerDonneesSensiblesSchema,
} from './enregistrer-donnees-sensibles.server.ts'
import { lireDonneeSensible } from './lire-donnee-sensible.server.ts'

const iban = 'FR7630006000011234567890189'
const nir = '269054958815780'

function saisir(ctx: Ctx, adherentId: string, saisie: Record<string, string>) {
  const input = enregistrerDonneesSensiblesSchema.parse({ adherentId, ...saisie })
  return enregistrerDonneesSensibles(ctx, input)
}

describe('les données sensibles', () => {
  test('ADH-7 : se chiffrent, se lisent par qui en a le droit, et chaque lecture laisse sa trace', async ({
    ctx,
  }) => {
    const { id } = await buildAdherent(ctx)
    const lectrice = await asRole(ctx, ['donnees_sensibles'])
    await saisir(lectrice, id, { iban: 'FR76 3000 6000 0112 3456 7890 189', nir })
    const lignes = await ctx.db
      .selectFrom('donneeSensible')
      .where('unionId', '=', ctx.union.id)
      .select('valeurChiffree')
      .execute()
    expect(lignes).toHaveLength(2)
    for (const { valeurChiffree } of lignes) expect(valeurChiffree).not.toMatch(/3000600|269054/)
    await ctx.closeReader()

    expect(await lireDonneeSensible(lectrice, { adherentId: id, champ: 'iban' })).toBe(iban)
    expect(await lireDonneeSensible(lectrice, { adherentId: id, champ: 'nir' })).toBe(nir)
    expect((await listLectures(lectrice, id)).map(({ champ }) => champ).sort()).toEqual([
      'iban',
      'nir',
    ])
    const journal = await listJournal(ctx, { objet: { genre: 'adherent', id } })
    expect(journal.map(({ phrase }) => phrase)).toContain('a changé l’IBAN.')
    expect(JSON.stringify(journal)).not.toContain('3000600')
  })

  test('un champ laissé vide garde ce qui est connu, la case l’efface', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    const lectrice = await asRole(ctx, ['donnees_sensibles'])
    await saisir(lectrice, id, { iban, nir })
    await saisir(lectrice, id, { iban: '', nir: '', effacerNir: 'oui' })
    expect(await findFicheSensible(lectrice, id)).toMatchObject({ connues: [{ champ: 'iban' }] })
    const lecture = lireDonneeSensible(lectrice, { adherentId: id, champ: 'nir' })
    await expect(lecture).rejects.toThrow('n’est pas renseignée')
  })

  test('une valeur copiée sur une autre fiche ne s’ouvre plus', async ({ ctx }) => {
    const [un, autre] = [await buildAdherent(ctx), await buildAdherent(ctx)]
    const lectrice = await asRole(ctx, ['donnees_sensibles'])
    await saisir(lectrice, un.id, { iban })
    await saisir(lectrice, autre.id, { iban })
    await deplacer(ctx, un.id, autre.id)
    await expect(
      lireDonneeSensible(lectrice, { adherentId: autre.id, champ: 'iban' }),
    ).rejects.toThrow()
    expect(await listLectures(lectrice, autre.id)).toEqual([])
  })

  test('le rôle d’administrateur ne les ouvre pas, ni le système, ni une autre union', async ({
    ctx,
  }) => {
    const { id } = await buildAdherent(ctx)
    const lectrice = await asRole(ctx, ['donnees_sensibles'])
    await saisir(lectrice, id, { iban })
    const demande = { adherentId: id, champ: 'iban' as const }
    for (const lecteur of [ctx, as(ctx, { genre: 'systeme' }), await asRole(ctx, ['secretaire'])]) {
      await expect(lireDonneeSensible(lecteur, demande)).rejects.toThrow(Forbidden)
    }
    await expect(saisir(ctx, id, { iban })).rejects.toThrow(Forbidden)
    const ailleurs = await asRole(await newUnion(), ['donnees_sensibles'])
    await expect(lireDonneeSensible(ailleurs, demande)).rejects.toThrow(NotFound)
    expect(await listLectures(lectrice, id)).toEqual([])
  })

  test('ADH-14 : tenu pour un centre, le droit s’arrête à lui', async ({ ctx }) => {
    const [nord, sud] = [
      await buildCentre(ctx, { nom: 'Nord' }),
      await buildCentre(ctx, { nom: 'Sud' }),
    ]
    const ici = await buildAdherent(ctx, { centreId: nord.id })
    const la = await buildAdherent(ctx, { centreId: sud.id })
    const locale = await asRole(ctx, ['donnees_sensibles'], nord.id)
    await saisir(locale, ici.id, { iban })
    await expect(saisir(locale, la.id, { iban })).rejects.toThrow(NotFound)
  })
})

/** Somebody with the database in hand moves a value from one sheet to another. */
async function deplacer(ctx: Ctx, de: string, vers: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const { valeurChiffree } = await ctx.db
      .selectFrom('donneeSensible')
      .where('unionId', '=', ctx.union.id)
      .where('adherentId', '=', de)
      .select('valeurChiffree')
      .executeTakeFirstOrThrow()
    await ctx.db
      .updateTable('donneeSensible')
      .set({ valeurChiffree })
      .where('unionId', '=', ctx.union.id)
      .where('adherentId', '=', vers)
      .execute()
  })
}
