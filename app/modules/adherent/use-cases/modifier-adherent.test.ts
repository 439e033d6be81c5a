import { findFiche } from '#app/modules/adherent/queries/modification.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden, NotFound, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { formulaireDe } from '#tests/build/fiche.ts'
import { buildCentre } from '#tests/build/union.ts'
import { filtresSchema, listAdherents } from '../queries/adherents.server.ts'
import { findPhoto, listPortraits } from '../queries/photos.server.ts'
import { deposerPhoto, retirerPhoto } from './deposer-photo.server.ts'
import { modifierAdherent } from './modifier-adherent.server.ts'

describe('modifier un adhérent', () => {
  test('ADH-7 : toutes ses données changent, et le journal garde l’avant et l’après', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx, { nom: 'CIS Vaubécourt' })
    const { id } = await buildAdherent(ctx, { nom: 'DUPONT', prenoms: 'Jean' })
    const formulaire = await formulaireDe(ctx, id, {
      identite: { nomNaissance: 'dupond', prenoms: 'jean marie', naissanceDate: '1985-03-15' },
      email: 'jean@exemple.fr',
      autresTelephones: [{ libelle: 'travail', numero: '+33381000000' }],
      centreId: centre.id,
      statut: 'SPP',
      grade: 'Sergent',
      numeroFederal: 'F25-0042',
      permis: ['B', 'C'],
      tailles: { veste: 'L', chaussures: '43' },
      notes: 'Préfère les week-ends.',
    })
    await modifierAdherent(ctx, formulaire)
    await ctx.closeReader()
    expect(await findFiche(ctx, id)).toMatchObject({
      nomNaissance: 'DUPOND',
      prenoms: 'Jean Marie',
      naissanceDate: '1985-03-15',
      email: 'jean@exemple.fr',
      autresTelephones: [{ libelle: 'travail', numero: '+33381000000' }],
      centre: 'CIS Vaubécourt',
      statut: 'SPP',
      permis: ['B', 'C'],
      tailles: { veste: 'L', chaussures: '43' },
      version: 2,
      versionPersonne: 2,
    })
    const [ligne] = await listJournal(ctx, { acte: 'adherent.modifie' })
    expect(ligne?.phrase).toBe('a modifié la fiche.')
    expect(ligne?.changements).toContainEqual({
      champ: 'Nom de naissance',
      avant: 'DUPONT',
      apres: 'DUPOND',
    })
    expect(ligne?.changements).toContainEqual({ champ: 'Centre', avant: null, apres: centre.nom })
    expect(ligne?.changements).toContainEqual({ champ: 'Permis', avant: null, apres: 'B, C' })
    const { rows } = await listAdherents(ctx, filtresSchema.parse({ recherche: 'dupond marie' }))
    expect(rows).toMatchObject([{ id }])
  })

  test('ADH-4 : un formulaire périmé est refusé, deux corrections simultanées n’en laissent qu’une', async ({
    ctx,
  }) => {
    const { id } = await buildAdherent(ctx)
    const formulaire = await formulaireDe(ctx, id)
    const essais = await Promise.allSettled([
      modifierAdherent(ctx, { ...formulaire, grade: 'Caporal' }),
      modifierAdherent(ctx, { ...formulaire, grade: 'Sergent' }),
    ])
    expect(essais.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(modifierAdherent(ctx, formulaire)).rejects.toThrow(StaleVersion)
  })

  test('ADH-14 : l’amicale se choisit à côté du centre, dans l’union', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    const ailleurs = await formulaireDe(ctx, id, { amicaleId: newId() })
    await expect(modifierAdherent(ctx, ailleurs)).rejects.toThrow('Cette amicale n’existe plus.')
    const amicaleId = newId()
    await transaction(ctx, (ctx) =>
      ctx.db
        .insertInto('amicale')
        .values({ unionId: ctx.union.id, id: amicaleId, nom: 'Amicale de Vaubécourt' })
        .execute(),
    )
    await modifierAdherent(ctx, await formulaireDe(ctx, id, { amicaleId }))
    await ctx.closeReader()
    expect(await findFiche(ctx, id)).toMatchObject({ amicale: 'Amicale de Vaubécourt' })
  })

  test('enregistrer sans rien changer n’écrit rien au journal', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    await modifierAdherent(ctx, await formulaireDe(ctx, id))
    expect(await listJournal(ctx, { acte: 'adherent.modifie' })).toEqual([])
  })

  test('ADH-12, ADH-13 : l’adresse de contact change seule, même si un autre l’a déjà', async ({
    ctx,
  }) => {
    await buildAdherent(ctx, { email: 'couple@exemple.fr' })
    const { id } = await buildAdherent(ctx)
    await modifierAdherent(ctx, await formulaireDe(ctx, id, { email: 'couple@exemple.fr' }))
    await ctx.closeReader()
    expect(await findFiche(ctx, id)).toMatchObject({ email: 'couple@exemple.fr' })
  })

  test('est refusé quand il devient une autre personne de l’union, sauf homonyme confirmé', async ({
    ctx,
  }) => {
    await buildAdherent(ctx, { nom: 'DUPONT', prenoms: 'Jean' })
    const { id } = await buildAdherent(ctx, { nom: 'DUPOND', prenoms: 'Jean' })
    const devenir = { identite: { nomNaissance: 'DUPONT' } }
    const formulaire = await formulaireDe(ctx, id, devenir)
    await expect(modifierAdherent(ctx, formulaire)).rejects.toThrow('dupont.jean')
    await modifierAdherent(ctx, { ...formulaire, homonyme: true })
  })

  test('est refusé pour un numéro fédéral déjà donné, une naissance future', async ({ ctx }) => {
    const un = await buildAdherent(ctx)
    const autre = await buildAdherent(ctx)
    await modifierAdherent(ctx, await formulaireDe(ctx, un.id, { numeroFederal: '123' }))
    const pris = await formulaireDe(ctx, autre.id, { numeroFederal: '123' })
    await expect(modifierAdherent(ctx, pris)).rejects.toThrow('déjà celui d’un autre adhérent')
    const futur = await formulaireDe(ctx, autre.id, { identite: { naissanceDate: '2094-01-01' } })
    await expect(modifierAdherent(ctx, futur)).rejects.toThrow('dans le passé')
  })

  test('ADH-14 : limité à un centre, on ne change que les siens, et sans les envoyer ailleurs', async ({
    ctx,
  }) => {
    const [nord, sud] = [
      await buildCentre(ctx, { nom: 'Nord' }),
      await buildCentre(ctx, { nom: 'Sud' }),
    ]
    const sien = await buildAdherent(ctx, { centreId: nord.id })
    const autre = await buildAdherent(ctx, { centreId: sud.id })
    const local = await asRole(ctx, ['gestionnaire_adherents'], nord.id)
    await modifierAdherent(local, await formulaireDe(ctx, sien.id, { grade: 'Caporal' }))
    const envoi = await formulaireDe(ctx, sien.id, { centreId: sud.id })
    await expect(modifierAdherent(local, envoi)).rejects.toThrow(Forbidden)
    const formulaire = await formulaireDe(ctx, autre.id)
    await expect(modifierAdherent(local, formulaire)).rejects.toThrow(NotFound)
  })

  test('est interdit à qui n’a pas le droit, introuvable dans une autre union', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    const formulaire = await formulaireDe(ctx, id)
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(modifierAdherent(secretaire, formulaire)).rejects.toThrow(Forbidden)
    await expect(modifierAdherent(await newUnion(), formulaire)).rejects.toThrow(NotFound)
  })
})

