import type { Acteur, Ctx, Role, WriteCtx } from './ctx.ts'
import { Forbidden } from './errors.ts'

/**
 * Who may: a role; `adherent` = any validated member; `compte` = any account of the union, even
 * incomplete; `public` = anybody. `administrateur` is implied everywhere but in what is held per person.
 */
export type Beneficiaire = Role | 'adherent' | 'compte' | 'public'

export type Droit = {
  libelle: string
  a: readonly Beneficiaire[]
  /** Held per person: here, and here alone, `administrateur` implies nothing. */
  personnel?: boolean
}

/** What a role limited to a centre is compared with. */
export type Portee = { centreId: string | null }

/** One table answers "may they?"; the rights page is generated from these tables, so it cannot lie. */
export function definePolicy<Nom extends string>(droits: Record<Nom, Droit>) {
  /** May the actor do it (to this object)? Without an object: to at least some. */
  function can(ctx: Ctx | WriteCtx, droit: Nom, portee?: Portee): boolean {
    return permits(ctx.acteur, droits[droit], portee)
  }
  function authorize(ctx: Ctx | WriteCtx, droit: Nom, portee?: Portee): void {
    if (!can(ctx, droit, portee)) throw new Forbidden(droit, droits[droit].libelle)
  }
  /** The centres the right is limited to; undefined when it holds for the whole union. */
  function centresAutorises(ctx: Ctx | WriteCtx, droit: Nom): string[] | undefined {
    return limits(ctx.acteur, droits[droit])
  }
  return { can, authorize, centresAutorises, droits }
}

export function permits(acteur: Acteur, droit: Droit, portee?: Portee): boolean {
  if (acteur.genre === 'systeme' || droit.a.includes('public')) return true
  if (acteur.genre !== 'adherent') return false
  if (droit.a.includes('compte')) return true
  if (!acteur.valide) return false
  if (droit.a.includes('adherent')) return true
  return acteur.roles.some(
    ({ role, centreId }) =>
      opens(droit, role) &&
      (centreId === null || portee === undefined || portee.centreId === centreId),
  )
}

function limits(acteur: Acteur, droit: Droit): string[] | undefined {
  if (acteur.genre !== 'adherent') return undefined
  if (droit.a.some((who) => who === 'public' || who === 'compte' || who === 'adherent'))
    return undefined
  const held = acteur.roles.filter(({ role }) => opens(droit, role))
  const centres = held.flatMap(({ centreId }) => (centreId === null ? [] : [centreId]))
  return centres.length === held.length ? centres : undefined
}

function opens({ a, personnel = false }: Droit, role: Role): boolean {
  return a.includes(role) || (role === 'administrateur' && !personnel)
}
