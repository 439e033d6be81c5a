import { z } from 'zod'
import { findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { readRows } from '#app/platform/tables/tables.server.ts'
import { auteur } from '../ecriture.server.ts'
import { lignesMax, lireListe } from '../model/liste-collee.ts'
import { empechementGestion, statutsBpf } from '../model.ts'
import { exiger } from '../policy.ts'

export const collerListeSchema = z.object({
  id: z.uuid(), // made with the form: a double click answers like the first
  formationId: z.uuid(),
  texte: z.string().max(200_000, 'Cette liste est trop longue.').default(''),
  statutBpf: z.enum(Object.keys(statutsBpf) as [keyof typeof statutsBpf], {
    error: 'Choisissez la situation de ces personnes.',
  }),
})

const oneDay = 86_400_000

/**
 * STA-6: reads what was pasted from a spreadsheet, or the file; nobody is enrolled before the lines have
 * been looked at. Kept one day.
 */
export async function collerListe(
  ctx: Ctx,
  { id, formationId, texte, statutBpf }: z.output<typeof collerListeSchema>,
  fichier?: Buffer,
): Promise<void> {
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  exiger(ctx, 'inscription.creer', formation)
  refuseIf(empechementGestion(formation))
  const bytes = fichier ?? Buffer.from(texte)
  if (bytes.length === 0) throw new Refusal('Collez la liste, ou choisissez un fichier.', 'texte')
  const { rows } = await readRows(bytes, { rows: 2000 })
  const { lignes, avecTitres, colonnesIgnorees } = lireListe(rows, {
    aujourdhui: ctx.aujourdhui,
    statutBpf,
    newId,
  })
  const champ = fichier ? 'fichier' : 'texte'
  if (lignes.length === 0) {
    throw new Refusal(
      'Aucune personne n’a été lue. Il faut une ligne par personne, avec au moins son nom et son prénom.',
      champ,
    )
  }
  if (lignes.length > lignesMax) {
    throw new Refusal(
      `${lignes.length} lignes : ${lignesMax} au plus à la fois. Partagez la liste en plusieurs.`,
      champ,
    )
  }
  await transaction(ctx, async (ctx) => {
    await ctx.db
      .insertInto('listeCollee')
      .values({
        unionId: ctx.union.id,
        id,
        formationId,
        lignes: JSON.stringify(lignes),
        avecTitres,
        colonnesIgnorees: colonnesIgnorees.map((titre) => titre.slice(0, 80)).slice(0, 40),
        expireLe: new Date(ctx.now.getTime() + oneDay),
        creeLe: ctx.now,
        creePar: auteur(ctx),
      })
      .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
      .execute()
  })
}
