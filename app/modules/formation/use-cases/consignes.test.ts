import { desinscrireStagiaire } from '#app/modules/stagiaire/use-cases/desinscrire-stagiaire.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { as, asRole, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listJobs } from '#tests/build/stagiaire.ts'
import { remettreConsignes } from '../jobs/remettre-consignes.server.ts'
import { receptionDe } from '../model/consigne.ts'
import { empreinteDe, listConsignes, listConsignesEnvoyees } from '../queries/consignes.server.ts'
import { listDestinataires } from '../queries/destinataires.server.ts'
import { listLectures } from '../queries/lectures.server.ts'
import { affecterFormateur } from './affecter-formateur.server.ts'
import { ecrireConsigne } from './ecrire-consigne.server.ts'
import { envoyerConsignes } from './envoyer-consignes.server.ts'
import { joindrePiece } from './joindre-piece.server.ts'
import { retirerConsigne } from './retirer-consigne.server.ts'
import { retirerPiece } from './retirer-piece.server.ts'

function plan(taille = 20): Upload {
  return { nom: 'plan.pdf', type: 'application/pdf', bytes: Buffer.alloc(taille, '%PDF-1.7 ') }
}

/** A formation with a trainer, two trainees who have an address and one who has none. */
async function formationPrete(ctx: Ctx) {
  const { id: formationId } = await buildFormation(ctx)
  const formateur = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] })
  await affecterFormateur(ctx, { id: newId(), formationId, adherentId: formateur.id })
  const un = await buildInscription(ctx, { formationId })
  await buildInscription(ctx, { formationId })
  await buildInscription(ctx, { formationId, email: null })
  return { formationId, un }
}

function consigne(formationId: string, texte = '**Venez** en [tenue](https://exemple.fr/tenue).') {
  const pour = { pourFormateurs: false, pourStagiaires: true }
  return { id: newId(), formationId, journeeId: null, ...pour, texte, version: 0 }
}

async function partir(ctx: Ctx): Promise<string[]> {
  const systeme = as(ctx, { genre: 'systeme' })
  const envois = (await listJobs(ctx, 'formation.remettre_consignes')) as { envoiId: string }[]
  for (const envoi of [...envois, ...envois])
    await remettreConsignes.run(systeme, envoi, { attempt: 1, maxAttempts: 1 })
  await ctx.closeReader()
  const rows = await ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('modele', 'in', ['stagiaire.consignes', 'formation.consignes'])
    .select(['destinataire', 'brut'])
    .orderBy('id')
    .execute()
  await ctx.closeReader()
  return rows.map(({ brut }) => brut?.toString() ?? '')
}

async function receptions(ctx: Ctx, formationId: string) {
  await ctx.closeReader()
  const actuelle = empreinteDe(await listLectures(ctx, formationId, 'stagiaires'))
  const tous = await listDestinataires(ctx, formationId)
  await ctx.closeReader()
  return tous
    .filter((un) => un.public === 'stagiaires')
    .map(({ empreinte }) => receptionDe(empreinte, actuelle))
    .sort()
}

