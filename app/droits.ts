import { droits as adherent } from '#app/modules/adherent/policy.ts'
import { droits as client } from '#app/modules/client/policy.ts'
import { droits as compte } from '#app/modules/compte/policy.ts'
import { droits as cotisation } from '#app/modules/cotisation/policy.ts'
import { droits as courriel } from '#app/modules/courriel/policy.ts'
import { droits as declaration } from '#app/modules/declaration/policy.ts'
import { droits as diplome } from '#app/modules/diplome/policy.ts'
import { droits as document } from '#app/modules/document/policy.ts'
import { droits as enquete } from '#app/modules/enquete/policy.ts'
import { droits as facturation } from '#app/modules/facturation/policy.ts'
import { droits as formation } from '#app/modules/formation/policy.ts'
import { droits as importation } from '#app/modules/importation/policy.ts'
import { droits as notification } from '#app/modules/notification/policy.ts'
import { droits as planning } from '#app/modules/planning/policy.ts'
import { droits as rgpd } from '#app/modules/rgpd/policy.ts'
import { droits as stagiaire } from '#app/modules/stagiaire/policy.ts'
import { droits as statistique } from '#app/modules/statistique/policy.ts'
import { droits as union } from '#app/modules/union/policy.ts'
import type { Droit } from '#app/platform/policy.ts'

/** Every right of the product, from the policies themselves (ADH-5). */
export const tousLesDroits: Record<string, Droit> = {
  ...compte,
  ...adherent,
  ...client,
  ...cotisation,
  ...importation,
  ...formation,
  ...stagiaire,
  ...enquete,
  ...facturation,
  ...courriel,
  ...declaration,
  ...diplome,
  ...document,
  ...notification,
  ...planning,
  ...rgpd,
  ...statistique,
  ...union,
}
