import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import {
  acteurDe,
  as,
  asPublic,
  asRole,
  at,
  describe,
  expect,
  newUnion,
  test,
} from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { signatureDessinee } from '#tests/build/signature.ts'
import { buildInscription, listPresences } from '#tests/build/stagiaire.ts'
import { codeEmargement } from '../code-emargement.server.ts'
import { listCreneaux } from '../queries/presences.server.ts'
import { confirmerPresences } from './confirmer-presences.server.ts'
import { emargerPresence } from './emarger-presence.server.ts'
import { saisirPresences } from './saisir-presences.server.ts'
import { signerPresence } from './signer-presence.server.ts'

const jour = '2026-11-28'

/** A formation of one day (8 h 30 – 12 h 30, 13 h 30 – 17 h 30), its trainer, one trainee, at nine. */
async function leJourMeme(ctx: Ctx) {
  const formation = await buildFormation(ctx, { jours: [jour] })
  const formationId = formation.id
  const stagiaire = await buildInscription(ctx, { formationId, nomNaissance: 'PETIT-ÉTÉ' })
  const formateur = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] })
  await affecterFormateur(ctx, { id: newId(), formationId, adherentId: formateur.id })
  const [creneauId = ''] = (await listCreneaux(ctx, formationId)).map(({ id }) => id)
  const neufHeures = at(ctx, `${jour}T08:00:00Z`)
  const terrain = as(neufHeures, await acteurDe(ctx, formateur))
  const identite = { nom: 'petit ete', naissanceDate: stagiaire.naissanceDate }
  return { formationId, creneauId, inscriptionId: stagiaire.id, terrain, neufHeures, identite }
}

describe('STA-5 : signer sur l’écran du formateur', () => {
  test('dit présent, garde l’image figée ; un envoi répété ne change rien', async ({ ctx }) => {
    const { terrain, formationId, creneauId, inscriptionId } = await leJourMeme(ctx)
    const envoi = { formationId, creneauId, inscriptionId, image: signatureDessinee() }
    await Promise.all([1, 2, 3].map(() => signerPresence(terrain, envoi)))
    await signerPresence(terrain, { ...envoi, image: signatureDessinee(40) })
    const presences = await listPresences(ctx, formationId)
    expect(presences).toMatchObject([{ present: true, moyen: 'signature', fige: true }])
  })

  test('refusé avant le jour, après la clôture, et pour ce qui n’est pas une image', async ({
    ctx,
  }) => {
    const { terrain, neufHeures, formationId, creneauId, inscriptionId } = await leJourMeme(ctx)
    const envoi = { formationId, creneauId, inscriptionId, image: signatureDessinee() }
    const veille = { ...terrain, aujourdhui: '2026-11-27' }
    await expect(signerPresence(veille, envoi)).rejects.toThrow('se note le jour même')
    for (const image of ['', 'data:image/png;base64,AAAA', 'data:image/svg+xml;base64,AAAA'])
      await expect(signerPresence(terrain, { ...envoi, image })).rejects.toThrow('ne se lit pas')
    await cloturerFormation(at(neufHeures, `${jour}T20:00:00Z`), formationId)
    await expect(signerPresence(terrain, envoi)).rejects.toThrow('La formation est clôturée')
  })

  test('interdit à qui n’encadre pas cette formation', async ({ ctx }) => {
    const { neufHeures, formationId, creneauId, inscriptionId } = await leJourMeme(ctx)
    const autre = await asRole(neufHeures, ['formateur'])
    const envoi = { formationId, creneauId, inscriptionId, image: signatureDessinee() }
    await expect(signerPresence(autre, envoi)).rejects.toThrow('presence.saisir')
  })

  test('noter absent retire la signature', async ({ ctx }) => {
    const { terrain, formationId, creneauId, inscriptionId } = await leJourMeme(ctx)
    await signerPresence(terrain, {
      formationId,
      creneauId,
      inscriptionId,
      image: signatureDessinee(),
    })
    const presences = { [inscriptionId]: { [creneauId]: 'absent' as const } }
    await saisirPresences(terrain, { formationId, presences })
    expect(await listPresences(ctx, formationId)).toMatchObject([
      { present: false, moyen: 'formateur', signatureFichierId: null },
    ])
  })
})

