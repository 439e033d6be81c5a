import { sql } from 'kysely'
import { lireDocument } from '#app/modules/document/use-cases/lire-document.server.ts'
import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import { prevenir } from '#app/modules/notification/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { acteurDe, as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { chercherPartout, queryOwner } from '#tests/build/catalogue.ts'
import { buildCompte, ctxConnecte, retaperMotDePasse } from '#tests/build/compte.ts'
import { buildCourriel } from '#tests/build/courriel.ts'
import { buildDocument } from '#tests/build/document.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { effacerPersonne } from './effacer-personne.server.ts'

const systeme = (ctx: Ctx) => as(ctx, { genre: 'systeme' })

/** Somebody who left traces everywhere: member, trainee, reader, correspondent, account. */
async function personneConnuePartout(ctx: Ctx, nom: string, email: string) {
  const membre = await buildCompte(ctx, {
    nom,
    prenoms: 'Zéphyrine',
    email,
    pseudo: `${nom.toLowerCase()}.zephyrine`,
    roles: ['formateur'],
    competences: [{ code: 'FPSC', obtenueLe: addDays(ctx.aujourdhui, -30), numero: `${nom}-42` }],
  })
  const acteur = await acteurDe(ctx, membre)
  await ctxConnecte(ctx, membre)
  const { id } = await buildDocument(ctx, { accuseLecture: true })
  await lireDocument(as(ctx, acteur), id)
  await buildCourriel(ctx, {
    to: email,
    personneId: acteur.personneId,
    formation: `la formation de Zéphyrine ${nom}`,
  })
  const fichier = await transaction(systeme(ctx), async (ctx) => {
    record(ctx, 'adherent.valide', { genre: 'adherent', id: membre.id }, {}, [
      { champ: 'email', avant: `ancien.${email}`, apres: email, personneId: acteur.personneId },
    ])
    await prevenir(ctx, {
      adherentIds: [membre.id],
      genre: 'document.publie',
      cle: newId(),
      titre: `Pour ${nom}`,
      lien: '/compte/documents',
    })
    return insertFichier(ctx, {
      bytes: Buffer.from(`%PDF-1.7 ${nom}`),
      nom: `${nom}.pdf`,
      genre: 'justificatif',
      proprietaire: { genre: 'adherent', id: membre.id },
      fige: false,
    })
  })
  return { membre, acteur, fichier }
}

async function terminer(ctx: Ctx, formationId: string) {
  await queryOwner(`update formation set statut = 'annulee' where id = $1`, [formationId])
  await ctx.closeReader()
}

