import { sql } from 'kysely'
import { z } from 'zod'
import { clePersonne, empechementNaissance, identiteSchema } from '#app/modules/adherent/model/personne.ts'
import { lockPersonne } from '#app/modules/adherent/public.server.ts'
import { empechementAge, type Formation } from '#app/modules/formation/model.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { leverVivantesPassees, personneDe } from '../ecriture.server.ts'
import { estMineur, statutsPermettant, typesEquivalents } from '../model.ts'
import { changements } from '../model/changements.ts'
import { groupe } from '../model/saisie.ts'
import { coordonneesSchema, manquesResponsable } from '../model/stagiaire.ts'
import { exiger } from '../policy.ts'
import { findInscription, listTypesConnus, listVivantes } from '../queries/inscriptions.server.ts'
import { empechementDejaAilleurs } from './refus-meme-type.server.ts'

export const modifierStagiaireSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid(),
  version: z.coerce.number({ error: 'Rechargez la page.' }).int(),
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
    for (const key of [...new Set([avant.clePersonne, cle])].sort()) await lockPersonne(ctx, key)
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.modifier', formation)
    const inscription = await findInscription(ctx, formationId, inscriptionId)
    if (inscription.version !== version) throw new StaleVersion()
    if (!statutsPermettant.modifier.includes(inscription.statut)) throw new Refusal('Cette personne n’est plus sur la liste.')
    refuserIdentite(ctx, input, formation)
    const devientUnAutre = cle !== inscription.clePersonne
    if (devientUnAutre) await refuserDoublon(ctx, input, cle, formation.typeFormationId)

    const apres = { ...identite, ...input.coordonnees }
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
    record(ctx, 'inscription.modifiee', { genre: 'inscription', id: inscriptionId }, {}, changements(inscription, apres, personneId))
  })
}

function refuserIdentite(ctx: WriteCtx, { identite, coordonnees }: ModifierStagiaire, formation: Formation): void {
  const { naissanceDate } = identite
  refuseIf(empechementNaissance(naissanceDate, ctx.aujourdhui), 'identite.naissanceDate')
  refuseIf(empechementAge(formation, naissanceDate), 'identite.naissanceDate')
  const [manque] = manquesResponsable(estMineur(naissanceDate, formation), coordonnees)
  if (manque) throw new Refusal(manque.phrase, `coordonnees.${manque.champ}`)
}

/** STA-2 holds for a corrected name too: one person, one sign-up a type. */
async function refuserDoublon(ctx: WriteCtx, input: ModifierStagiaire, cle: string, typeFormationId: string) {
  await leverVivantesPassees(ctx, cle)
  const types = new Set(typesEquivalents(await listTypesConnus(ctx), typeFormationId))
  const autre = (await listVivantes(ctx, cle)).find((vivante) => types.has(vivante.typeFormationId))
  if (autre) throw new Refusal(empechementDejaAilleurs(ctx, autre, input.identite), 'identite.nomNaissance')
}

/** Another name or birth is another personne; the former one stays as it is (STA-10). */
async function rattacher(ctx: WriteCtx, { inscriptionId, identite }: ModifierStagiaire): Promise<void> {
  await ctx.db
    .updateTable('inscription')
    .set({ personneId: await personneDe(ctx, identite) })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', inscriptionId)
    .execute()
}