describe('STA-5 : émarger de son téléphone avec le code de la salle', () => {
  test('note présent une seule fois, puis quelqu’un de l’équipe confirme', async ({ ctx }) => {
    const { terrain, formationId, creneauId, identite } = await leJourMeme(ctx)
    const stagiaire = asPublic(terrain)
    const jeton = codeEmargement(terrain, creneauId)
    await Promise.all(
      Array.from({ length: 10 }, () => emargerPresence(stagiaire, { jeton, identite })),
    )
    expect(await listPresences(ctx, formationId)).toMatchObject([
      { present: true, moyen: 'qr', saisiePar: null, confirmeeLe: null },
    ])
    expect(await confirmerPresences(terrain, { formationId, creneauId })).toEqual({ confirmees: 1 })
    expect(await confirmerPresences(terrain, { formationId, creneauId })).toEqual({ confirmees: 0 })
    expect(await listPresences(ctx, formationId)).toMatchObject([{ confirmeeLe: terrain.now }])
  })

  test('ne change pas ce que le formateur a déjà noté', async ({ ctx }) => {
    const { terrain, formationId, creneauId, inscriptionId, identite } = await leJourMeme(ctx)
    const presences = { [inscriptionId]: { [creneauId]: 'absent' as const } }
    await saisirPresences(terrain, { formationId, presences })
    const jeton = codeEmargement(terrain, creneauId)
    await emargerPresence(asPublic(terrain), { jeton, identite })
    expect(await listPresences(ctx, formationId)).toMatchObject([
      { present: false, moyen: 'formateur' },
    ])
  })

  test.for([
    ['une demi-heure avant', '07:00', undefined],
    ['plus tôt', '06:58', 'ne vaut plus'],
    ['une demi-heure après', '12:00', undefined],
    ['plus tard', '12:02', 'ne vaut plus'],
  ] as const)('vaut pour cette demi-journée : %s', async ([, heure, refus], { ctx }) => {
    const { terrain, creneauId, identite } = await leJourMeme(ctx)
    const moment = at(asPublic(terrain), `${jour}T${heure}:00Z`)
    const essai = emargerPresence(moment, { jeton: codeEmargement(moment, creneauId), identite })
    if (refus) await expect(essai).rejects.toThrow(refus)
    else await essai
  })

  test('se périme en moins d’une demi-heure ; inventé ou d’une autre union, ne vaut rien', async ({
    ctx,
  }) => {
    const { terrain, creneauId, identite } = await leJourMeme(ctx)
    const jeton = codeEmargement(terrain, creneauId)
    const plusTard = at(asPublic(terrain), `${jour}T08:30:00Z`)
    await expect(emargerPresence(plusTard, { jeton, identite })).rejects.toThrow('ne vaut plus')
    const invente = `${jeton.slice(0, 22)}${'A'.repeat(22)}`
    await expect(emargerPresence(asPublic(terrain), { jeton: invente, identite })).rejects.toThrow(
      'ne vaut plus',
    )
    const ailleurs = at(asPublic(await newUnion()), `${jour}T08:00:00Z`)
    await expect(emargerPresence(ailleurs, { jeton, identite })).rejects.toThrow('ne vaut plus')
  })

  test('un nom ou une date qui ne sont pas sur la liste : la même phrase, rien n’est noté', async ({
    ctx,
  }) => {
    const { terrain, formationId, creneauId, identite } = await leJourMeme(ctx)
    const jeton = codeEmargement(terrain, creneauId)
    for (const faux of [
      { ...identite, nom: 'DURAND' },
      { ...identite, naissanceDate: '1980-01-01' },
    ])
      await expect(emargerPresence(asPublic(terrain), { jeton, identite: faux })).rejects.toThrow(
        'ne sont pas sur la liste',
      )
    expect(await listPresences(ctx, formationId)).toEqual([])
  })

  test('plus rien ne s’émarge une fois la formation clôturée', async ({ ctx }) => {
    const { terrain, neufHeures, formationId, creneauId, identite } = await leJourMeme(ctx)
    await cloturerFormation(at(neufHeures, `${jour}T20:00:00Z`), formationId)
    const jeton = codeEmargement(terrain, creneauId)
    await expect(emargerPresence(asPublic(terrain), { jeton, identite })).rejects.toThrow(
      'ne vaut plus',
    )
  })
})
