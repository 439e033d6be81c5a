import { z } from 'zod'
import { clePersonne, empechementNaissance, identiteSchema } from '#app/modules/adherent/model/personne.ts'
import { lockPersonne } from '#app/modules/adherent/public.server.ts'
import {
  empechementAge,
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
import { desinscrirePourReinscription, insertInscription, leverVivantesPassees } from '../ecriture.server.ts'
import { envoyerConfirmation } from '../jobs/envoyer-confirmation.server.ts'
import { prevenirDejaValidee } from '../jobs/prevenir-deja-validee.server.ts'
import { estMineur, refusDejaValidee, typesEquivalents } from '../model.ts'
import { groupe } from '../model/saisie.ts'
import { coordonneesSchema, manquesResponsable } from '../model/stagiaire.ts'
import { exiger } from '../policy.ts'
import { findInscriptionParId, listTypesConnus, listVivantes, lockFormationsParId, type Vivante } from '../queries/inscriptions.server.ts'
import { empechementDejaInscrit, empechementDejaValidee, TransfertPropose } from './refus-meme-type.server.ts'

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

/** What an attempt gives: the inscription, new or known, or the public refusal of STA-2 (b). */
export type Issue = { id: string } | { refus: string }

/**
 * STA-2, STA-3: the only way to enrol somebody, whatever the door. The person is locked before the
 * formations, these in the order of their ids; places are counted after the lock.
 */
export async function inscrireStagiaire(ctx: Ctx | WriteCtx, input: InscrireStagiaire): Promise<{ id: string }> {
  const issue = await transaction(ctx, (ctx) => tenterInscription(ctx, input))
  if ('refus' in issue) throw new Refusal(issue.refus)
  return issue
}

/** The refusal of (b) is returned, not thrown: the mail to the known address must survive it. */
export async function tenterInscription(ctx: WriteCtx, input: InscrireStagiaire): Promise<Issue> {
  const { origine, identite } = input
  const cle = clePersonne(identite)
  await lockPersonne(ctx, cle)
  const formation = await lockAvecVivantes(ctx, input.formationId, cle)
  if (origine === 'public' && formation.privee) notFound()
  exiger(ctx, origine === 'public' ? 'inscription.creer_publique' : 'inscription.creer', formation)
  const faite = await findInscriptionParId(ctx, input.id)
  if (faite?.formationId === formation.id && faite.clePersonne === cle) return { id: faite.id }
  refuseIf(empechementPorte(ctx, origine, { ...formation, depassementCapacite: true })) // all but the places

  const memeType = await listMemeType(ctx, cle, formation.typeFormationId)
  const ici = memeType.find(({ formationId }) => formationId === formation.id)
  if (ici) return dejaInscrite(ctx, input, ici)
  refuseIf(empechementNaissance(identite.naissanceDate, ctx.aujourdhui), 'identite.naissanceDate')
  refuseIf(empechementAge(formation, identite.naissanceDate), 'identite.naissanceDate')
  const mineur = estMineur(identite.naissanceDate, formation)
  for (const { champ, phrase } of manquesResponsable(mineur, input.coordonnees)) throw new Refusal(phrase, `coordonnees.${champ}`)
  const validee = memeType.find(({ statut }) => statut === 'validee')
  if (validee) return dejaValidee(ctx, input, validee)
  refuseIf(empechementPorte(ctx, origine, formation))
  if (origine === 'gestionnaire' && !input.transferer && memeType[0]) throw new TransfertPropose(ctx, memeType[0], identite)

  await desinscrirePourReinscription(ctx, memeType.map(({ id }) => id))
  await leverVivantesPassees(ctx, cle)
  const types = typesEquivalents(await listTypesConnus(ctx), formation.typeFormationId)
  const coordonnees = mineur ? input.coordonnees : { ...input.coordonnees, responsableNom: null, responsableEmail: null }
  await insertInscription(ctx, { ...input, coordonnees, typeFormationId: types[0] ?? formation.typeFormationId })
  record(ctx, 'inscription.creee', { genre: 'inscription', id: input.id }, { formationId: formation.id, origine, accordVersion: input.accordVersion })
  await enqueue(ctx, envoyerConfirmation, { inscriptionId: input.id, demandeLe: ctx.now.toISOString() })
  return { id: input.id }
}

function empechementPorte(ctx: WriteCtx, origine: InscrireStagiaire['origine'], formation: Formation) {
  if (origine === 'public') return empechementInscriptionPublique(formation, ctx.aujourdhui)
  return empechementInscription(formation)
}

/** Locks the formation and those where the person already is: what is read afterwards no longer moves. */
async function lockAvecVivantes(ctx: WriteCtx, formationId: string, cle: string) {
  const autres = await listVivantes(ctx, cle)
  await lockFormationsParId(ctx, [formationId, ...autres.map((autre) => autre.formationId)])
  return lockFormation(ctx, formationId)
}

async function listMemeType(ctx: WriteCtx, cle: string, typeId: string): Promise<Vivante[]> {
  const vivantes = await listVivantes(ctx, cle)
  if (vivantes.length === 0) return []
  const types = new Set(typesEquivalents(await listTypesConnus(ctx), typeId))
  return vivantes.filter(({ typeFormationId }) => types.has(typeFormationId))
}

/** (c) Nothing changes; the confirmation leaves again, to the address already known. */
async function dejaInscrite(ctx: WriteCtx, input: InscrireStagiaire, ici: Vivante): Promise<Issue> {
  if (input.origine === 'gestionnaire') throw new Refusal(empechementDejaInscrit(input.identite))
  await enqueue(
    ctx,
    envoyerConfirmation,
    { inscriptionId: ici.id, demandeLe: ctx.now.toISOString(), limite: true },
    { key: `confirmation:${ici.id}` },
  )
  return { id: ici.id }
}

/** (b) Refused, always; where that person is enrolled is said by mail only, to the known address. */
async function dejaValidee(ctx: WriteCtx, input: InscrireStagiaire, validee: Vivante): Promise<Issue> {
  if (input.origine === 'gestionnaire') throw new Refusal(empechementDejaValidee(ctx, validee, input.identite))
  await enqueue(
    ctx,
    prevenirDejaValidee,
    { inscriptionId: validee.id },
    { key: `deja-validee:${validee.id}` },
  )
  return { refus: refusDejaValidee }
}
