import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { definePolicy, type Portee } from '#app/platform/policy.ts'

const gestion = ['gestionnaire_formations', 'responsable_local'] as const

export const { can, authorize, centresAutorises, droits } = definePolicy({
  'inscription.creer_publique': { libelle: 'S’inscrire à une formation publique', a: ['public'] },
  'inscription.lister': { libelle: 'Voir les stagiaires', a: gestion },
  'inscription.creer': { libelle: 'Ajouter stagiaire', a: gestion },
  'inscription.partager': { libelle: 'Lien d’inscription partenaire', a: gestion },
  'inscription.modifier': { libelle: 'Modifier stagiaire', a: gestion },
  'inscription.reprendre': { libelle: 'Reprendre les données d’un stagiaire', a: gestion },
  'inscription.valider': { libelle: 'Valider stagiaires', a: gestion },
  'inscription.desinscrire': { libelle: 'Désinscrire ou refuser un stagiaire', a: gestion },
  'inscription.exporter': { libelle: 'Exporter les stagiaires', a: gestion },
  'amenagement.suivre': { libelle: 'Besoins d’aménagement', a: gestion },
  'presence.saisir': { libelle: 'Noter les présences', a: gestion },
  'presence.emarger': { libelle: 'Émarger avec le code de la salle', a: ['public'] },
  'presence.valider': { libelle: 'Valider les présences', a: gestion },
})

type Droit = keyof typeof droits

/** 403 without the right; 404 when it is held for other centres than the one of this formation. */
export function exiger(ctx: Ctx | WriteCtx, droit: Droit, formation: Portee): void {
  authorize(ctx, droit)
  if (!can(ctx, droit, formation)) notFound()
}