describe('effacer une personne', () => {
  test('RGPD art. 17 : ensuite, aucune table ne contient son nom, son courriel ni son téléphone', async ({
    ctx,
  }) => {
    const nom = 'QUATREMARRE'
    const email = 'zephyrine.quatremarre@exemple.fr'
    const { membre, acteur, fichier } = await personneConnuePartout(ctx, nom, email)
    const { id: formationId } = await buildFormation(ctx)
    await affecterFormateur(ctx, { id: newId(), formationId, adherentId: membre.id })
    const { id: suivie } = await buildFormation(ctx, { type: 'GQS' })
    await buildInscription(ctx, {
      formationId: suivie,
      nomNaissance: nom,
      prenoms: 'Zéphyrine',
      naissanceDate: '1985-03-14',
      email,
      telephone: '+33799887766',
    })
    await terminer(ctx, formationId)
    await terminer(ctx, suivie)
    const mots = [nom, email, 'Zéphyrine', '799887766']
    expect((await chercherPartout(mots)).length).toBeGreaterThan(8)

    await effacerPersonne(systeme(ctx), { personneId: acteur.personneId, nom: '' })

    expect(await chercherPartout(mots)).toEqual([])
    const [ligne] = await queryOwner<{ nom: string; le: Date | null; compte: string | null }>(
      `select p.nom_naissance as nom, p.sans_personnel_le as le, a.compte_id as compte
       from personne p join adherent a on a.union_id = p.union_id and a.personne_id = p.id where p.id = $1`,
      [acteur.personneId],
    )
    expect(ligne).toMatchObject({ nom: 'Personne effacée', compte: null })
    expect(ligne?.le).not.toBeNull()
    const cle = `${fichier.sha256.slice(0, 2)}/${fichier.sha256.slice(2, 4)}/${fichier.sha256}`
    await expect(readStoredFile(cle, fichier.sha256)).rejects.toThrow()
    expect(
      await queryOwner('select 1 from identite.compte where id = $1', [membre.compteId]),
    ).toEqual([])
  })

  test('les formations où elle a enseigné gardent leurs heures, sans son nom', async ({ ctx }) => {
    const formateur = await buildAdherent(ctx, {
      roles: ['formateur'],
      competences: [{ code: 'FPSC', obtenueLe: addDays(ctx.aujourdhui, -30) }],
    })
    const { id: formationId } = await buildFormation(ctx)
    await affecterFormateur(ctx, { id: newId(), formationId, adherentId: formateur.id })
    await terminer(ctx, formationId)
    const { personneId } = await acteurDe(ctx, formateur)
    await effacerPersonne(systeme(ctx), { personneId, nom: '' })
    const [ligne] = await queryOwner<{ n: number }>(
      `select coalesce(sum(j.minutes), 0)::int as n from affectation_journee j
       join candidature k on k.union_id = j.union_id and k.id = j.candidature_id where k.formation_id = $1`,
      [formationId],
    )
    expect(ligne?.n).toBe(480)
  })

  test('est refusé tant que quelque chose est à venir', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    await buildInscription(ctx, { formationId, nomNaissance: 'AVENIR' })
    const [{ personneId } = { personneId: '' }] = await queryOwner<{ personneId: string }>(
      `select personne_id as "personneId" from inscription where formation_id = $1`,
      [formationId],
    )
    const essai = effacerPersonne(systeme(ctx), { personneId, nom: 'AVENIR' })
    await expect(essai).rejects.toThrow('Quelque chose est à venir')
  })

  test('est refusé pour un administrateur, et pour soi-même', async ({ ctx }) => {
    const autre = await asRole(ctx, ['administrateur'])
    const { personneId } = autre.acteur.genre === 'adherent' ? autre.acteur : { personneId: '' }
    await expect(effacerPersonne(systeme(ctx), { personneId, nom: '' })).rejects.toThrow(
      'retirez-lui d’abord ce rôle',
    )
    const moi = ctx.acteur.genre === 'adherent' ? ctx.acteur : undefined
    const essai = effacerPersonne(ctx, { personneId: moi?.personneId ?? '', nom: moi?.nom ?? '' })
    await expect(essai).rejects.toThrow('vous effacer vous-même')
  })

  test('un administrateur écrit le nom et tape son mot de passe', async ({ ctx }) => {
    const autre = await buildCompte(ctx, { roles: ['administrateur'] })
    const lui = await ctxConnecte(ctx, autre)
    const membre = await buildAdherent(ctx, { nom: 'LAMBDA' })
    const { personneId } = await acteurDe(ctx, membre)
    await expect(effacerPersonne(lui, { personneId, nom: 'Lambada' })).rejects.toThrow(
      'pour confirmer',
    )
    await expect(effacerPersonne(lui, { personneId, nom: 'lambda' })).rejects.toThrow(
      'mot de passe',
    )
    await retaperMotDePasse(lui)
    await effacerPersonne(lui, { personneId, nom: 'lambda' })
    await expect(effacerPersonne(lui, { personneId, nom: 'lambda' })).rejects.toThrow(
      'déjà effacée',
    )
  })

  test('est interdit sans le droit, et n’existe pas dans une autre union', async ({ ctx }) => {
    const membre = await buildAdherent(ctx, { nom: 'LAMBDA' })
    const { personneId } = await acteurDe(ctx, membre)
    const gestion = await asRole(ctx, ['gestionnaire_adherents'])
    await expect(effacerPersonne(gestion, { personneId, nom: 'LAMBDA' })).rejects.toThrow(
      'Droit manquant',
    )
    const autre = await newUnion()
    await expect(effacerPersonne(systeme(autre), { personneId, nom: 'LAMBDA' })).rejects.toThrow(
      'Introuvable',
    )
  })

  test('le rôle des requêtes ne peut ni récrire le journal ni effacer un document figé', async ({
    ctx,
  }) => {
    const ecrire = transaction(systeme(ctx), (ctx) =>
      sql`update journal_valeur set apres = 'x'`.execute(ctx.db),
    )
    await expect(ecrire).rejects.toThrow(/permission denied|droit/)
    const fige = await transaction(systeme(ctx), (ctx) =>
      insertFichier(ctx, {
        bytes: Buffer.from('%PDF-1.7 figé'),
        nom: 'pv.pdf',
        genre: 'proces_verbal',
        proprietaire: { genre: 'formation', id: newId() },
        fige: true,
      }),
    )
    await transaction(systeme(ctx), (ctx) =>
      sql`select effacer_fichiers(array[${fige.id}]::uuid[])`.execute(ctx.db),
    )
    expect(await queryOwner('select 1 from fichier where id = $1', [fige.id])).toHaveLength(1)
  })

  test('le compte qui sert dans une autre union reste, détaché de celle-ci', async ({ ctx }) => {
    const autre = await newUnion()
    const membre = await buildAdherent(ctx)
    const voisin = await buildAdherent(autre)
    await queryOwner('update adherent set compte_id = $1 where id = $2', [
      membre.compteId,
      voisin.id,
    ])
    const { personneId } = await acteurDe(ctx, membre)
    await effacerPersonne(systeme(ctx), { personneId, nom: '' })
    expect(
      await queryOwner('select 1 from identite.compte where id = $1', [membre.compteId]),
    ).toHaveLength(1)
  })
})
