import type { ActeurAdherent, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, droits } = definePolicy({
  'donnees.exporter': { libelle: 'Exporter mes données', a: ['compte'] },
  'registre.lire': { libelle: 'Registre des traitements', a: [] },
  'conservation.appliquer': { libelle: 'Conservation', a: [] },
  'personne.effacer': {
    libelle: 'Données personnelles : copie et effacement d’une personne',
    a: [],
  },
})

/** The member whose data are asked for by oneself. */
export function moi(ctx: Ctx | WriteCtx): ActeurAdherent {
  authorize(ctx, 'donnees.exporter')
  return ctx.acteur.genre === 'adherent' ? ctx.acteur : notFound()
}
