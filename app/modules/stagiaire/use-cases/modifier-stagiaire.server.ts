import { sql } from 'kysely'
import { z } from 'zod'
import { clePersonne, identiteSchema } from '#app/modules/adherent/model/personne.ts'
import { lockPersonnes } from '#app/modules/adherent/public.server.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { controlerPersonne } from '../controle-personne.server.ts'
import { leverVivantesPassees, personneDe } from '../ecriture.server.ts'
import { changements } from '../model/changements.ts'
import { groupe } from '../model/saisie.ts'
import { coordonneesSchema } from '../model/stagiaire.ts'
import { statutsPermettant } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscription } from '../queries/inscriptions.server.ts'
import { listMemeType } from '../queries/meme-type.server.ts'
import { empechementDejaAilleurs } from './refus-meme-type.server.ts'

export const modifierStagiaireSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid(),
  version: z.coerce.number({ error: 'Rechargez la page.' }).int('Rechargez la page.'),
  identite: groupe(identiteSchema),
  coordonnees: groupe(coordonneesSchema),
})

type ModifierStagiaire = z.output<typeof modifierStagiaireSchema>

/** STA-4, STA-6: corrects what was typed. A stale form is refused, both versions are shown. */
export function modifierStagiaire(ctx: Ctx, input: ModifierStagiaire) {
  return transaction(ctx, async (ctx) => {
    const { formationId, inscriptionId, version, identite } = input
    const cle = clePersonne(identite)
    const avant = await findInscription(ctx, formationId, inscriptionId)
    await lockPersonnes(ctx, [avant.clePersonne, cle])
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.modifier', formation)
    const inscription = await findInscription(ctx, formationId, inscriptionId)
    if (inscription.version !== version) throw new StaleVersion()
    if (!statutsPermettant.modifier.includes(inscription.statut))
      throw new Refusal('Cette personne n’est plus sur la liste.')
    const coordonnees = controlerPersonne(ctx, formation, input)
    const devientUnAutre = cle !== inscription.clePersonne
    if (devientUnAutre) await refuserDoublon(ctx, input, cle, formation.typeFormationId)

    const apres = { ...identite, ...coordonnees }
    await ctx.db
      .updateTable('inscription')
      .set(apres)
      .set({ version: sql<number>`version + 1` })
      .$if(devientUnAutre, (query) => query.set({ clePersonne: cle }))
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', inscriptionId)
      .execute()
    if (devientUnAutre) await rattacher(ctx, input)
    const { personneId } = inscription
    record(
      ctx,
      'inscription.modifiee',
      { genre: 'inscription', id: inscriptionId },
      {},
      changements(inscription, apres, personneId),
    )
  })
}

/** STA-2 holds for a corrected name too: one person, one sign-up a type. */
async function refuserDoublon(
  ctx: WriteCtx,
  input: ModifierStagiaire,
  cle: string,
  typeFormationId: string,
) {
  await leverVivantesPassees(ctx, cle)
  const [autre] = await listMemeType(ctx, cle, typeFormationId)
  if (autre)
    throw new Refusal(empechementDejaAilleurs(ctx, autre, input.identite), 'identite.nomNaissance')
}

/** Another name or birth is another personne; the former one stays as it is (STA-10). */
async function rattacher(
  ctx: WriteCtx,
  { inscriptionId, identite }: ModifierStagiaire,
): Promise<void> {
  await ctx.db
    .updateTable('inscription')
    .set({ personneId: await personneDe(ctx, identite) })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', inscriptionId)
    .execute()
}
