import { z } from 'zod'
import { clePersonne, identiteSchema } from '#app/modules/adherent/model/personne.ts'
import { lockPersonne } from '#app/modules/adherent/public.server.ts'
import {
  empechementInscription,
  empechementInscriptionPublique,
  type Formation,
} from '#app/modules/formation/model.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { checkbox } from '#app/platform/fields.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { controlerPersonne } from '../controle-personne.server.ts'
import { dejaInscrite, dejaValidee, type Issue } from '../deja-inscrit.server.ts'
import {
  desinscrirePourReinscription,
  insertInscription,
  leverVivantesPassees,
} from '../ecriture.server.ts'
import { envoyerConfirmation } from '../jobs/envoyer-confirmation.server.ts'
import { groupe } from '../model/saisie.ts'
import { coordonneesSchema } from '../model/stagiaire.ts'
import { exiger } from '../policy.ts'
import { findInscriptionParId } from '../queries/inscriptions.server.ts'
import {
  listMemeType,
  listTypesEquivalents,
  lockFormationsDe,
} from '../queries/meme-type.server.ts'
import { TransfertPropose } from './refus-meme-type.server.ts'

export const inscrireStagiaireSchema = z.object({
  id: z.uuid(), // made with the form: a double click answers like the first
  formationId: z.uuid(),
  origine: z.enum(['public', 'gestionnaire']),
  identite: groupe(identiteSchema),
  coordonnees: groupe(coordonneesSchema),
  /** STA-2 (e): a manager has read where the person is already enrolled, and moves them. */
  transferer: checkbox,
  /** The text that was accepted; null when a manager types for somebody. */
  accordVersion: z.number().int().nullable().default(null),
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

/** The refusal of (b) is returned, not thrown: the mail to the known address must survive it. */
export async function tenterInscription(ctx: WriteCtx, input: InscrireStagiaire): Promise<Issue> {
  const { origine, identite } = input
  const cle = clePersonne(identite)
  await lockPersonne(ctx, cle)
  await lockFormationsDe(ctx, cle, input.formationId)
  const formation = await lockFormation(ctx, input.formationId)
  if (origine === 'public' && formation.privee) notFound()
  exiger(ctx, origine === 'public' ? 'inscription.creer_publique' : 'inscription.creer', formation)
  const faite = await findInscriptionParId(ctx, input.id)
  if (faite?.formationId === formation.id && faite.clePersonne === cle) return { id: faite.id }
  // All but the places: who is already there keeps theirs.
  refuseIf(empechementPorte(ctx, origine, { ...formation, depassementCapacite: true }))

  const memeType = await listMemeType(ctx, cle, formation.typeFormationId)
  const ici = memeType.find(({ formationId }) => formationId === formation.id)
  if (ici) return dejaInscrite(ctx, input, ici)
  const coordonnees = controlerPersonne(ctx, formation, input)
  const validee = memeType.find(({ statut }) => statut === 'validee')
  if (validee) return dejaValidee(ctx, input, validee)
  refuseIf(empechementPorte(ctx, origine, formation))
  const [ancienne] = memeType
  if (ancienne && origine === 'gestionnaire' && !input.transferer) {
    throw new TransfertPropose(ctx, ancienne, identite)
  }

  await desinscrirePourReinscription(ctx, memeType)
  await leverVivantesPassees(ctx, cle)
  const [typeFormationId = formation.typeFormationId] = await listTypesEquivalents(
    ctx,
    formation.typeFormationId,
  )
  await insertInscription(ctx, { ...input, coordonnees, typeFormationId })
  const codes = { formationId: formation.id, origine, accordVersion: input.accordVersion }
  record(ctx, 'inscription.creee', { genre: 'inscription', id: input.id }, codes)
  const demandeLe = ctx.now.toISOString()
  await enqueue(ctx, envoyerConfirmation, { inscriptionId: input.id, demandeLe })
  return { id: input.id }
}

function empechementPorte(
  ctx: WriteCtx,
  origine: InscrireStagiaire['origine'],
  formation: Formation,
) {
  if (origine === 'public') return empechementInscriptionPublique(formation, ctx.aujourdhui)
  return empechementInscription(formation)
}
