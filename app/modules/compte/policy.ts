import type { ActeurAdherent, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, droits } = definePolicy({
  'compte.lire': { libelle: 'Accueil et Mon compte', a: ['compte'] },
  'compte.corriger_adresse': {
    libelle: 'Modifier l’adresse de connexion d’un adhérent',
    a: ['gestionnaire_adherents'],
  },
  'droit.consulter': { libelle: 'Voir les droits d’accès', a: ['adherent'] },
})

/** The member behind the request, whose account these pages are about. */
export function moi(ctx: Ctx | WriteCtx): ActeurAdherent {
  authorize(ctx, 'compte.lire')
  return ctx.acteur.genre === 'adherent' ? ctx.acteur : notFound()
}
