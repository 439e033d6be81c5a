import type { Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'

export type FormationVue = {
  id: string
  intitule: string
  premierJour: Jour | null
  candidature: 'posee' | 'acceptee' | 'refusee' | null
  /** Why the skills held do not serve on its days; undefined when one of them does. */
  competence: string | undefined
  /** The day on which the member is already taken elsewhere. */
  prisLe: Jour | undefined
}

/** What is known of a member who cannot apply, or is not told. */
export type Faits = {
  etat: 'incomplet' | 'a_valider' | 'valide' | 'desactive'
  manques: string[]
  formateur: boolean
  /** Skills held that let one train, each with why it no longer serves today. */
  competences: { libelle: string; empechement: string | undefined }[]
  formations: FormationVue[]
  /** Types of the formations to come whose skill is not held. */
  typesSansCompetence: string[]
  canauxCoupes: string[]
  email: string | null
}

export type Constat = { fait: string; bon: boolean; detail: string | undefined }

/** AIDE-1: *Pourquoi ne puis-je pas postuler ?*, in the order in which things must be put right. */
export function constatsCompte(faits: Faits): Constat[] {
  return [
    constat(
      faits.etat !== 'incomplet',
      'Compte complet',
      'Compte incomplet',
      faits.manques.join(' · '),
    ),
    constatValidation(faits.etat),
    constat(
      faits.formateur,
      'Rôle de formateur',
      'Pas de rôle de formateur',
      'Sans lui, la page Postuler formation ne s’ouvre pas. Un gestionnaire des adhérents le donne.',
    ),
    constatCompetences(faits.competences),
  ]
}

function constatValidation(etat: Faits['etat']): Constat {
  if (etat === 'desactive') {
    return {
      bon: false,
      fait: 'Compte désactivé',
      detail: 'Un gestionnaire des adhérents peut le rétablir.',
    }
  }
  return constat(
    etat === 'valide',
    'Compte validé',
    'Compte pas encore validé',
    'Un administrateur le valide dans Administration > Validation des comptes actifs, une fois complet.',
  )
}

function constatCompetences(competences: Faits['competences']): Constat {
  if (competences.length === 0) {
    return {
      bon: false,
      fait: 'Aucune compétence de formateur',
      detail:
        'Il faut la compétence du type de formation (par exemple Formateur PSC). Un gestionnaire des adhérents l’ajoute.',
    }
  }
  const bon = competences.some(({ empechement }) => empechement === undefined)
  return {
    bon,
    fait: bon ? 'Compétence de formateur' : 'Compétence qui n’est plus valable',
    detail: competences
      .map(({ libelle, empechement }) =>
        empechement ? `${libelle} (${empechement})` : `${libelle}, valable aujourd’hui`,
      )
      .join(' · '),
  }
}

/** What lets the news of a formation arrive, or not. */
export function constatsAnnonces({ canauxCoupes, email }: Faits): Constat[] {
  return [
    constat(
      canauxCoupes.length === 0,
      'Notifications des nouvelles formations gardées',
      'Notifications des nouvelles formations coupées',
      `Coupé\u00a0: ${canauxCoupes.join(', ')}. Cela se rétablit dans Préférences.`,
    ),
    constat(
      email !== null,
      'Adresse électronique connue',
      'Pas d’adresse électronique',
      'Aucun courriel ne peut partir. L’adresse s’ajoute dans les informations de l’adhérent.',
    ),
  ]
}

/** Formation by formation: undefined when one may apply. */
export function empechementPour(formation: FormationVue): string | undefined {
  const { candidature, competence, prisLe } = formation
  if (candidature === 'posee') return 'Candidature déjà envoyée, en attente de réponse.'
  if (candidature === 'acceptee') return 'Déjà retenu.'
  if (candidature === 'refusee') return 'Candidature déclinée.'
  if (competence !== undefined)
    return `${competence.charAt(0).toLocaleUpperCase('fr')}${competence.slice(1)}.`
  if (prisLe !== undefined) return `Déjà pris par une autre formation le ${formatDay(prisLe)}.`
  return undefined
}

function constat(bon: boolean, oui: string, non: string, detail: string): Constat {
  return { bon, fait: bon ? oui : non, detail: bon ? undefined : detail }
}
