import { asPublic, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildClient, buildDemande, saisieDemande } from '#tests/build/client.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { listJobs } from '#tests/build/stagiaire.ts'
import { envoyerAccuse } from '../jobs/envoyer-accuse.server.ts'
import { envoyerLienClient } from '../jobs/envoyer-lien-client.server.ts'
import { prevenirGestionnaires } from '../jobs/prevenir-gestionnaires.server.ts'
import { findClient, listContacts } from '../queries/clients.server.ts'
import { findDemandeFormation, findDemandeParJeton } from '../queries/demande.server.ts'
import { listDoublons } from '../queries/doublons.server.ts'
import { demanderFormation } from './demander-formation.server.ts'
import { demanderLien } from './demander-lien.server.ts'
import { garderFiche } from './garder-fiche.server.ts'
import { rattacherDemande } from './rattacher-demande.server.ts'

const essai = { attempt: 1, maxAttempts: 1 }

describe('demander une formation', () => {
  test('CLI-1, FOR-2 : crée la fiche, le contact, la formation privée à valider et la demande', async ({
    ctx,
  }) => {
    const { formationId, clientId, jeton, saisie } = await buildDemande(ctx)
    const formation = await ctx.db
      .selectFrom('formation')
      .where('id', '=', formationId)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(formation).toMatchObject({
      statut: 'a_valider',
      privee: true,
      clientId,
      places: 12,
      premierJour: null,
    })
    expect(formation.intitule).toMatch(/, Fromagerie Grandjean$/)
    expect(await findClient(ctx, clientId)).toMatchObject({ numero: 'C00001', genre: 'entreprise' })
    expect(await listContacts(ctx, clientId)).toMatchObject([
      { nom: 'Petit', email: saisie.email, principal: true },
    ])
    const demande = await findDemandeParJeton(asPublic(ctx), jeton)
    expect(demande).toMatchObject({ formationId, ficheNouvelle: true })
    expect(demande?.donnees.periode).toBe('en mars, le mardi')
  })

  test('CLI-1 : l’accusé dit le numéro et le lien de suivi ; les gestionnaires sont prévenus, une fois', async ({
    ctx,
  }) => {
    await asRole(ctx, ['gestionnaire_formations'])
    const { id, saisie } = await buildDemande(ctx)
    const systeme = { ...at(ctx, ctx.now), acteur: { genre: 'systeme' as const } }
    for (const job of [envoyerAccuse, envoyerAccuse, prevenirGestionnaires, prevenirGestionnaires])
      await job.run(systeme, { demandeId: id }, essai)
    const lignes = await listLignes(at(ctx, ctx.now))
    expect(lignes.map(({ modele }) => modele).sort()).toEqual([
      'client.demande_a_traiter',
      'client.demande_recue',
    ])
    expect(lignes.find(({ modele }) => modele === 'client.demande_recue')?.destinataire).toBe(
      saisie.email,
    )
  })

  test('deux envois du même formulaire n’en font qu’une ; d’un autre, il est refusé', async ({
    ctx,
  }) => {
    const saisie = await saisieDemande(ctx)
    const un = await demanderFormation(asPublic(ctx), saisie)
    expect(await demanderFormation(asPublic(ctx), saisie)).toBe(un)
    const autre = demanderFormation(asPublic(ctx), { ...saisie, email: 'autre@exemple.fr' })
    await expect(autre).rejects.toThrow('déjà servi')
  })

  test('est refusée quand elle arrive plus vite qu’on ne tape, et ne laisse rien', async ({
    ctx,
  }) => {
    const saisie = await saisieDemande(ctx)
    const rapide = at(asPublic(ctx), new Date(ctx.now.getTime() - 59_000))
    await expect(demanderFormation(rapide, saisie)).rejects.toThrow('plus vite')
    expect(
      await ctx.db.selectFrom('client').where('unionId', '=', ctx.union.id).selectAll().execute(),
    ).toEqual([])
  })

  test('un particulier n’a pas d’organisation : la fiche est à son nom', async ({ ctx }) => {
    const { clientId } = await buildDemande(ctx, { genre: 'particulier', raisonSociale: '' })
    expect(await findClient(ctx, clientId)).toMatchObject({ raisonSociale: 'Nadia Petit' })
  })
})

