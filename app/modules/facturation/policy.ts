import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { definePolicy, type Portee } from '#app/platform/policy.ts'

export const { can, authorize, centresAutorises, droits } = definePolicy({
  'reglement.lister': {
    libelle: 'Voir les règlements des formations',
    a: ['tresorier', 'gestionnaire_formations', 'responsable_local'],
  },
  'reglement.encaisser': {
    libelle: 'Noter un règlement',
    a: ['tresorier', 'gestionnaire_formations', 'responsable_local'],
  },
  'reglement.rembourser': {
    libelle: 'Rembourser un règlement',
    a: ['tresorier', 'gestionnaire_formations'],
  },
  'reglement.decider': {
    libelle: 'Décider d’un paiement arrivé sans place, rapprocher les paiements par carte',
    a: ['tresorier'],
  },
  'paiement_carte.regler': { libelle: 'Régler le paiement par carte', a: [] },
})

/** 403 without the right; 404 when it is held for other centres than the one of this formation. */
export function exiger(ctx: Ctx | WriteCtx, droit: keyof typeof droits, formation: Portee): void {
  authorize(ctx, droit)
  if (!can(ctx, droit, formation)) notFound()
}