describe('FOR-8 : les consignes', () => {
  test('partent une fois à chaque stagiaire qui a une adresse ; un double clic n’envoie rien', async ({
    ctx,
  }) => {
    const { formationId } = await formationPrete(ctx)
    await ecrireConsigne(ctx, consigne(formationId))
    expect(await listConsignesEnvoyees(ctx, formationId)).toEqual([])
    const envoi = { id: newId(), formationId, public: 'stagiaires', cible: 'manquants' } as const
    const issues = await Promise.all([1, 2, 3].map(() => envoyerConsignes(ctx, envoi)))
    expect(issues.map(({ envoyes }) => envoyes).sort()).toEqual([0, 0, 2])
    const mails = await partir(ctx)
    expect(mails).toHaveLength(2)
    expect(mails[0]).toContain('https://exemple.fr/tenue')
    expect(await receptions(ctx, formationId)).toEqual(['a_jour', 'a_jour', 'jamais'])
    expect(await listConsignesEnvoyees(ctx, formationId)).toHaveLength(1)
  })

  test('changées ensuite, elles se renvoient à ceux qui ont l’ancienne version, ou aux nouveaux seuls', async ({
    ctx,
  }) => {
    const { formationId } = await formationPrete(ctx)
    const premiere = consigne(formationId)
    await ecrireConsigne(ctx, premiere)
    const envoyer = (cible: 'manquants' | 'nouveaux' | 'tous') =>
      envoyerConsignes(ctx, { id: newId(), formationId, public: 'stagiaires', cible })
    await envoyer('manquants')
    await expect(envoyer('manquants')).rejects.toThrow('Personne n’est à prévenir')
    await ecrireConsigne(ctx, { ...premiere, texte: 'Rendez-vous à 8 h.', version: 1 })
    await buildInscription(ctx, { formationId })
    expect(await receptions(ctx, formationId)).toEqual(['ancienne', 'ancienne', 'jamais', 'jamais'])
    expect(await envoyer('nouveaux')).toEqual({ envoyes: 1 })
    expect(await envoyer('manquants')).toEqual({ envoyes: 2 })
    expect(await envoyer('tous')).toEqual({ envoyes: 3 })
  })

  test('aux formateurs, les leurs ; un fichier léger part avec le mail, un lourd devient un lien', async ({
    ctx,
  }) => {
    const { formationId } = await formationPrete(ctx)
    const pour = { pourFormateurs: true, pourStagiaires: true }
    const ecrite = { ...consigne(formationId, 'Les clés sont au standard.'), ...pour }
    await ecrireConsigne(ctx, ecrite)
    const piece = { formationId, consigneId: ecrite.id }
    await joindrePiece(ctx, { ...piece, pieceId: newId() }, plan())
    const envoyer = (vers: 'formateurs' | 'stagiaires') =>
      envoyerConsignes(ctx, { id: newId(), formationId, public: vers, cible: 'tous' })
    expect(await envoyer('formateurs')).toEqual({ envoyes: 1 })
    const [leger = ''] = await partir(ctx)
    expect(leger).toContain('standard')
    const jointes = await ctx.db
      .selectFrom('courrielPiece')
      .where('unionId', '=', ctx.union.id)
      .selectAll()
      .execute()
    expect(jointes).toHaveLength(1)
    await joindrePiece(ctx, { ...piece, pieceId: newId() }, plan(8_000_000))
    await envoyer('stagiaires')
    expect((await partir(ctx)).at(-1)).toMatch(/\/suivi\/[\w-]+\/pieces\//)
    await expect(
      joindrePiece(ctx, { ...piece, pieceId: newId() }, plan(18_000_000)),
    ).rejects.toMatchObject({ field: 'fichier' })
  })

  test('qui a quitté la liste avant le départ ne reçoit rien', async ({ ctx }) => {
    const { formationId, un } = await formationPrete(ctx)
    await ecrireConsigne(ctx, consigne(formationId))
    await envoyerConsignes(ctx, { id: newId(), formationId, public: 'stagiaires', cible: 'tous' })
    await desinscrireStagiaire(ctx, { formationId, inscriptionId: un.id, motif: 'demande' })
    expect(await partir(ctx)).toHaveLength(1)
  })

  test('s’écrivent, se corrigent avec leur version, se retirent ; deux fois comme une', async ({
    ctx,
  }) => {
    const { formationId } = await formationPrete(ctx)
    const ecrite = consigne(formationId)
    await ecrireConsigne(ctx, ecrite)
    await ecrireConsigne(ctx, ecrite)
    await ecrireConsigne(ctx, { ...ecrite, texte: 'Autre.', version: 1 })
    await expect(
      ecrireConsigne(ctx, { ...ecrite, texte: 'Encore.', version: 1 }),
    ).rejects.toMatchObject({ name: 'StaleVersion' })
    await expect(
      ecrireConsigne(ctx, { ...consigne(formationId), pourStagiaires: false }),
    ).rejects.toMatchObject({ field: 'pourFormateurs' })
    const pieceId = newId()
    await joindrePiece(ctx, { pieceId, formationId, consigneId: ecrite.id }, plan())
    await retirerPiece(ctx, { pieceId, formationId, consigneId: ecrite.id })
    expect(await listConsignes(ctx, formationId)).toMatchObject([{ texte: 'Autre.', pieces: [] }])
    const retrait = { formationId, consigneId: ecrite.id }
    await retirerConsigne(ctx, retrait)
    await retirerConsigne(ctx, retrait)
    await ctx.closeReader()
    expect(await listConsignes(ctx, formationId)).toEqual([])
  })

  test('interdites à qui n’a pas le droit, au formateur aussi', async ({ ctx }) => {
    const { formationId } = await formationPrete(ctx)
    const formateur = await asRole(ctx, ['formateur'])
    const envoi = { id: newId(), formationId, public: 'stagiaires', cible: 'tous' } as const
    await expect(ecrireConsigne(formateur, consigne(formationId))).rejects.toThrow(
      'consigne.ecrire',
    )
    await expect(envoyerConsignes(formateur, envoi)).rejects.toThrow('consigne.ecrire')
    await expect(envoyerConsignes(ctx, envoi)).rejects.toThrow('Écrivez d’abord')
  })
})
