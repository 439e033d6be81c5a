import { sql } from 'kysely'
import { z } from 'zod'
import { estFormateurDe, lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteur } from '../ecriture.server.ts'
import { empechementSaisie } from '../model/emargement.ts'
import { empechementGestion, empechementPresence } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscriptions } from '../queries/inscriptions.server.ts'
import { findPresences, listCreneaux } from '../queries/presences.server.ts'

const inconnue = 'Cette ligne n’est pas reconnue. Rechargez la page.'

/** Inscription → créneau → answer; what is left blank does not change. */
export const feuillePresenceSchema = z
  .record(
    z.uuid(inconnue),
    z.record(z.uuid(inconnue), z.enum(['present', 'absent', ''], { error: inconnue }), {
      error: inconnue,
    }),
    { error: inconnue },
  )
  .default({})

export const saisirPresencesSchema = z.object({
  formationId: z.uuid(),
  presences: feuillePresenceSchema,
})

type Pointage = { inscriptionId: string; creneauId: string; present: boolean }

/**
 * Notes who was there, for all trainees at once, until closing; never before the day of the créneau.
 * Managers and the trainers of the formation may. Answers how many notes changed.
 */
export function saisirPresences(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof saisirPresencesSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, input.formationId)
    const formateur = await estFormateurDe(ctx, formation.id)
    if (!formateur) exiger(ctx, 'presence.saisir', formation)
    refuseIf(empechementGestion(formation))
    const pointages = await listChangements(ctx, input)
    if (pointages.length === 0) return { notees: 0 }
    await refuserPointages(ctx, formation.id, pointages)
    await upsertPresences(ctx, pointages, formateur ? 'formateur' : 'gestionnaire')
    for (const [id, siens] of Map.groupBy(pointages, ({ inscriptionId }) => inscriptionId)) {
      const presents = siens.filter(({ present }) => present).length
      record(
        ctx,
        'inscription.presences_saisies',
        { genre: 'inscription', id },
        { presents, absents: siens.length - presents },
      )
    }
    return { notees: pointages.length }
  })
}

/** Only what differs from what is already noted: a sheet sent twice writes once. */
async function listChangements(
  ctx: WriteCtx,
  { formationId, presences }: z.output<typeof saisirPresencesSchema>,
): Promise<Pointage[]> {
  const connues = await findPresences(ctx, formationId)
  return Object.entries(presences).flatMap(([inscriptionId, reponses]) =>
    Object.entries(reponses).flatMap(([creneauId, reponse]) => {
      const present = reponse === 'present'
      if (reponse === '' || connues.get(inscriptionId)?.get(creneauId) === present) return []
      return [{ inscriptionId, creneauId, present }]
    }),
  )
}

async function refuserPointages(
  ctx: WriteCtx,
  formationId: string,
  pointages: Pointage[],
): Promise<void> {
  const creneaux = new Map(
    (await listCreneaux(ctx, formationId)).map((creneau) => [creneau.id, creneau]),
  )
  for (const { creneauId } of pointages)
    refuseIf(empechementPresence(creneaux.get(creneauId) ?? notFound(), ctx.aujourdhui))
  const ids = [...new Set(pointages.map(({ inscriptionId }) => inscriptionId))]
  for (const inscription of await findInscriptions(ctx, formationId, ids))
    refuseIf(empechementSaisie(inscription))
}

async function upsertPresences(
  ctx: WriteCtx,
  pointages: Pointage[],
  moyen: 'gestionnaire' | 'formateur',
): Promise<void> {
  const note = { moyen, saisieLe: ctx.now, saisiePar: auteur(ctx) }
  const corrigee = { ...note, confirmeeLe: null, confirmeePar: null }
  await ctx.db
    .insertInto('presence')
    .values(
      pointages.map((pointage) => ({ unionId: ctx.union.id, id: newId(), ...pointage, ...note })),
    )
    .onConflict((conflict) =>
      conflict.columns(['unionId', 'inscriptionId', 'creneauId']).doUpdateSet((eb) => ({
        ...corrigee,
        present: eb.ref('excluded.present'),
        // Who is noted absent has signed nothing.
        signatureFichierId: sql<string | null>`case when excluded.present
            then presence.signature_fichier_id end`,
      })),
    )
    .execute()
}
