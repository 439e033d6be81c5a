import { rolesEleves } from '#app/modules/adherent/model/role.ts'
import type { Accreditation } from '#app/platform/ctx.ts'

/** Days that a person has to set up a second factor, from the first request that asks for one. */
export const delaiJours = 7

type Membre = { valide: boolean; roles: Accreditation[] }

/** Whether the union asks this member for a second factor: the high roles always, more people if it wants. */
export function estDemande({ valide, roles }: Membre, pour: string | null): boolean {
  if (!valide) return false // roles act only on a validated member
  if (pour === 'tous') return true
  return roles.some(({ role }) => pour === 'tous_roles' || rolesEleves.includes(role))
}

/** The moment from which only *Mon compte* opens. */
export function limiteDe(exigeLe: Date): Date {
  return new Date(exigeLe.getTime() + delaiJours * 24 * 3600_000)
}

export type GenreFacteur = 'application' | 'cle' | 'secours'

type Facteur = { id: string; genre: GenreFacteur; confirmeLe: Date | null; utiliseLe: Date | null }

/** What counts as a second factor: recovery codes alone do not. */
export function facteursActifs<F extends Facteur>(facteurs: F[]): F[] {
  return facteurs.filter(({ genre, confirmeLe }) => genre !== 'secours' && confirmeLe !== null)
}

export function codesRestants(facteurs: Facteur[]): number {
  return facteurs.filter(({ genre, utiliseLe }) => genre === 'secours' && utiliseLe === null).length
}

/** Why a factor stays; undefined when it may go. */
export function empechementRetrait(facteurs: Facteur[], demande: boolean): string | undefined {
  if (!demande || facteursActifs(facteurs).length > 1) return undefined
  return 'Votre rôle demande un second facteur. Ajoutez-en un autre avant de retirer celui-ci.'
}

/** Letters and figures that are not taken for one another (Crockford's base 32, without 0 and 1). */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const nombreCodes = 10

/** `7KQM2-XW4TD`, from ten bytes drawn at random: 49 bits. */
export function formatCodeSecours(octets: Uint8Array): string {
  const lettres = [...octets].map((octet) => alphabet[octet % alphabet.length] ?? '')
  return `${lettres.slice(0, 5).join('')}-${lettres.slice(5, 10).join('')}`
}

/** What was typed, without spaces, hyphens nor case; undefined when it cannot be a recovery code. */
export function readCodeSecours(texte: string): string | undefined {
  const code = texte.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return code.length === 10 ? code : undefined
}

/** The six figures of an application, however they are spaced. */
export function readCodeApplication(texte: string): string | undefined {
  const code = texte.replaceAll(/\s/g, '')
  return /^\d{6}$/.test(code) ? code : undefined
}

/** An address that its owner recognises and that a neighbour's glance does not read whole. */
export function masquerIp(ip: string): string {
  const plain = ip.replace(/^::ffff:/, '')
  if (plain === '::1' || plain.startsWith('127.')) return 'cette machine'
  if (plain.includes(':')) return `${plain.split(':').slice(0, 3).join(':')}:…`
  const [un, deux] = plain.split('.')
  return deux === undefined ? 'adresse inconnue' : `${un}.${deux}.…`
}
