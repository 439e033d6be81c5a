import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { Regle } from '../model/type.ts'

/** The rule of a type from a day on: a new version, or that of this very day written again. */
export async function ecrireRegle(
  ctx: WriteCtx,
  typeFormationId: string,
  valableDu: Jour,
  saisie: Regle,
): Promise<void> {
  const { minutesMin, maxParFormateur, minStagiaires, ageMin, document } = saisie
  const { allongementDes, allongementMinutes, scissionDes } = saisie
  const regle = {
    ...{ minutesMin, maxParFormateur, minStagiaires, ageMin, document },
    ...{ allongementDes, allongementMinutes, scissionDes },
  }
  await ctx.db
    .insertInto('regleTypeFormation')
    .values({
      unionId: ctx.union.id,
      id: newId(),
      typeFormationId,
      valableDu,
      ...regle,
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .onConflict((conflict) =>
      conflict.constraint('regle_type_formation_jour_unique').doUpdateSet(regle),
    )
    .execute()
}

/** The skills of which any one is enough to train; those of another union are not known here. */
export async function setCompetences(
  ctx: WriteCtx,
  typeFormationId: string,
  competenceIds: string[],
): Promise<void> {
  const unionId = ctx.union.id
  await ctx.db
    .deleteFrom('typeFormationCompetence')
    .where('unionId', '=', unionId)
    .where('typeFormationId', '=', typeFormationId)
    .execute()
  const ids = [...new Set(competenceIds)]
  if (ids.length === 0) return
  const connues = await ctx.db
    .selectFrom('competence')
    .where('unionId', '=', unionId)
    .where('id', 'in', ids)
    .select('id')
    .execute()
  if (connues.length < ids.length)
    throw new Refusal('Une des compétences n’existe plus. Rouvrez cette page.', 'competenceIds')
  await ctx.db
    .insertInto('typeFormationCompetence')
    .values(ids.map((competenceId) => ({ unionId, typeFormationId, competenceId })))
    .execute()
}
