import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ctx } from '#app/platform/ctx.ts'
import {
  configurePush,
  isPushService,
  loadPushKeys,
  pushPublicKey,
} from '#app/platform/push.server.ts'
import { afterAll, as, asRole, beforeAll, describe, expect, newUnion, test } from '#tests/base.ts'
import { pageContext, postOf } from '#tests/build/compte.ts'
import { viderFile } from '#tests/build/courriel.ts'
import { annoncer, regler } from '#tests/build/notification.ts'
import { appareilEssai, lireVapid, serviceLocal } from '#tests/build/push.ts'
import { listJobs } from '#tests/build/stagiaire.ts'
import { pousser } from '../jobs/pousser.server.ts'
import { action } from '../pages/installer.tsx'
import { listAppareils } from '../queries/appareils.server.ts'
import { abonnerAppareil } from './abonner-appareil.server.ts'
import { essayerAppareils } from './essayer-appareils.server.ts'
import { toutMarquerLu } from './tout-marquer-lu.server.ts'

let dossier: string

beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'ge-push-'))
  configurePush(await loadPushKeys({ dataDir: dossier }))
})

afterAll(() => rm(dossier, { recursive: true }))

describe('les notifications sur un appareil', () => {
  test('MOB-1 : une annonce réveille l’appareil, chiffrée pour lui seul, sans rien de personnel', async ({
    ctx,
  }) => {
    const service = await serviceLocal()
    const appareil = appareilEssai(service.origine)
    const moi = await asRole(ctx, ['formateur'])
    await abonnerAppareil(moi, appareil.abonnement)
    await annoncer(moi, { titre: 'PSC de Vaubécourt : formateurs recherchés' })
    expect(await lancerFile(ctx)).toBe(1)
    const [recu] = service.recus
    expect(appareil.lire(recu?.corps ?? Buffer.alloc(0))).toEqual({
      titre: 'Vous avez une nouvelle notification',
      chemin: `/${ctx.union.slug}/espace/compte/notifications`,
    })
    expect(recu?.entetes).toMatchObject({
      ttl: '86400',
      urgency: 'normal',
      topic: 'notification',
      'content-encoding': 'aes128gcm',
    })
    const { aud, sub, cle } = lireVapid(String(recu?.entetes.authorization))
    expect({ aud, sub, cle }).toEqual({
      aud: service.origine,
      sub: expect.stringMatching(/^mailto:.+@.+/),
      cle: pushPublicKey(),
    })
    const autre = appareilEssai(service.origine, 'autre')
    expect(() => autre.lire(recu?.corps ?? Buffer.alloc(0))).toThrow()
    await service.fermer()
  })

  test('lue ou coupée entre-temps, elle ne réveille plus', async ({ ctx }) => {
    const service = await serviceLocal()
    const moi = await asRole(ctx, ['formateur'])
    await abonnerAppareil(moi, appareilEssai(service.origine).abonnement)
    await annoncer(moi)
    await toutMarquerLu(moi)
    await lancerFile(ctx)
    await regler(moi, { couper: ['competence.echeance:push'] })
    await annoncer(moi, { genre: 'competence.echeance' })
    await lancerFile(ctx)
    expect(service.recus).toHaveLength(0)
    expect(await essayerAppareils(moi)).toBe(1)
    expect(service.recus).toHaveLength(1)
    await service.fermer()
  })

  test.for([404, 410])('un appareil parti (%i) est oublié', async (code, { ctx }) => {
    const service = await serviceLocal()
    const moi = await asRole(ctx, ['formateur'])
    await abonnerAppareil(moi, appareilEssai(service.origine).abonnement)
    service.repondre(code)
    await annoncer(moi)
    await lancerFile(ctx)
    expect(await listAppareils(as(moi, moi.acteur))).toEqual([])
    await service.fermer()
  })

  test('un service en panne fait réessayer ; une redirection n’est pas suivie', async ({ ctx }) => {
    const service = await serviceLocal()
    const moi = await asRole(ctx, ['formateur'])
    await abonnerAppareil(moi, appareilEssai(service.origine).abonnement)
    await annoncer(moi)
    service.repondre(503)
    await expect(lancerFile(ctx)).rejects.toThrow('answered 503')
    service.repondre(302)
    await lancerFile(ctx) // the first is still in the queue
    expect(service.recus).toHaveLength(2)
    expect(await listAppareils(as(moi, moi.acteur))).toHaveLength(1)
    await expect(essayerAppareils(moi)).rejects.toThrow('Aucun service de notifications')
    await service.fermer()
  })

  test('est refusé : une adresse qui n’est pas d’un service de notifications', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    for (const point of [
      'https://intranet.exemple.fr/push',
      'https://127.0.0.1/push',
      'http://fcm.googleapis.com/fcm/send/a',
      'https://fcm.googleapis.com.exemple.fr/a',
      'https://fcm.googleapis.com:8443/a',
      'file:///etc/passwd',
    ]) {
      const { abonnement } = appareilEssai('')
      await expect(abonnerAppareil(moi, { ...abonnement, point })).rejects.toThrow('pas reconnu')
    }
    for (const point of [
      'https://fcm.googleapis.com/fcm/send/a',
      'https://updates.push.services.mozilla.com/wpush/v2/a',
      'https://web.push.apple.com/a',
      'https://db5p.notify.windows.com/w/?token=a',
    ])
      expect(isPushService(point)).toBe(true)
  })

  test('un appareil prêté change de titulaire ; il ne dit rien à l’autre union', async ({
    ctx,
  }) => {
    const service = await serviceLocal()
    const { abonnement } = appareilEssai(service.origine)
    const [paul, zoe] = [await asRole(ctx, ['formateur']), await asRole(ctx, ['formateur'])]
    await abonnerAppareil(paul, abonnement)
    await abonnerAppareil(zoe, abonnement)
    expect(await listAppareils(as(paul, paul.acteur))).toEqual([])
    expect(await listAppareils(as(zoe, zoe.acteur))).toHaveLength(1)
    const ailleurs = await newUnion()
    expect(await listAppareils(ailleurs)).toEqual([])
    await service.fermer()
  })

  test('la page : sans JavaScript elle le dit, retirer ne touche que les siens', async ({
    ctx,
  }) => {
    const service = await serviceLocal()
    const [moi, lui] = [await asRole(ctx, ['formateur']), await asRole(ctx, ['formateur'])]
    expect(await envoyer(moi, { point: '', cleP256dh: '', cleAuth: '' })).toMatchObject({
      init: { status: 422 },
      data: { errors: { point: expect.stringContaining('JavaScript') } },
    })
    const { agent: _, ...champs } = appareilEssai(service.origine).abonnement
    expect(await envoyer(moi, champs)).toMatchObject({ status: 302 })
    const [appareil] = await listAppareils(as(moi, moi.acteur))
    const id = appareil?.id ?? ''
    await envoyer(lui, { intention: 'retirer', id })
    expect(await listAppareils(as(moi, moi.acteur))).toHaveLength(1)
    await envoyer(moi, { intention: 'retirer', id })
    expect(await listAppareils(as(moi, moi.acteur))).toEqual([])
    expect(await envoyer(moi, { intention: 'essayer' })).toMatchObject({
      data: { formError: 'Aucun appareil n’est encore prévenu.' },
    })
    await service.fermer()
  })

  test('les clés sont faites une fois, lisibles du serveur seul', async () => {
    const { mode } = await stat(join(dossier, 'vapid.json'))
    expect(mode & 0o777).toBe(0o600)
    expect((await loadPushKeys({ dataDir: dossier })).publicKey).toBe(pushPublicKey())
  })
})

/** Runs what waits in the queue for the devices of this union's members, then empties it. */
async function lancerFile(ctx: Ctx): Promise<number> {
  const taches = await listJobs(ctx, pousser.name)
  for (const tache of taches)
    await pousser.run(as(ctx, { genre: 'systeme' }), tache, { attempt: 1, maxAttempts: 1 })
  await viderFile(ctx)
  return taches.length
}

async function envoyer(moi: Ctx, values: Record<string, string>) {
  const frais = as(moi, moi.acteur)
  return action({
    request: postOf('/', values),
    context: pageContext(frais),
    params: { union: moi.union.slug },
  } as unknown as Parameters<typeof action>[0])
}
