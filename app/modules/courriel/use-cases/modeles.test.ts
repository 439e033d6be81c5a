import { findModele } from '#app/modules/courriel/catalogue.ts'
import { phraseDe } from '#app/phrases.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { readMail } from '#app/platform/email/read.server.ts'
import { newId } from '#app/platform/id.ts'
import { afterEach, as, asRole, ctxFor, describe, expect, newUnion, test } from '#tests/base.ts'
import {
  buildCourriel,
  envoiEssai,
  findLigne,
  listLignes,
  remettre,
} from '#tests/build/courriel.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { configurerSmtp, smtpLocal } from '#tests/build/smtp.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import type { Envoi } from '../model/modele.ts'
import { envoyerCourriel, remettreSecret } from '../public.server.ts'
import { essayerModele } from './essayer-modele.server.ts'
import { joindrePiece } from './joindre-piece.server.ts'
import { modifierModele } from './modifier-modele.server.ts'
import { renvoyerCourriel } from './renvoyer-courriel.server.ts'
import { retablirModele } from './retablir-modele.server.ts'
import { retirerPiece } from './retirer-piece.server.ts'

afterEach(() => configurerSmtp(undefined))

const cle = 'stagiaire.confirmation'
const sujet = 'Bienvenue : {formation}'
const corps = 'Bonjour {prenom},\n\nÀ **bientôt** chez {union}.\n\n[bouton : Suivre]({lien_suivi})'
const pdf = {
  nom: 'plan.pdf',
  type: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7 plan d’accès'),
}

