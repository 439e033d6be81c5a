import { z } from 'zod'
import { naissanceDateSchema } from '#app/modules/adherent/model/naissance.ts'
import { sansAccent } from '#app/modules/adherent/model/nom.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { lockFormationDe, noterPresent } from '../emargement.server.ts'
import { codePerime } from '../model/emargement.ts'
import { avecDateNaissance, groupe } from '../model/saisie.ts'
import { statutsVivants } from '../model.ts'
import { authorize } from '../policy.ts'
import { findEmargement } from '../queries/emargement.server.ts'
import { selectInscriptions } from '../queries/inscriptions.server.ts'

export const emargerPresenceSchema = avecDateNaissance(
  z.object({
    jeton: z.string().max(100),
    identite: groupe(
      z.object({
        nom: requiredText('Indiquez votre nom.', 100),
        naissanceDate: naissanceDateSchema,
      }),
    ),
  }),
)

export type EmargerPresence = z.output<typeof emargerPresenceSchema>

/**
 * STA-5: a trainee says from his own phone that he is there, with the code of the room. Nothing is told
 * of anybody else. What a trainer already noted stays as he noted it; twice changes nothing.
 */
export function emargerPresence(ctx: Ctx | WriteCtx, { jeton, identite }: EmargerPresence) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'presence.emarger')
    const creneau = await findEmargement(ctx, jeton)
    if (!creneau) throw new Refusal(codePerime)
    await lockFormationDe(ctx, creneau.formationId)
    refuseIf((await findEmargement(ctx, jeton)) ? undefined : codePerime) // closed meanwhile
    const { id: inscriptionId } = await reconnaitre(ctx, creneau.formationId, identite)
    await noterPresent(ctx, inscriptionId, creneau.id)
  })
}

async function reconnaitre(
  ctx: WriteCtx,
  formationId: string,
  { nom, naissanceDate }: EmargerPresence['identite'],
): Promise<{ id: string }> {
  const nees = await selectInscriptions(ctx)
    .where('i.formationId', '=', formationId)
    .where('i.statut', 'in', statutsVivants)
    .where('i.naissanceDate', '=', naissanceDate)
    .select(['i.id', 'i.nomNaissance', 'i.nomUsage'])
    .execute()
  const [trouvee, ...autres] = nees.filter(({ nomNaissance, nomUsage }) =>
    [nomNaissance, nomUsage ?? nomNaissance].some((connu) => sansAccent(connu) === sansAccent(nom)),
  )
  if (trouvee && autres.length === 0) return trouvee
  throw new Refusal(
    'Ce nom et cette date de naissance ne sont pas sur la liste. Vérifiez-les, ou voyez votre formateur : il vous notera présent.',
  )
}
