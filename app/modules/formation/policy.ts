import type { ActeurAdherent, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { definePolicy, type Portee } from '#app/platform/policy.ts'

export const { can, authorize, centresAutorises, droits } = definePolicy({
  'formation.lister': {
    libelle: 'Voir les formations à venir, à valider et clôturées',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'formation.creer': {
    libelle: 'Créer formation',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'formation.modifier': {
    libelle: 'Modifier formation',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'formation.valider': {
    libelle: 'Valider ou refuser une formation',
    a: ['gestionnaire_formations'],
  },
  'consigne.ecrire': {
    libelle: 'Écrire et envoyer les consignes',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'document.deposer': {
    libelle: 'Déposer un document d’une formation',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'formation.encadrer': { libelle: 'Mes formations', a: ['formateur'] },
  'formation.cloturer': { libelle: 'Clôturer une formation', a: ['gestionnaire_formations'] },
  'formation.rouvrir': {
    libelle: 'Rouvrir une formation clôturée',
    a: ['gestionnaire_formations'],
  },
  'formation.annuler': { libelle: 'Annuler une formation', a: ['gestionnaire_formations'] },
  'convention.etablir': {
    libelle: 'Établir et envoyer une convention de formation',
    a: ['gestionnaire_formations'],
  },
  'personnel.affecter': {
    libelle: 'Accepter ou affecter des formateurs',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'activite.lire': { libelle: 'Mes activités', a: ['compte'] },
  'candidature.poser': { libelle: 'Postuler formation', a: ['formateur'] },
  'candidature.comprendre': { libelle: 'Pourquoi ne puis-je pas postuler ?', a: ['compte'] },
  'candidature.expliquer': {
    libelle: 'Voir ce qui empêche un adhérent de postuler',
    a: ['gestionnaire_adherents', 'gestionnaire_formations'],
  },
})

type NomDroit = keyof typeof droits

/** 403 without the right; 404 when it is held for other centres than the one of this formation. */
export function exiger(ctx: Ctx | WriteCtx, droit: NomDroit, formation: Portee): void {
  authorize(ctx, droit)
  if (!can(ctx, droit, formation)) notFound()
}

/** The member whose activity is read: oneself. */
export function moi(ctx: Ctx): ActeurAdherent {
  authorize(ctx, 'activite.lire')
  return ctx.acteur.genre === 'adherent' ? ctx.acteur : notFound()
}
