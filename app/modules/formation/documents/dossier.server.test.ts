import { writeFileSync } from 'node:fs'
import { saisirPresences } from '#app/modules/stagiaire/use-cases/saisir-presences.server.ts'
import { signerPresence } from '#app/modules/stagiaire/use-cases/signer-presence.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { closePdf } from '#app/platform/pdf/pdf.server.ts'
import { afterAll, at, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { signatureDessinee } from '#tests/build/signature.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { textOfPages } from '#tests/pdf.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findDossier } from '../queries/dossier.server.ts'
import { affecterFormateur } from '../use-cases/affecter-formateur.server.ts'
import { dossierPdf, emargementPdf } from './dossier.server.ts'

afterAll(closePdf)

const jours = ['2026-11-28', '2026-11-29', '2026-12-05']

async function grandeFormation(ctx: Ctx) {
  const { id: formationId } = await buildFormation(ctx, { jours, places: 20, type: 'PSE1' })
  const formateur = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSE'] })
  await affecterFormateur(ctx, { id: newId(), formationId, adherentId: formateur.id }).catch(
    () => {},
  )
  const stagiaires = []
  for (let rang = 0; rang < 20; rang += 1)
    stagiaires.push(await buildInscription(ctx, { formationId, prenoms: 'Marie-Ange' }))
  return { formationId, stagiaires }
}

async function dossierDe(ctx: Ctx, formationId: string) {
  await ctx.closeReader()
  return findDossier(ctx, (await findFormation(ctx, formationId)) ?? notFound())
}

describe('FOR-7 : le dossier de formation', () => {
  test('vingt stagiaires, trois jours : couverture, une feuille par jour, évaluations, projet', async ({
    ctx,
  }) => {
    const { formationId, stagiaires } = await grandeFormation(ctx)
    const { donnees, images } = await dossierDe(ctx, formationId)
    const bytes = await dossierPdf(donnees, images)
    if (process.env.PDF_ICI) writeFileSync(`${process.env.PDF_ICI}/dossier.pdf`, bytes)
    const pages = await textOfPages(bytes)
    expect(pages[0]).toContain('Dossier de formation')
    expect(pages[0]).toContain('20 sur 20 places')
    const feuilles = pages.filter((page) => page.includes('Feuille d’émargement'))
    expect(feuilles).toHaveLength(3)
    for (const feuille of feuilles)
      for (const { nomNaissance } of stagiaires) expect(feuille).toContain(nomNaissance)
    const evaluations = pages.filter((page) => page.includes('Ce qui est évalué'))
    expect(evaluations.length).toBeLessThanOrEqual(11)
    expect(evaluations.join(' ').match(/Ce qui est évalué/g)).toHaveLength(20)
    expect(pages.join(' ')).toContain('Projet de procès-verbal')
    expect(pages.length).toBeLessThanOrEqual(18)
  })

  test('la liste de matériel est calculée pour les inscrits et pour les places', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours, places: 10 })
    for (let rang = 0; rang < 5; rang += 1) await buildInscription(ctx, { formationId })
    const { donnees, images } = await dossierDe(ctx, formationId)
    const bytes = await dossierPdf(donnees, images)
    if (process.env.PDF_ICI) writeFileSync(`${process.env.PDF_ICI}/materiel.pdf`, bytes)
    const [couverture, liste = ''] = await textOfPages(bytes)
    expect(couverture).toContain('La liste du matériel à emporter')
    for (const mot of ['Matériel à emporter', 'Pour 5 inscrits', 'Pour 10 places', 'Pris', 'Rendu'])
      expect(liste).toContain(mot)
    expect(liste).toMatch(/Mannequin adulte\s+1 pour 4 stagiaires\s+2\s+3/)
    expect(liste).toMatch(/Gants à usage unique, paire\s+2 par stagiaire\s+10\s+20/)
    const sansListe = await dossierPdf({ ...donnees, materiel: [] }, images)
    expect((await textOfPages(sansListe)).join(' ')).not.toContain('matériel à emporter')
  })

  test('STA-5 : ce qui est déjà noté est imprimé, signatures comprises ; le reste est à remplir', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours: ['2026-11-28'] })
    const [un, deux] = [
      await buildInscription(ctx, { formationId }),
      await buildInscription(ctx, { formationId }),
    ]
    const leJour = at(ctx, '2026-11-28T15:00:00Z')
    const [matin = '', soir = ''] =
      (await listJournees(leJour, [formationId]))[0]?.creneaux.map(({ id }) => id) ?? []
    const avant = await dossierDe(leJour, formationId)
    const vierge = await emargementPdf(avant.donnees, avant.images)
    await signerPresence(leJour, {
      formationId,
      inscriptionId: un.id,
      creneauId: matin,
      image: signatureDessinee(),
    })
    await saisirPresences(leJour, {
      formationId,
      presences: { [un.id]: { [soir]: 'absent' }, [deux.id]: { [matin]: 'present' } },
    })
    const { donnees, images } = await dossierDe(leJour, formationId)
    expect(Object.keys(images)).toHaveLength(1)
    const [feuille = ''] = await textOfPages(await emargementPdf(donnees, images))
    expect(feuille.match(/\babsent\b/g)).toHaveLength(1)
    expect(feuille.match(/\bprésent\b/g)).toHaveLength(1)
    expect((await textOfPages(vierge))[0]).not.toMatch(/\bprésent\b|\babsent\b/)
  })
})
