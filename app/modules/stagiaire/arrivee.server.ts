import type { Identite } from '#app/modules/adherent/model/personne.ts'
import { clePersonne } from '#app/modules/adherent/model/personne.ts'
import type { Formation } from '#app/modules/formation/model.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import {
  desinscrirePourReinscription,
  insertInscription,
  leverVivantesPassees,
} from './ecriture.server.ts'
import { envoyerConfirmation } from './jobs/envoyer-confirmation.server.ts'
import { prevenirAmenagement } from './jobs/prevenir-amenagement.server.ts'
import { prevenirAttente } from './jobs/prevenir-attente.server.ts'
import type { Origine } from './model/places.ts'
import type { Coordonnees } from './model/stagiaire.ts'
import { nextRang } from './queries/attente.server.ts'
import type { Vivante } from './queries/inscriptions.server.ts'
import { listTypesEquivalents } from './queries/meme-type.server.ts'
import { listReservations } from './queries/payees.server.ts'
import { expirerReservations } from './reservation.server.ts'

type Arrivee = {
  id: string
  formation: Formation
  origine: Origine
  lienPartenaireId?: string | null | undefined
  identite: Identite
  coordonnees: Coordonnees
  accordVersion: number | null
  responsableAccord?: string | null | undefined
}

/** Takes the place that has just been judged free; the earlier sign-ups of the type give theirs (STA-2 a). */
export async function inscrireSurLaListe(
  ctx: WriteCtx,
  arrivee: Arrivee,
  anciennes: Vivante[],
): Promise<{ id: string }> {
  const { id, formation, origine, accordVersion } = arrivee
  await desinscrirePourReinscription(ctx, anciennes)
  await leverVivantesPassees(ctx, clePersonne(arrivee.identite))
  await ecrire(ctx, arrivee)
  const codes = { formationId: formation.id, origine, accordVersion }
  record(ctx, 'inscription.creee', { genre: 'inscription', id }, codes)
  const demandeLe = ctx.now.toISOString()
  await enqueue(ctx, envoyerConfirmation, { inscriptionId: id, demandeLe })
  if (arrivee.coordonnees.amenagement !== null)
    await enqueue(ctx, prevenirAmenagement, { inscriptionId: id })
  return { id }
}

/** STA-3: last of the waiting list. Nothing elsewhere changes until a place is confirmed (STA-2 d). */
export async function rejoindreAttente(ctx: WriteCtx, arrivee: Arrivee): Promise<{ id: string }> {
  const { id, formation, accordVersion } = arrivee
  await ecrire(ctx, arrivee, { rang: await nextRang(ctx, formation.id) })
  const codes = { formationId: formation.id, accordVersion }
  record(ctx, 'inscription.mise_en_attente', { genre: 'inscription', id }, codes)
  await enqueue(ctx, prevenirAttente, { inscriptionId: id, demandeLe: ctx.now.toISOString() })
  return { id }
}

/**
 * STA-7: takes the place that has just been judged free, and holds it while it is paid. Nothing elsewhere
 * changes until then (STA-2 d); another place of the type that this person was paying is given back.
 */
export async function reserverPlace(
  ctx: WriteCtx,
  arrivee: Arrivee,
  tenueMinutes: number,
): Promise<{ id: string }> {
  const { id, formation, origine, accordVersion } = arrivee
  const cle = clePersonne(arrivee.identite)
  await expirerReservations(
    ctx,
    await listReservations(ctx, {
      id,
      clePersonne: cle,
      typeFormationId: await typeDe(ctx, formation),
    }),
  )
  const tenueJusque = new Date(ctx.now.getTime() + tenueMinutes * 60_000)
  await ecrire(ctx, arrivee, { tenueJusque })
  const codes = { formationId: formation.id, origine, accordVersion }
  record(ctx, 'inscription.creee', { genre: 'inscription', id }, codes)
  return { id }
}

type Tenue = { rang?: number; tenueJusque?: Date }

async function ecrire(ctx: WriteCtx, arrivee: Arrivee, tenue: Tenue = {}): Promise<void> {
  const { formation, coordonnees, lienPartenaireId = null } = arrivee
  const mineur = coordonnees.responsableNom !== null
  await insertInscription(ctx, {
    ...arrivee,
    formationId: formation.id,
    typeFormationId: await typeDe(ctx, formation),
    lienPartenaireId,
    responsableAccord: (mineur && arrivee.responsableAccord) || null,
    ...tenue,
  })
}

/** The type that stands for its aliases: one sign-up a person and a type is a constraint on it. */
export async function typeDe(ctx: WriteCtx, { typeFormationId }: Formation): Promise<string> {
  const [premier = typeFormationId] = await listTypesEquivalents(ctx, typeFormationId)
  return premier
}
