import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { listOf, optionalText } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { basesMateriel, type LigneMateriel } from '../model/materiel.ts'
import { authorize } from '../policy.ts'
import { lockElement } from './element.server.ts'

function nombre(sentence: string, max: number) {
  return z.coerce.number(sentence).int(sentence).min(1, sentence).max(max, sentence)
}

const parGroupe = 'Indiquez combien de stagiaires forment un groupe, de 2 à 100.'

const ligneSchema = z
  .object({
    libelle: optionalText(120),
    quantite: z.string().optional(),
    base: z.enum(basesMateriel).catch('fixe'),
    groupe: z.string().optional(),
  })
  .transform((ligne, context): LigneMateriel | null => {
    const { libelle, base } = ligne
    if (libelle === null) return null // an emptied line is taken off
    const quantite = nombre('Indiquez une quantité de 1 à 999.', 999).safeParse(ligne.quantite)
    const groupe = nombre(parGroupe, 100).min(2, parGroupe).nullable()
    const taille = groupe.safeParse(base === 'groupe' ? ligne.groupe : null)
    for (const [champ, lu] of Object.entries({ quantite, groupe: taille }))
      for (const { message } of lu.error?.issues ?? [])
        context.addIssue({ code: 'custom', message, path: [champ] })
    return { libelle, base, quantite: quantite.data ?? 1, groupe: taille.data ?? null }
  })

export const modifierMaterielSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  lignes: listOf(ligneSchema)
    .transform((lignes) => lignes.filter((ligne) => ligne !== null))
    .refine((lignes) => lignes.length <= 80, 'Une liste a 80 lignes au plus.'),
})

/** FOR-7: the list of material of a type, as a whole; the formations that come and the current ones print it. */
export function modifierMateriel(
  ctx: Ctx | WriteCtx,
  { id, version, lignes }: z.output<typeof modifierMaterielSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'type.parametrer')
    const type = await lockElement(ctx, 'type_formation', id)
    if (type.version !== version) throw new StaleVersion()
    await ecrireMateriel(ctx, id, lignes)
    await ctx.db
      .updateTable('typeFormation')
      .set({ version: version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    const objet = { genre: 'type_formation', id }
    record(ctx, 'type_formation.materiel_change', objet, { nom: type.nom, lignes: lignes.length })
  })
}

async function ecrireMateriel(
  ctx: WriteCtx,
  typeFormationId: string,
  lignes: LigneMateriel[],
): Promise<void> {
  const unionId = ctx.union.id
  await ctx.db
    .deleteFrom('materielTypeFormation')
    .where('unionId', '=', unionId)
    .where('typeFormationId', '=', typeFormationId)
    .execute()
  if (lignes.length === 0) return
  const rows = lignes.map((ligne, rang) => ({
    ...{ ...ligne, unionId, id: newId() },
    ...{ typeFormationId, rang },
  }))
  await ctx.db.insertInto('materielTypeFormation').values(rows).execute()
}