describe('le numéro de client', () => {
  test('CLI-1 : envoie un lien au contact connu, trois par jour au plus ; inconnu, n’envoie rien', async ({
    ctx,
  }) => {
    const { numero } = await buildClient(ctx)
    for (const texte of [numero, ' c 1 ', 'C00099', 'bonjour'])
      await demanderLien(asPublic(ctx), texte)
    expect(await listJobs(ctx, envoyerLienClient.name)).toEqual([
      { numero },
      { numero },
      { numero: 'C00099' },
    ])
    const systeme = { ...at(ctx, ctx.now), acteur: { genre: 'systeme' as const } }
    for (let fois = 0; fois < 5; fois += 1) await envoyerLienClient.run(systeme, { numero }, essai)
    await envoyerLienClient.run(systeme, { numero: 'C00099' }, essai)
    const lignes = await listLignes(at(ctx, ctx.now))
    expect(lignes.map(({ destinataire }) => destinataire)).toEqual(
      Array(3).fill('contact@fromagerie.fr'),
    )
  })

  test('CLI-1 : derrière le lien, la fiche est reprise ; une autre personne devient un contact', async ({
    ctx,
  }) => {
    const { id } = await buildClient(ctx)
    const { genre: _, ...saisie } = await saisieDemande(ctx)
    await demanderFormation(asPublic(ctx), saisie, id)
    expect((await listContacts(ctx, id)).map(({ email, principal }) => [email, principal])).toEqual(
      [
        ['contact@fromagerie.fr', true],
        ['nadia@fromagerie.fr', false],
      ],
    )
  })
})

describe('une demande d’un client déjà connu', () => {
  test('CLI-2 : ne se rattache pas seule ; rattachée, la fiche créée mène à l’ancienne', async ({
    ctx,
  }) => {
    const connue = await buildClient(ctx)
    const { formationId, clientId } = await buildDemande(ctx)
    const nouvelle = await findClient(ctx, clientId)
    const [doublon] = await listDoublons(ctx, { ...nouvelle, clientId } as never)
    expect(doublon).toMatchObject({ id: connue.id, raison: 'nom' })

    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    await rattacherDemande(gestion, { formationId, clientId: connue.id })
    await rattacherDemande(gestion, { formationId, clientId: connue.id })
    const apres = at(ctx, ctx.now)
    expect(await findDemandeFormation(apres, formationId)).toMatchObject({ clientId: connue.id })
    expect(await findClient(apres, clientId)).toMatchObject({ fusionneDansId: connue.id })
    expect(await listContacts(apres, connue.id)).toHaveLength(2)
  })

  test('CLI-2 : la nouvelle fiche peut être gardée : plus rien n’est proposé', async ({ ctx }) => {
    await buildClient(ctx)
    const { formationId } = await buildDemande(ctx)
    await garderFiche(await asRole(ctx, ['gestionnaire_formations']), formationId)
    const demande = await findDemandeFormation(at(ctx, ctx.now), formationId)
    expect(demande?.doublonsEcartesLe).not.toBeNull()
  })

  test('est refusée vers une fiche archivée ou inconnue, interdite sans le droit', async ({
    ctx,
  }) => {
    const connue = await buildClient(ctx)
    const { formationId } = await buildDemande(ctx)
    const essayer = async (role: 'tresorier' | 'gestionnaire_formations', clientId = connue.id) =>
      rattacherDemande(await asRole(ctx, [role]), { formationId, clientId })
    await expect(essayer('gestionnaire_formations', formationId)).rejects.toThrow('Introuvable')
    await expect(garderFiche(await asRole(ctx, ['gestionnaire_dps']), formationId)).rejects.toThrow(
      'Introuvable',
    )
    await expect(essayer('tresorier')).rejects.toThrow('Introuvable')
    await expect(
      demanderFormation(await asRole(ctx, ['secretaire']), await saisieDemande(ctx)),
    ).resolves.toBeDefined()
  })
})
