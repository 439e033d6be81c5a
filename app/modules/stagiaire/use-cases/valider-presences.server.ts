import { sql } from 'kysely'
import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { idList, optionalText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteur } from '../ecriture.server.ts'
import { nomComplet } from '../model/stagiaire.ts'
import {
  empechementGestion,
  empechementPresence,
  empechementValidationPresence,
  statutsVivants,
} from '../model.ts'
import { exiger } from '../policy.ts'
import {
  findInscriptions,
  type Inscription,
  selectInscriptions,
} from '../queries/inscriptions.server.ts'
import { findPresences, listCreneaux } from '../queries/presences.server.ts'
import { passerValidees } from './valider-inscriptions.server.ts'

export const validerPresencesSchema = z.object({
  formationId: z.uuid(),
  /** Empty: everybody who was present at every créneau. */
  inscriptionIds: idList,
  motif: optionalText(500),
})

/**
 * STA-0: the dated fact that makes a « stagiaire validé ». Every créneau must be marked present, or a
 * reason is given. The inscription still to be validated is validated too. Answers how many changed.
 */
export function validerPresences(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof validerPresencesSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, input.formationId)
    exiger(ctx, 'presence.valider', formation)
    refuseIf(empechementGestion(formation))
    if (formation.dernierJour !== null)
      refuseIf(empechementPresence({ jour: formation.dernierJour }, ctx.aujourdhui))
    const { complets, incomplets } = await partager(ctx, input)
    const refus = incomplets[0]
    if (refus && input.motif === null) {
      throw new Refusal(
        `${nomComplet(refus.inscription)} : ${enMinuscule(refus.phrase)} Donnez un motif pour valider malgré tout.`,
        'motif',
      )
    }
    const tous = [...complets, ...incomplets.map(({ inscription }) => inscription)]
    await passerValidees(
      ctx,
      tous.filter(({ statut }) => statut === 'inscrite').map(({ id }) => id),
    )
    await dater(ctx, complets, null)
    await dater(
      ctx,
      incomplets.map(({ inscription }) => inscription),
      input.motif,
    )
    return { validees: tous.length }
  })
}

/** Those asked for and not yet validated, on each side of the rule. */
async function partager(
  ctx: WriteCtx,
  { formationId, inscriptionIds }: z.output<typeof validerPresencesSchema>,
) {
  const creneaux = await listCreneaux(ctx, formationId)
  const presences = await findPresences(ctx, formationId)
  const complets: Inscription[] = []
  const incomplets: { inscription: Inscription; phrase: string }[] = []
  for (const inscription of await listDemandees(ctx, formationId, inscriptionIds)) {
    if (inscription.presenceValideeLe !== null) continue
    const siennes = presences.get(inscription.id)
    const phrase = empechementValidationPresence(creneaux.map(({ id }) => siennes?.get(id) ?? null))
    if (phrase === undefined) complets.push(inscription)
    else if (inscriptionIds.length > 0) incomplets.push({ inscription, phrase })
  }
  if (inscriptionIds.length === 0 && complets.length === 0) {
    throw new Refusal('Personne n’est noté présent à tous les créneaux, ou tout est déjà validé.')
  }
  return { complets, incomplets }
}

async function listDemandees(
  ctx: WriteCtx,
  formationId: string,
  ids: string[],
): Promise<Inscription[]> {
  if (ids.length === 0) {
    return selectInscriptions(ctx)
      .where('i.formationId', '=', formationId)
      .where('i.statut', 'in', statutsVivants)
      .selectAll('i')
      .orderBy('i.id')
      .execute()
  }
  const inscriptions = await findInscriptions(ctx, formationId, ids)
  const partie = inscriptions.find(({ statut }) => !statutsVivants.includes(statut))
  if (partie)
    throw new Refusal(`${nomComplet(partie)} n’est plus sur la liste. Rien n’a été validé.`)
  return inscriptions
}

async function dater(
  ctx: WriteCtx,
  inscriptions: Inscription[],
  motif: string | null,
): Promise<void> {
  if (inscriptions.length === 0) return
  await ctx.db
    .updateTable('inscription')
    .set({ presenceValideeLe: ctx.now, presenceValideePar: auteur(ctx), presenceMotif: motif })
    .set({ version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where(
      'id',
      'in',
      inscriptions.map(({ id }) => id),
    )
    .execute()
  for (const { id } of inscriptions) {
    record(
      ctx,
      'inscription.presence_validee',
      { genre: 'inscription', id },
      { malgreAbsence: motif !== null },
    )
  }
}

function enMinuscule(phrase: string): string {
  return phrase.charAt(0).toLocaleLowerCase('fr') + phrase.slice(1)
}
