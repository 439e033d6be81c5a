import type { Envoi } from '#app/modules/courriel/model/modele.ts'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { adresseDesabonnement } from './desabonnement.server.ts'
import { pousser } from './jobs/pousser.server.ts'
import type { Genre } from './model/genre.ts'
import { canauxOuverts, veutResume } from './model/preference.ts'
import { listDestinataires } from './queries/preferences.server.ts'

export { findReglages } from './queries/preferences.server.ts'
export { listTitulaires } from './queries/titulaires.server.ts'

type Avis = {
  adherentIds: string[]
  genre: Genre
  /** What it is about: with the kind, told once to each member, for ever. */
  cle: string
  /** Nothing personal: it may be shown on a locked phone. */
  titre: string
  /** Path below the union's members' area. */
  lien: string
  /** The mail of it, for members who want one at once. */
  courriel?: (a: { to: string; prenom: string; personneId: string }) => Envoi
}

/**
 * NOT-1, FOR-5: tells members something, by the channels that each of them keeps; what was already
 * told is not told again. Every sender goes through here. Gives the number of members told.
 */
export async function prevenir(ctx: WriteCtx, avis: Avis): Promise<number> {
  let prevenus = 0
  for (let rang = 0; rang < avis.adherentIds.length; rang += tranche) {
    const adherentIds = avis.adherentIds.slice(rang, rang + tranche)
    prevenus += await prevenirTranche(ctx, { ...avis, adherentIds })
  }
  return prevenus
}

/** Rows that one statement writes without reaching the database's limit of parameters. */
const tranche = 1000

async function prevenirTranche(
  ctx: WriteCtx,
  { adherentIds, genre, cle, titre, lien, courriel }: Avis,
): Promise<number> {
  const destinataires = (await listDestinataires(ctx, adherentIds)).map((destinataire) => {
    const canaux = canauxOuverts(genre, destinataire.preferences)
    const parCourriel = canaux.includes('courriel') && destinataire.email !== null
    return {
      ...destinataire,
      notificationId: newId(),
      canaux,
      parCourriel,
      aResumer: parCourriel && veutResume(destinataire.preferences),
    }
  })
  if (destinataires.length === 0) return 0
  const ecrites = await ctx.db
    .insertInto('notification')
    .values(
      destinataires.map(({ id, notificationId, canaux, aResumer }) => ({
        unionId: ctx.union.id,
        id: notificationId,
        adherentId: id,
        genre,
        cle,
        titre,
        lien,
        creeLe: ctx.now,
        visible: canaux.includes('espace'),
        aResumer,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['unionId', 'adherentId', 'genre', 'cle']).doNothing(),
    )
    .returning('id')
    .execute()
  const nouvelles = new Set(ecrites.map(({ id }) => id))
  const prevenus = destinataires.filter(
    ({ notificationId, canaux }) => nouvelles.has(notificationId) && canaux.length > 0,
  )
  for (const { id, notificationId, email, ...un } of prevenus) {
    for (const abonnementId of un.canaux.includes('push') ? un.appareils : [])
      await enqueue(ctx, pousser, { notificationId, abonnementId })
    if (!courriel || !un.parCourriel || un.aResumer || email === null) continue
    const message = courriel({ to: email, prenom: un.prenoms, personneId: un.personneId })
    await envoyerCourriel(ctx, {
      ...message,
      desabonnement: adresseDesabonnement(ctx, { adherentId: id, genre }),
    })
  }
  return prevenus.length
}