describe('le texte d’un mail, récrit par l’union', () => {
  test('MAI-1 : sert au mail suivant, en texte et en page ; celui déjà écrit ne change pas', async ({
    ctx,
  }) => {
    const avant = await buildCourriel(ctx)
    const communication = await asRole(ctx, ['communication'])
    await modifierModele(communication, { cle, version: 0, sujet, corps })
    const apres = await buildCourriel(ctx)
    const smtp = await smtpLocal()
    configurerSmtp(smtp.url)
    await remettre(ctx, avant)
    await remettre(ctx, apres)
    const [premier, second] = smtp.recus
    expect(premier?.text).toContain('Votre inscription est enregistrée.')
    expect(second?.subject).toBe('Bienvenue\u00a0: la formation d’Élodie')
    expect(second?.text).toContain(`Bonjour Nadia,\n\nÀ bientôt chez ${ctx.union.nom}.`)
    expect(second?.html).toContain('À <strong>bientôt</strong> chez')
    expect(await findLigne(ctx, apres)).toMatchObject({ versionModele: 1 })
    expect(await findLigne(ctx, avant)).toMatchObject({ versionModele: 0 })
    await smtp.fermer()
    const [ligne] = await actes(ctx)
    expect(phraseDe(ligne?.acte ?? '', ligne?.codes as Record<string, string>)).toBe(
      'a changé le texte du mail «\u00a0Confirmation d’inscription\u00a0» (version 1).',
    )
  })

  test('MAI-1 : revient au texte d’origine en un geste, et l’histoire reste', async ({ ctx }) => {
    await modifierModele(ctx, { cle, version: 0, sujet, corps })
    await retablirModele(ctx, { cle, version: 1 })
    expect(await texteDe(ctx, await buildCourriel(ctx))).toContain('est enregistrée')
    await modifierModele(ctx, { cle, version: 2, sujet, corps })
    expect(await texteDe(ctx, await buildCourriel(ctx))).toContain('Bonjour Nadia')
    expect((await actes(ctx)).map(({ acte }) => acte)).toEqual([
      'courriel.modele_modifie',
      'courriel.modele_retabli',
      'courriel.modele_modifie',
    ])
  })

  test('MAI-1 : un texte fautif est refusé avec sa raison, le texte d’origine aussi', async ({
    ctx,
  }) => {
    const changer = (texte: object) =>
      modifierModele(ctx, { cle, version: 0, sujet, corps, ...texte })
    await expect(changer({ corps: 'Bonjour {prenon}' })).rejects.toThrow('{prenom} ?')
    await expect(changer({ corps: 'Bonjour' })).rejects.toThrow('sans {lien_suivi}')
    const modele = findModele(cle)
    await expect(changer({ sujet: modele?.sujet, corps: modele?.corps })).rejects.toThrow(
      'd’origine',
    )
    await expect(changer({ cle: 'inconnu' })).rejects.toThrow('Introuvable')
    expect(await actes(ctx)).toEqual([])
  })

  test('deux personnes qui changent le même texte : la seconde est prévenue', async ({ ctx }) => {
    const tentatives = await Promise.allSettled(
      [1, 2, 3, 4].map((n) =>
        modifierModele(
          { ...ctx, ...ctxFor(ctx.union, ctx.acteur) },
          { cle, version: 0, sujet: `${n}`, corps },
        ),
      ),
    )
    expect(tentatives.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const tentative of tentatives)
      if (tentative.status === 'rejected')
        expect(tentative.reason).toMatchObject({ name: 'StaleVersion' })
  })

  test('est réservé à la communication, et n’appartient qu’à une union', async ({ ctx }) => {
    const secretaire = await asRole(ctx, ['secretaire', 'gestionnaire_formations'])
    const refuse = 'courriel.ecrire'
    await expect(modifierModele(secretaire, { cle, version: 0, sujet, corps })).rejects.toThrow(
      refuse,
    )
    await expect(retablirModele(secretaire, { cle, version: 0 })).rejects.toThrow(refuse)
    await expect(essayerModele(secretaire, { cle, sujet, corps, objet: '' })).rejects.toThrow(
      refuse,
    )
    await expect(joindrePiece(secretaire, { id: newId(), cle }, pdf)).rejects.toThrow(refuse)
    await expect(retirerPiece(secretaire, { cle, pieceId: newId() })).rejects.toThrow(refuse)
    await modifierModele(ctx, { cle, version: 0, sujet, corps })
    const autre = await newUnion()
    expect(await texteDe(autre, await buildCourriel(autre))).toContain('est enregistrée')
  })

  test('MAI-1 : un mail secret a lui aussi le texte de l’union', async ({ ctx }) => {
    const smtp = await smtpLocal()
    configurerSmtp(smtp.url)
    const secret = {
      cle: 'compte.oubli',
      version: 0,
      sujet: 'Clé',
      corps: 'Voici : [clé]({lien_mot_de_passe})',
    }
    await modifierModele(ctx, secret)
    const envoi = envoiEssai({ modele: 'compte.oubli' })
    await remettreSecret(ctxFor(ctx.union, { genre: 'systeme' }), envoi, {
      attempt: 1,
      maxAttempts: 1,
    })
    expect(smtp.recus[0]).toMatchObject({ subject: 'Clé' })
    expect(smtp.recus[0]?.text).toContain(
      'Voici\u00a0: clé (https://exemple.fr/mot-de-passe/exemple)',
    )
    await smtp.fermer()
  })
})

describe('l’essai d’un mail', () => {
  test('MAI-1 : part à soi, avec le texte tapé et les données choisies, jamais le lien d’un autre', async ({
    ctx,
  }) => {
    const formation = await buildFormation(ctx, { intitule: 'PSC du samedi' })
    const inscription = await buildInscription(ctx, { formationId: formation.id })
    const communication = await asRole(ctx, ['communication'])
    await essayerModele(communication, { cle, sujet, corps, objet: inscription.id })
    const ligne = (await listLignes(ctx)).find(({ modele }) => modele === 'courriel.essai')
    expect(ligne).toMatchObject({ sujet: '[Essai] Bienvenue\u00a0: PSC du samedi' })
    expect(ligne?.destinataire).toBe(
      communication.acteur.genre === 'adherent' && communication.acteur.email,
    )
    const texte = await texteDe(ctx, ligne?.id ?? '')
    expect(texte).toContain('Bonjour Nadia')
    expect(texte).toContain('https://exemple.fr/suivi/exemple')
    expect(texte).not.toContain(`/${ctx.union.slug}/suivi/`)
    expect(await actes(ctx)).toEqual([])
  })

  test('est refusé avec la même raison que l’enregistrement, ou sans adresse', async ({ ctx }) => {
    const essai = { cle, sujet, corps: 'Bonjour', objet: '' as const }
    await expect(essayerModele(ctx, essai)).rejects.toThrow('sans {lien_suivi}')
    if (ctx.acteur.genre !== 'adherent') throw new Error('An adherent is expected')
    const muet = as(ctx, { ...ctx.acteur, email: '' })
    await expect(essayerModele(muet, { ...essai, corps })).rejects.toThrow('adresse électronique')
  })
})

