import { z } from 'zod'
import { facultatif } from '#app/modules/adherent/model/personne.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { requiredText, wholeNumber } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { type RegleValidite, reglesValidite } from '../model/validite.ts'
import { authorize } from '../policy.ts'

const mois = 'Indiquez le nombre de mois, de 1 à 240.'

export const champsCompetence = {
  libelle: requiredText('Indiquez le nom de la compétence.', 120),
  code: z
    .string({ error: 'Indiquez le code.' })
    .transform((texte) =>
      texte
        .trim()
        .toUpperCase()
        .replaceAll(/[\s-]+/g, '_'),
    )
    .refine(
      (code) => /^[A-Z][A-Z0-9_]{1,19}$/.test(code),
      'Un code a 2 à 20 lettres sans accent ou chiffres, comme PSE1 ou FORM_SST.',
    ),
  regleValidite: z.enum(Object.keys(reglesValidite) as RegleValidite[], 'Choisissez une règle.'),
  mois: facultatif(z.coerce.number(mois).int(mois).min(1, mois).max(240, mois)),
  alerteJours: wholeNumber('Indiquez un nombre de jours.', { min: 0, max: 400 }),
}

/** The number of months goes with its rule alone. */
export function avecMois<Lue extends { regleValidite: RegleValidite; mois: number | null }>(
  lue: Lue,
  context: z.RefinementCtx,
): Lue {
  if (lue.regleValidite !== 'n_mois') return { ...lue, mois: null }
  if (lue.mois === null) context.addIssue({ code: 'custom', message: mois, path: ['mois'] })
  return lue
}

export const creerCompetenceSchema = z
  .object({ id: z.uuid(), ...champsCompetence })
  .transform(avecMois)

/** Adds a skill that the union follows for its members. */
export function creerCompetence(
  ctx: Ctx | WriteCtx,
  competence: z.output<typeof creerCompetenceSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const { id, code } = competence
    const creee = await codeCompetenceLibre(code, () =>
      ctx.db
        .insertInto('competence')
        .values({ unionId: ctx.union.id, ...competence, creeLe: ctx.now })
        .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst(),
    )
    if (creee) record(ctx, 'competence.creee', { genre: 'competence', id }, { code })
  })
}

export async function codeCompetenceLibre<Result>(code: string, write: () => Promise<Result>) {
  try {
    return await write()
  } catch (error) {
    if (brokenConstraint(error) !== 'competence_code_unique') throw error
    throw new Refusal(`Le code ${code} est déjà celui d’une autre compétence.`, 'code')
  }
}
