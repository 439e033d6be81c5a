import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { acteurDe, as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { listJobs } from '#tests/build/stagiaire.ts'
import { prevenirRetour } from '../jobs/prevenir-retour.server.ts'
import { findDocument, listDocuments } from '../queries/documents.server.ts'
import { affecterFormateur } from './affecter-formateur.server.ts'
import { deposerDocument } from './deposer-document.server.ts'
import { retirerDocument } from './retirer-document.server.ts'
import { retournerDossier } from './retourner-dossier.server.ts'

const jour = '2026-11-28'

function page(nom: string): Upload {
  return { nom, type: 'application/pdf', bytes: Buffer.from(`%PDF-1.7 ${nom}`) }
}

async function leJourMeme(ctx: Ctx) {
  const { id: formationId } = await buildFormation(ctx, { jours: [jour] })
  const formateur = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] })
  await affecterFormateur(ctx, { id: newId(), formationId, adherentId: formateur.id })
  const leJour = at(ctx, `${jour}T15:00:00Z`)
  return { formationId, leJour, terrain: as(leJour, await acteurDe(ctx, formateur)) }
}

describe('FOR-7 : le formateur renvoie le dossier', () => {
  test('une page ou plusieurs, une seule fois par envoi ; les gestionnaires sont prévenus', async ({
    ctx,
  }) => {
    const { formationId, terrain } = await leJourMeme(ctx)
    const envoi = { id: newId(), formationId, remplacer: false }
    const pages = [page('un.pdf'), page('deux.pdf')]
    await Promise.all([1, 2].map(() => retournerDossier(terrain, envoi, pages)))
    const retours = await listDocuments(terrain, formationId)
    expect(retours.map(({ nomSur, genre }) => [nomSur, genre]).sort()).toEqual([
      ['deux.pdf', 'retour'],
      ['un.pdf', 'retour'],
    ])
    expect(await listJobs(ctx, 'formation.prevenir_retour')).toHaveLength(1)
    const systeme = as(terrain, { genre: 'systeme' })
    await prevenirRetour.run(
      systeme,
      { formationId, documentId: envoi.id },
      { attempt: 1, maxAttempts: 1 },
    )
    const notifications = await ctx.db
      .selectFrom('notification')
      .where('unionId', '=', ctx.union.id)
      .where('genre', '=', 'formation.dossier_retourne')
      .selectAll()
      .execute()
    expect(notifications).toMatchObject([{ lien: `/formations/${formationId}/documents` }])
  })

  test('s’ajoute au premier envoi, ou le remplace', async ({ ctx }) => {
    const { formationId, terrain } = await leJourMeme(ctx)
    const envoyer = (nom: string, remplacer: boolean) =>
      retournerDossier(terrain, { id: newId(), formationId, remplacer }, [page(nom)])
    await envoyer('un.pdf', false)
    await envoyer('deux.pdf', false)
    const noms = async () => {
      await terrain.closeReader()
      return (await listDocuments(terrain, formationId)).map(({ nomSur }) => nomSur)
    }
    expect(await noms()).toEqual(['deux.pdf', 'un.pdf'])
    await envoyer('trois.pdf', true)
    expect(await noms()).toEqual(['trois.pdf'])
  })

  test('refusé avant le premier jour, ou sans fichier ; interdit à qui n’encadre pas', async ({
    ctx,
  }) => {
    const { formationId, terrain, leJour } = await leJourMeme(ctx)
    const envoi = { id: newId(), formationId, remplacer: false }
    const veille = { ...terrain, aujourdhui: '2026-11-27' }
    await expect(retournerDossier(veille, envoi, [page('un.pdf')])).rejects.toThrow(
      'à partir du premier jour',
    )
    await expect(retournerDossier(terrain, envoi, [])).rejects.toMatchObject({ field: 'fichiers' })
    const autre = await asRole(leJour, ['formateur'])
    await expect(retournerDossier(autre, envoi, [page('un.pdf')])).rejects.toThrow(
      'document.deposer',
    )
  })
})

describe('FOR-7 : les documents d’une formation', () => {
  test('un gestionnaire en dépose et en retire ; deux fois comme une', async ({ ctx }) => {
    const { formationId, leJour } = await leJourMeme(ctx)
    const gestion = await asRole(leJour, ['gestionnaire_formations'])
    const depot = { id: newId(), formationId, genre: 'convention' } as const
    await deposerDocument(gestion, depot, page('convention signée.pdf'))
    await deposerDocument(gestion, depot, page('convention signée.pdf'))
    expect(await listDocuments(gestion, formationId)).toMatchObject([
      { genre: 'convention', nomSur: 'convention signée.pdf', depose: true },
    ])
    await retirerDocument(gestion, { formationId, documentId: depot.id })
    await retirerDocument(gestion, { formationId, documentId: depot.id })
    await gestion.closeReader()
    expect(await findDocument(gestion, formationId, depot.id)).toBeUndefined()
  })

  test('interdit sans le droit, au formateur aussi ; un dépôt sans fichier est refusé', async ({
    ctx,
  }) => {
    const { formationId, terrain, leJour } = await leJourMeme(ctx)
    const depot = { id: newId(), formationId, genre: 'autre' } as const
    await expect(deposerDocument(terrain, depot, page('x.pdf'))).rejects.toThrow('document.deposer')
    await expect(retirerDocument(terrain, { formationId, documentId: newId() })).rejects.toThrow(
      'document.deposer',
    )
    await expect(deposerDocument(leJour, depot, undefined)).rejects.toMatchObject({
      field: 'fichier',
    })
  })
})
