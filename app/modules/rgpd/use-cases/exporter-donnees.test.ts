import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import { readEntry, readZip } from '#app/platform/files/zip-read.server.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildCourriel } from '#tests/build/courriel.ts'
import { preparerCopie } from '../jobs/preparer-copie.server.ts'
import { findCopie } from '../queries/copies.server.ts'
import { appliquerConservation } from './appliquer-conservation.server.ts'
import { exporterDonnees, telechargerCopie } from './exporter-donnees.server.ts'

const essai = { attempt: 1, maxAttempts: 5 }

async function membreDe(ctx: Ctx, nom: string) {
  const membre = await buildAdherent(ctx, { nom, email: `${nom.toLowerCase()}@exemple.fr` })
  return as(ctx, await acteurDe(ctx, membre))
}

function de({ acteur }: Ctx) {
  if (acteur.genre !== 'adherent') throw new Error('Un adhérent est attendu')
  return acteur
}

async function copieDe(membre: Ctx, options: { personneId?: string } = {}) {
  const id = newId()
  await exporterDonnees(membre, { id, ...options })
  await preparerCopie.run(as(membre, { genre: 'systeme' }), { exportId: id }, essai)
  return id
}

async function ouvrir(membre: Ctx, id: string): Promise<Map<string, string>> {
  const copie = await telechargerCopie(as(membre, membre.acteur), id)
  const bytes = await readStoredFile(copie.cleStockage, copie.cleStockage.split('/').at(-1) ?? '')
  const textes = new Map<string, string>()
  for (const entry of readZip(bytes) ?? []) {
    textes.set(entry.name, (await readEntry(entry, 10_000_000))?.toString('utf8') ?? '')
  }
  return textes
}

describe('exporter ses données', () => {
  test('ADH-9 : une archive avec une page à lire, un fichier JSON, ses documents et ses mails', async ({
    ctx,
  }) => {
    const membre = await membreDe(ctx, 'MARTINEAU')
    await buildCourriel(ctx, { to: 'martineau@exemple.fr', personneId: de(membre).personneId })
    await transaction(as(ctx, { genre: 'systeme' }), (ctx) =>
      insertFichier(ctx, {
        bytes: Buffer.from('%PDF-1.7 reçu'),
        nom: 'reçu <2026>.pdf',
        genre: 'recu',
        proprietaire: { genre: 'adherent', id: de(membre).adherentId },
        fige: true,
      }),
    )
    const fichiers = await ouvrir(membre, await copieDe(membre))
    const noms = [...fichiers.keys()]
    expect(noms).toContain('lisez-moi.html')
    expect(noms.filter((nom) => nom.startsWith('fichiers/'))).toHaveLength(1)
    expect(noms.filter((nom) => nom.startsWith('mails/')).length).toBeGreaterThan(0)
    const json = JSON.parse(fichiers.get('donnees.json') ?? '') as Record<string, object[]>
    expect(json.personne).toMatchObject([{ nomNaissance: 'MARTINEAU' }])
    expect(json.adherent).toMatchObject([{ email: 'martineau@exemple.fr' }])
    expect(json['identite.compte']).toHaveLength(1)
    expect(fichiers.get('lisez-moi.html')).toContain('MARTINEAU')
    expect(fichiers.get('lisez-moi.html')).not.toContain('<script')
  })

  test('elle ne contient rien d’un autre membre, ni aucun secret', async ({ ctx }) => {
    await membreDe(ctx, 'VOISIN')
    const membre = await membreDe(ctx, 'MARTINEAU')
    const tout = [...(await ouvrir(membre, await copieDe(membre))).values()].join('\n')
    expect(tout).not.toMatch(/VOISIN/i)
    expect(tout).not.toMatch(/sha256|cleStockage|motDePasseHash|jeton/i)
  })

  test('seul celui qui l’a demandée la télécharge, pendant sept jours', async ({ ctx }) => {
    const membre = await membreDe(ctx, 'MARTINEAU')
    const id = await copieDe(membre)
    await expect(telechargerCopie(ctx, id)).rejects.toThrow('Introuvable')
    const autre = await newUnion()
    expect(await findCopie(autre, id, de(membre).adherentId)).toBeUndefined()
    const tard = at(membre, '2026-12-02T09:00:00Z')
    await expect(telechargerCopie(tard, id)).rejects.toThrow('Introuvable')
  })

  test('passé ce délai, l’archive est effacée', async ({ ctx }) => {
    const membre = await membreDe(ctx, 'MARTINEAU')
    const id = await copieDe(membre)
    const copie = await findCopie(as(membre, membre.acteur), id, de(membre).adherentId)
    const tard = at(as(ctx, { genre: 'systeme' }), '2026-12-02T09:00:00Z')
    await appliquerConservation(tard)
    const cle = copie?.cleStockage ?? ''
    await expect(readStoredFile(cle, cle.split('/').at(-1) ?? '')).rejects.toThrow()
  })

  test('une à la fois : un double clic n’en demande qu’une, une autre attend', async ({ ctx }) => {
    const membre = await membreDe(ctx, 'MARTINEAU')
    const id = newId()
    await exporterDonnees(membre, { id })
    await exporterDonnees(membre, { id })
    await expect(exporterDonnees(membre, { id: newId() })).rejects.toThrow('en préparation')
  })

  test('répondre pour quelqu’un d’autre demande le droit', async ({ ctx }) => {
    const membre = await membreDe(ctx, 'MARTINEAU')
    const secretaire = await asRole(ctx, ['secretaire'])
    const { personneId } = de(membre)
    await expect(exporterDonnees(secretaire, { id: newId(), personneId })).rejects.toThrow(
      'Droit manquant',
    )
    const fichiers = await ouvrir(ctx, await copieDe(ctx, { personneId }))
    expect(fichiers.get('donnees.json')).toContain('MARTINEAU')
  })
})
