import { empechementNaissance, type Identite } from '#app/modules/adherent/model/personne.ts'
import { empechementAge, type Formation } from '#app/modules/formation/model.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { type Coordonnees, manquesResponsable, sansResponsable } from './model/stagiaire.ts'
import { estMineur } from './model.ts'

type Personne = { identite: Identite; coordonnees: Coordonnees }

/** Ages on the first day, and the guardian of a minor; what is kept of the contact when there is none to keep. */
export function controlerPersonne(
  ctx: WriteCtx,
  formation: Formation,
  personne: Personne,
): Coordonnees {
  const { naissanceDate } = personne.identite
  refuseIf(empechementNaissance(naissanceDate, ctx.aujourdhui), 'identite.naissanceDate')
  refuseIf(empechementAge(formation, naissanceDate), 'identite.naissanceDate')
  const mineur = estMineur(naissanceDate, formation)
  const [manque] = manquesResponsable(mineur, personne.coordonnees)
  if (manque) throw new Refusal(manque.phrase, `coordonnees.${manque.champ}`)
  if (mineur) return personne.coordonnees
  return { ...personne.coordonnees, ...sansResponsable }
}