describe('la photo d’un adhérent', () => {
  const photo = {
    nom: 'moi.png',
    type: 'image/png',
    bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  }

  test('ADH-7 : se dépose, se remplace, se retire, et chaque geste est au journal', async ({
    ctx,
  }) => {
    const { id } = await buildAdherent(ctx)
    await deposerPhoto(ctx, id, photo)
    expect(await findPhoto(ctx, id)).toMatchObject({ typeDetecte: 'image/png' })
    await ctx.closeReader()
    await retirerPhoto(ctx, id)
    await retirerPhoto(ctx, id)
    expect(await findPhoto(ctx, id)).toBeUndefined()
    const journal = await listJournal(ctx, { objet: { genre: 'adherent', id } })
    expect(journal.map(({ acte }) => acte).slice(0, 2)).toEqual([
      'adherent.photo_retiree',
      'adherent.photo_deposee',
    ])
  })

  test('ne se voit ni ne se change sans le droit, ni d’une autre union', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    await deposerPhoto(ctx, id, photo)
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(deposerPhoto(secretaire, id, photo)).rejects.toThrow(Forbidden)
    expect(await findPhoto(secretaire, id)).toBeDefined()
    const ailleurs = await newUnion()
    await expect(retirerPhoto(ailleurs, id)).rejects.toThrow(NotFound)
    expect(await findPhoto(ailleurs, id)).toBeUndefined()
    const portraits = await listPortraits(secretaire, '')
    expect(portraits.filter(({ photoFichierId }) => photoFichierId !== null)).toMatchObject([
      { id },
    ])
    expect(await listPortraits(secretaire, newId())).toEqual([])
  })
})
