import type { ActeurAdherent, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, droits } = definePolicy({
  'notification.lire': { libelle: 'Lire et régler ses notifications', a: ['compte'] },
  'notification.desabonner': {
    libelle: 'Arrêter des courriels depuis un courriel reçu',
    a: ['public'],
  },
  'notification.regler': {
    libelle: 'Régler les notifications d’un adhérent',
    a: ['gestionnaire_adherents'],
  },
})

/** The member whose notifications these are: nobody reads another's. */
export function destinataire(ctx: Ctx | WriteCtx): ActeurAdherent {
  authorize(ctx, 'notification.lire')
  return ctx.acteur.genre === 'adherent' ? ctx.acteur : notFound()
}
