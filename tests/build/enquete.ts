import { envoyerEnquetes } from '#app/modules/enquete/jobs/envoyer-enquetes.server.ts'
import { suivreEnquetes } from '#app/modules/enquete/jobs/suivre-enquetes.server.ts'
import { jetonSondage } from '#app/modules/enquete/secret.server.ts'
import { repondreEnquete } from '#app/modules/enquete/use-cases/repondre-enquete.server.ts'
import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import { validerPresences } from '#app/modules/stagiaire/use-cases/valider-presences.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { as, asPublic, at } from '#tests/base.ts'
import { buildAdherent } from './adherent.ts'
import { buildFormation } from './formation.ts'
import { buildInscription } from './stagiaire.ts'

/** The day of the training, and the evening when it is closed. */
export const jourSuivi = '2026-11-28'
export const soirDeCloture = `${jourSuivi}T18:00:00Z`

type Options = { stagiaires?: { email?: string | null }[]; centreId?: string | null; type?: string }

/** A training of one day with its trainer, closed the same evening; its surveys are not sent yet. */
export async function buildCloturee(ctx: Ctx, options: Options = {}) {
  const { stagiaires = [{}, {}], centreId = null, type = 'PSC' } = options
  const { id: formationId } = await buildFormation(ctx, { jours: [jourSuivi], centreId, type })
  const formateur = await buildAdherent(ctx, {
    roles: ['formateur'],
    competences: [{ code: 'FPSC', obtenueLe: '2020-06-01', recyclages: ['2026-10-18'] }],
  })
  await affecterFormateur(ctx, { id: newId(), formationId, adherentId: formateur.id })
  const inscriptions = []
  for (const choix of stagiaires) {
    inscriptions.push(await buildInscription(ctx, { formationId, validee: true, ...choix }))
  }
  const soir = at(ctx, soirDeCloture)
  const inscriptionIds = inscriptions.map(({ id }) => id)
  if (inscriptionIds.length > 0)
    await validerPresences(soir, { formationId, inscriptionIds, motif: 'Feuille signée' })
  await cloturerFormation(soir, formationId)
  return { formationId, inscriptionIds, formateur }
}

export function systemeA(ctx: Ctx, quand: string): Ctx {
  return at(as(ctx, { genre: 'systeme' }), quand)
}

/** What the closing queued. */
export function envoyerApresCloture(ctx: Ctx, formationId: string, quand = soirDeCloture) {
  return envoyerEnquetes.run(systemeA(ctx, quand), { formationId }, tentative)
}

/** The job of one morning, 9 h in Paris. */
export function matin(ctx: Ctx, jour: string) {
  return suivreEnquetes.run(systemeA(ctx, `${jour}T08:30:00Z`), {}, tentative)
}

const tentative = { attempt: 1, maxAttempts: 1 }

export function listEnvoisDe(ctx: Ctx, formationId: string) {
  return at(ctx, ctx.now)
    .db.selectFrom('enqueteEnvoi')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .selectAll()
    .orderBy('genre')
    .orderBy('id')
    .execute()
}

/** Answers by the link, as the person would. */
export function repondre(
  ctx: Ctx,
  envoiId: string,
  r: Record<string, unknown> = { satisfaction: 5 },
  texteLibre: string | null = null,
) {
  const saisie = { r, texteLibre }
  return repondreEnquete(asPublic(ctx), { jeton: jetonSondage(ctx, envoiId), saisie })
}
