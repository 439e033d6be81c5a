import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { noterAjout } from '../ajout-facteur.server.ts'
import { readCodeApplication } from '../model/second-facteur.ts'
import { exigerMotDePasse, motDePasseActuel } from '../mot-de-passe.server.ts'
import { moi } from '../policy.ts'
import { listFacteurs } from '../queries/identite.server.ts'
import type { Provenance } from '../sessions.server.ts'
import { dechiffrer, pasDuCode } from '../totp.server.ts'

export const confirmerApplicationSchema = z.object({
  code: z
    .string({ error: 'Indiquez les 6 chiffres affichés par l’application.' })
    .transform((texte) => readCodeApplication(texte) ?? '')
    .refine((code) => code !== '', 'Indiquez les 6 chiffres affichés par l’application.'),
  actuel: motDePasseActuel,
})

const codeFaux =
  'Ce n’est pas le code attendu. Vérifiez l’heure de votre téléphone, puis donnez le code suivant.'

/** The application answers the right code: it is now asked at each login. Gives the recovery codes, if new. */
export async function confirmerApplication(
  ctx: Ctx,
  { code, actuel }: z.output<typeof confirmerApplicationSchema>,
  visiteur: Provenance,
): Promise<string[] | undefined> {
  const { compteId } = moi(ctx)
  await exigerMotDePasse(ctx, actuel, visiteur)
  return transaction(ctx, async (ctx) => {
    const facteurs = await listFacteurs(ctx, compteId)
    const proposee = facteurs.find(({ secret, confirmeLe }) => secret && confirmeLe === null)
    if (!proposee?.secret) throw new Refusal('Cette application est déjà réglée.')
    const pas = pasDuCode(dechiffrer(proposee.secret, proposee.id), code, ctx.now)
    if (pas === undefined) throw new Refusal(codeFaux, 'code')
    await sql`select identite.depenser_pas(${compteId}, ${proposee.id}, ${pas}, ${ctx.now})`.execute(
      ctx.db,
    )
    return noterAjout(ctx, compteId, facteurs, proposee.nom)
  })
}
