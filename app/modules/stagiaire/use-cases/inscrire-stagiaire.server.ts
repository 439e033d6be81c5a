import { z } from 'zod'
import { clePersonne, identiteSchema } from '#app/modules/adherent/model/personne.ts'
import { lockPersonne } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { checkbox } from '#app/platform/fields.ts'
import { inscrireSurLaListe, rejoindreAttente, reserverPlace } from '../arrivee.server.ts'
import { quitterAttente } from '../attente.server.ts'
import { controlerPersonne } from '../controle-personne.server.ts'
import {
  dejaEnAttente,
  dejaInscrite,
  dejaPayee,
  dejaValidee,
  type Issue,
} from '../deja-inscrit.server.ts'
import {
  attentePossible,
  empechementHorsPlaces,
  empechementPorte,
  estPublique,
  origines,
} from '../model/places.ts'
import { groupe } from '../model/saisie.ts'
import { coordonneesSchema } from '../model/stagiaire.ts'
import { lockPorte, type PorteTenue } from '../porte.server.ts'
import { findAttente } from '../queries/attente.server.ts'
import { findInscriptionParId } from '../queries/inscriptions.server.ts'
import { listMemeType, lockFormationsDe } from '../queries/meme-type.server.ts'
import { listPayees } from '../queries/payees.server.ts'
import { TransfertPropose } from './refus-meme-type.server.ts'

export const inscrireStagiaireSchema = z.object({
  id: z.uuid(), // made with the form: a double click answers like the first
  formationId: z.uuid(),
  origine: z.enum(origines),
  identite: groupe(identiteSchema),
  coordonnees: groupe(coordonneesSchema),
  /** STA-2 (e): a manager has read where the person is already enrolled, and moves them. */
  transferer: checkbox,
  /** The text that was accepted; null when a manager types for somebody. */
  accordVersion: z.number().int().nullable().default(null),
  /** What the guardian of a minor agreed to, as it was shown. */
  responsableAccord: z.string().nullable().optional(),
  /** The partner link of the door `partenaire`. */
  lienPartenaireId: z.uuid().nullable().optional(),
  /** STA-3: the public accepts to wait when no place is left. */
  attente: z.boolean().optional(),
  /** Paid by card: the place is held so long, and enrolled once paid. Nothing is held when it costs nothing. */
  tenueMinutes: z.number().int().optional(),
})

export type InscrireStagiaire = z.output<typeof inscrireStagiaireSchema>

/**
 * STA-2, STA-3: the only way to enrol somebody, whatever the door. The person is locked before the
 * formations, these in the order of their ids; places are counted after the lock.
 */
export async function inscrireStagiaire(ctx: Ctx | WriteCtx, input: InscrireStagiaire) {
  const issue = await transaction(ctx, (ctx) => tenterInscription(ctx, input))
  if ('refus' in issue) throw new Refusal(issue.refus)
  return issue
}

/**
 * The whole rule. Payment comes on top of it: what holds a place while it is paid (`reservee`) goes
 * through here too, so that every door counts the same places. The refusal of (b) is returned, not
 * thrown: the mail to the known address must survive it.
 */
export async function tenterInscription(ctx: WriteCtx, input: InscrireStagiaire): Promise<Issue> {
  const cle = clePersonne(input.identite)
  await lockPersonne(ctx, cle)
  await lockFormationsDe(ctx, cle, input.formationId)
  const porte = await lockPorte(ctx, input)
  // The page says « liste d'attente » to whoever asks, known here or not.
  const attente = input.attente === true && attentePossible(porte.formation, ctx.aujourdhui)
  const issue = await juger(ctx, { ...input, attente }, porte, cle)
  return attente && 'id' in issue ? { ...issue, attente: true } : issue
}

/** In the order of the law: who is already there, who may not, then the places. */
async function juger(ctx: WriteCtx, input: InscrireStagiaire, porte: PorteTenue, cle: string) {
  const { origine, identite } = input
  const { formation, lien } = porte
  const faite = await findInscriptionParId(ctx, input.id)
  if (faite?.formationId === formation.id && faite.clePersonne === cle) return { id: faite.id }
  refuseIf(empechementHorsPlaces(origine, formation, ctx.aujourdhui, lien))
  const memeType = await listMemeType(ctx, cle, formation.typeFormationId)
  const ici = memeType.find(({ formationId }) => formationId === formation.id)
  if (ici) return dejaInscrite(ctx, input, ici)
  const arrivee = { ...input, formation, coordonnees: controlerPersonne(ctx, formation, input) }
  const validee = memeType.find(({ statut }) => statut === 'validee')
  if (validee) return dejaValidee(ctx, input, validee)
  if ((await listPayees(ctx, memeType)).size > 0) return dejaPayee(ctx, input)
  const attend = origine === 'public' && (await findAttente(ctx, formation.id, cle))
  if (attend) return dejaEnAttente(ctx, attend)
  if (input.attente) return rejoindreAttente(ctx, arrivee)
  const prises = formation.prises - (await quitterAttente(ctx, formation.id, cle))
  refuseIf(empechementPorte(origine, { ...formation, prises }, ctx.aujourdhui, lien))
  const [ancienne] = memeType
  if (ancienne && !estPublique(origine) && !input.transferer)
    throw new TransfertPropose(ctx, ancienne, identite)
  if (input.tenueMinutes !== undefined && formation.prix > 0)
    return reserverPlace(ctx, arrivee, input.tenueMinutes)
  return inscrireSurLaListe(ctx, arrivee, memeType)
}
