import { empechementNaissance, type Identite } from '#app/modules/adherent/model/personne.ts'
import { empechementAge, type Formation } from '#app/modules/formation/model.ts'
import type { Jour } from '#app/platform/jour.ts'
import { estMineur } from '../model.ts'
import { type Coordonnees, manquesResponsable } from './stagiaire.ts'

type Personne = { identite: Identite; coordonnees: Coordonnees }

/** What forbids this person this formation, by field: ages on the first day, the guardian of a minor. */
export function empechementsPersonne(
  formation: Pick<Formation, 'ageMin' | 'premierJour'>,
  { identite, coordonnees }: Personne,
  aujourdhui: Jour,
): { champ: string; phrase: string }[] {
  const { naissanceDate } = identite
  const age =
    empechementNaissance(naissanceDate, aujourdhui) ?? empechementAge(formation, naissanceDate)
  const manques = manquesResponsable(estMineur(naissanceDate, formation), coordonnees)
  return [
    ...(age ? [{ champ: 'identite.naissanceDate', phrase: age }] : []),
    ...manques.map(({ champ, phrase }) => ({ champ: `coordonnees.${champ}`, phrase })),
  ]
}
