import { z } from 'zod'
import { formatNom, formatPrenoms } from '#app/modules/adherent/model/personne.ts'
import { lockPersonne, updatePersonne } from '#app/modules/adherent/public.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { libellesChamps } from '../model/changements.ts'
import { champsPersonne } from '../model/double.ts'
import { exiger } from '../policy.ts'
import { findInscription, type Inscription } from '../queries/inscriptions.server.ts'
import { findPersonneStagiaire } from '../queries/personne-stagiaire.server.ts'

export const reprendreDonneesSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid(),
  champs: z
    .array(z.enum(champsPersonne), { error: 'Cochez ce que vous reprenez.' })
    .min(1, 'Cochez ce que vous reprenez.'),
})

/**
 * STA-10: staff has read both, and takes what was typed on the inscription for the person of the union.
 * The sheet of a member is changed in *Modifier adhérent*, by whoever may.
 */
export function reprendreDonnees(ctx: Ctx, input: z.output<typeof reprendreDonneesSchema>) {
  return transaction(ctx, async (ctx) => {
    const formation = (await findFormation(ctx, input.formationId)) ?? notFound()
    exiger(ctx, 'inscription.reprendre', formation)
    const inscription = await findInscription(ctx, formation.id, input.inscriptionId)
    await lockPersonne(ctx, inscription.clePersonne)
    const personne = await findPersonneStagiaire(ctx, inscription.personneId)
    if (personne.adherentId !== null)
      throw new Refusal('Cette personne est un adhérent : changez sa fiche dans Modifier adhérent.')
    const dites = enForme(inscription)
    const changes = input.champs.filter((champ) => dites[champ] !== personne[champ])
    if (changes.length === 0) return
    await updatePersonne(
      ctx,
      personne.id,
      Object.fromEntries(changes.map((champ) => [champ, dites[champ]])),
    )
    record(
      ctx,
      'inscription.donnees_reprises',
      { genre: 'inscription', id: inscription.id },
      {},
      changes.map((champ) => ({
        champ: libellesChamps[champ],
        avant: personne[champ],
        apres: dites[champ],
        personneId: personne.id,
      })),
    )
  })
}

/** Names are kept as official papers write them. */
export function enForme({ nomNaissance, nomUsage, prenoms, ...reste }: Inscription) {
  return {
    ...reste,
    nomNaissance: formatNom(nomNaissance),
    nomUsage: nomUsage && formatNom(nomUsage),
    prenoms: formatPrenoms(prenoms),
  }
}
