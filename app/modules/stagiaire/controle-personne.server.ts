import type { Identite } from '#app/modules/adherent/model/personne.ts'
import type { Formation } from '#app/modules/formation/model.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { empechementsPersonne } from './model/personne.ts'
import { type Coordonnees, sansResponsable } from './model/stagiaire.ts'
import { estMineur } from './model.ts'

type Personne = { identite: Identite; coordonnees: Coordonnees }

/** Ages on the first day, and the guardian of a minor; what is kept of the contact when there is none to keep. */
export function controlerPersonne(
  ctx: WriteCtx,
  formation: Formation,
  personne: Personne,
): Coordonnees {
  const [manque] = empechementsPersonne(formation, personne, ctx.aujourdhui)
  if (manque) throw new Refusal(manque.phrase, manque.champ)
  if (estMineur(personne.identite.naissanceDate, formation)) return personne.coordonnees
  return { ...personne.coordonnees, ...sansResponsable }
}
