import { phrases as adherent } from '#app/modules/adherent/journal.ts'
import { phrases as client } from '#app/modules/client/journal.ts'
import { phrases as compte } from '#app/modules/compte/journal.ts'
import { phrases as cotisation } from '#app/modules/cotisation/journal.ts'
import { phrases as courriel } from '#app/modules/courriel/journal.ts'
import { phrases as declaration } from '#app/modules/declaration/journal.ts'
import { phrases as diplome } from '#app/modules/diplome/journal.ts'
import { phrases as document } from '#app/modules/document/journal.ts'
import { phrases as enquete } from '#app/modules/enquete/journal.ts'
import { phrases as facturation } from '#app/modules/facturation/journal.ts'
import { phrases as formation } from '#app/modules/formation/journal.ts'
import { phrases as importation } from '#app/modules/importation/journal.ts'
import { phrases as notification } from '#app/modules/notification/journal.ts'
import { phrases as planning } from '#app/modules/planning/journal.ts'
import { phrases as rgpd } from '#app/modules/rgpd/journal.ts'
import { phrases as stagiaire } from '#app/modules/stagiaire/journal.ts'
import { phrases as statistique } from '#app/modules/statistique/journal.ts'
import { phrases as union } from '#app/modules/union/journal.ts'

export type Codes = Record<string, string | number | boolean | null>

const phrases: Record<string, (codes: Codes) => string> = {
  ...adherent,
  ...compte,
  ...client,
  ...cotisation,
  ...importation,
  ...courriel,
  ...declaration,
  ...diplome,
  ...document,
  ...enquete,
  ...facturation,
  ...formation,
  ...notification,
  ...planning,
  ...rgpd,
  ...stagiaire,
  ...statistique,
  ...union,
}

/** The French sentence of a line of the journal, without its subject. A test checks that each act has one. */
export function phraseDe(acte: string, codes: Codes): string {
  return phrases[acte]?.(codes) ?? acte
}