describe('les pièces jointes d’un modèle', () => {
  test('MAI-1 : partent avec chaque mail, se lisent, et suivent le renvoi', async ({ ctx }) => {
    await joindrePiece(ctx, { id: newId(), cle }, pdf)
    const id = await buildCourriel(ctx)
    const renvoi = newId()
    await renvoyerCourriel(ctx, { id: renvoi, courrielId: id, destinataire: 'luc@exemple.fr' })
    const smtp = await smtpLocal()
    configurerSmtp(smtp.url)
    await remettre(ctx, id)
    await remettre(ctx, renvoi)
    for (const { brut } of smtp.recus) {
      const lu = await readMail(Buffer.from(brut))
      expect(lu.attachments).toEqual([
        { name: 'plan.pdf', type: 'application/pdf', size: pdf.bytes.length },
      ])
      expect(lu.text).toContain('est enregistrée')
      expect(brut).toContain('Content-Type: multipart/alternative')
    }
    await smtp.fermer()
  })

  test('retirée, elle ne part plus ; les mails déjà écrits la gardent', async ({ ctx }) => {
    const pieceId = newId()
    await joindrePiece(ctx, { id: pieceId, cle }, pdf)
    await joindrePiece(ctx, { id: pieceId, cle }, pdf) // the same form, sent twice
    const avant = await buildCourriel(ctx)
    await retirerPiece(ctx, { cle, pieceId })
    const apres = await buildCourriel(ctx)
    expect(await nombrePieces(ctx, avant)).toBe(1)
    expect(await nombrePieces(ctx, apres)).toBe(0)
    await expect(retirerPiece(ctx, { cle, pieceId })).rejects.toThrow('Introuvable')
  })

  test('est refusée quand l’ensemble devient trop lourd', async ({ ctx }) => {
    const lourd = { ...pdf, bytes: Buffer.alloc(4_900_000, 'x') }
    await joindrePiece(ctx, { id: newId(), cle }, lourd)
    await joindrePiece(ctx, { id: newId(), cle }, { ...lourd, bytes: Buffer.alloc(4_900_000, 'y') })
    await expect(joindrePiece(ctx, { id: newId(), cle }, lourd)).rejects.toThrow('10 Mo au plus')
  })
})

test('un mail facultatif dit comment ne plus le recevoir, ou ne part pas', async ({ ctx }) => {
  const { desabonnement: _, ...muet } = envoiEssai({ modele: 'formation.ouverte' })
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  const envoyer = (envoi: Envoi) => transaction(systeme, (ctx) => envoyerCourriel(ctx, envoi))
  await expect(envoyer(muet)).rejects.toThrow('how to stop it')
  const adresse = 'https://exemple.fr/desabonnement/x'
  const ligne = await findLigne(ctx, await envoyer({ ...muet, desabonnement: adresse }))
  expect(ligne?.brut?.toString()).toContain(`List-Unsubscribe: <${adresse}>`)
  expect(ligne?.brut?.toString()).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
})

async function texteDe(ctx: Ctx, id: string): Promise<string> {
  const ligne = await findLigne(ctx, id)
  return (await readMail(ligne?.brut ?? Buffer.alloc(0))).text
}

async function nombrePieces(ctx: Ctx, courrielId: string): Promise<number> {
  const rows = await lecteur(ctx)
    .selectFrom('courrielPiece')
    .where('unionId', '=', ctx.union.id)
    .where('courrielId', '=', courrielId)
    .select('fichierId')
    .execute()
  return rows.length
}

function actes(ctx: Ctx) {
  return lecteur(ctx)
    .selectFrom('journal')
    .where('unionId', '=', ctx.union.id)
    .where('objetGenre', '=', 'modele_courriel')
    .select(['acte', 'codes'])
    .orderBy('seq')
    .execute()
}

function lecteur(ctx: Ctx) {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now).db
}
