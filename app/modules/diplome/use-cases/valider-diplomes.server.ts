import { z } from 'zod'
import type { Formation } from '#app/modules/formation/model.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import { noterResultats } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { delivrer } from '../ecriture.server.ts'
import { empechementsDiplome, type Origine, origineDe } from '../model.ts'
import { authorize } from '../policy.ts'
import { findDocument, type LigneCandidat, listCandidats } from '../queries/diplomes.server.ts'

const numero = z
  .string()
  .trim()
  .max(40, { error: 'Ce numéro est trop long : 40 caractères au plus.' })
  .regex(/^[\p{L}\p{N}/ ._-]*$/u, { error: 'Un numéro a des lettres, des chiffres et des tirets.' })

export const validerDiplomesSchema = z.object({
  formationId: z.uuid(),
  inscriptionIds: z.preprocess(
    (value) => (Array.isArray(value) || value === undefined ? value : [value]),
    z.array(z.uuid()).min(1, { error: 'Choisissez au moins une personne.' }).max(1000),
  ),
  /** The number given by the federation, by inscription; the union's own are given here. */
  numeros: z.record(z.string(), numero).default({}),
})

/**
 * DIP-1: delivers their diploma to the people chosen, or to none of them: the reasons are all said.
 * Somebody who already holds one keeps it.
 */
export function validerDiplomes(
  ctx: Ctx | WriteCtx,
  { formationId, inscriptionIds, numeros }: z.output<typeof validerDiplomesSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'diplome.valider', formation)
    const origine = origineDe(await findDocument(ctx, formationId))
    if (!origine) throw new Refusal('Ce type de formation ne délivre pas de diplôme.')
    await certifier(ctx, formation, inscriptionIds)
    const choisis = (await listCandidats(ctx, formationId)).filter(
      ({ id, diplomeId }) => inscriptionIds.includes(id) && diplomeId === null,
    )
    refuserEnsemble(choisis.flatMap((candidat) => raisonsDe(candidat, origine, numeros)))
    return delivrer(ctx, formation, choisis, { origine, numeros })
  })
}

/** While the formation is open, giving somebody a diploma says that the person is certified. */
async function certifier(ctx: WriteCtx, formation: Formation, ids: string[]): Promise<void> {
  if (formation.statut !== 'validee') return
  const nouveaux = (await listCandidats(ctx, formation.id)).filter(
    ({ id, resultat, presenceValideeLe }) =>
      ids.includes(id) && resultat === null && presenceValideeLe !== null,
  )
  const resultats = Object.fromEntries(nouveaux.map(({ id }) => [id, 'certifie' as const]))
  await noterResultats(ctx, { formationId: formation.id, resultats })
}

function raisonsDe(
  candidat: LigneCandidat,
  origine: Origine,
  numeros: Record<string, string>,
): string[] {
  const sansNumero = origine === 'federal' && !numeros[candidat.id]
  return [
    ...empechementsDiplome(candidat),
    ...(sansNumero ? ['Indiquez le numéro donné par la fédération.'] : []),
  ].map((raison) => `${candidat.nomNaissance} ${candidat.prenoms} : ${raison}`)
}

function refuserEnsemble(raisons: string[]): void {
  if (raisons.length > 0) throw new Refusal(raisons.join(' '))
}
