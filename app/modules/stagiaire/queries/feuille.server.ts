import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { estFormateurDe, findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { estMineur } from '../model.ts'
import { can, exiger } from '../policy.ts'
import type { LigneStagiaire } from './stagiaires.server.ts'

/**
 * The formation, for whoever may see its trainees: its managers, or its accepted trainers, who see names
 * and attendance only.
 */
export async function findFormationSuivie(ctx: Ctx, formationId: string) {
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  if (can(ctx, 'inscription.lister', formation)) return { formation, gestion: true }
  if (!(await estFormateurDe(ctx, formationId))) exiger(ctx, 'inscription.lister', formation)
  return { formation, gestion: false }
}

/** The formation of a page, for whoever holds this right on it: 404 when it is not seen, 403 without the right. */
export async function findFormationPour(
  ctx: Ctx,
  formationId: string | undefined,
  droit: Parameters<typeof exiger>[1],
) {
  const formation = (await findFormation(ctx, uuidParam(formationId))) ?? notFound()
  exiger(ctx, droit, formation)
  return formation
}

/** A line as the page shows it: no address nor e-mail leaves the server for a trainer. */
export function ligneDe(
  row: LigneStagiaire,
  formation: { premierJour: string | null; prix: number; clientId?: string | null },
  gestion: boolean,
) {
  const {
    id,
    naissanceDate,
    statut,
    motif,
    presences,
    presenceValideeLe,
    presenceMotif,
    amenagement,
  } = row
  const commun = { id, nom: nomComplet(row), statut, motif, presences, presenceMotif }
  return {
    ...commun,
    presenceValidee: presenceValideeLe !== null,
    mineur: estMineur(naissanceDate, formation),
    ...(gestion && {
      naissanceDate,
      feminin: row.civilite === 'madame',
      amenagement,
      convoqueeLe: row.convoqueeLe,
      email: row.email,
      telephone: row.telephone && formatTelephone(row.telephone),
      statutBpf: row.statutBpf,
      responsable: row.responsableNom,
      reste: formation.clientId ? 0 : Math.max(0, formation.prix - row.encaisse),
    }),
  }
}

export type Ligne = ReturnType<typeof ligneDe>
