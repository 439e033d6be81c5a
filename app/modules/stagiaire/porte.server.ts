import type { Formation } from '#app/modules/formation/model.ts'
import { findFormation, lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { proposerPlaces } from './attente.server.ts'
import { estPublique, type LienPartenaire, type Origine } from './model/places.ts'
import { exiger } from './policy.ts'
import { findLien, findLienParJeton } from './queries/liens-partenaires.server.ts'

export type PorteTenue = { formation: Formation; lien: LienPartenaire | undefined }

type Demande = {
  origine: Origine
  formationId: string
  lienPartenaireId?: string | null | undefined
}

/** The formation and the link of a door, locked, once those who wait have been offered what is free. */
export async function lockPorte(ctx: WriteCtx, demande: Demande): Promise<PorteTenue> {
  const { origine, formationId, lienPartenaireId = null } = demande
  // A partner link is its own right to see the formation, private or not.
  const lecteur: WriteCtx =
    origine === 'partenaire' ? { ...ctx, acteur: { genre: 'systeme' } } : ctx
  const lue = await lockFormation(lecteur, formationId)
  if (origine === 'public' && lue.privee) notFound()
  exiger(ctx, estPublique(origine) ? 'inscription.creer_publique' : 'inscription.creer', lue)
  if (!estPublique(origine)) return { formation: lue, lien: undefined }
  const formation = await proposerPlaces(ctx, lue)
  const lien =
    origine === 'partenaire' ? await findLien(ctx, formation.id, lienPartenaireId) : undefined
  return { formation, lien }
}

/** A door of the public steps: the site of the union, or a partner link. */
export type Porte = {
  origine: 'public' | 'partenaire'
  formation: Formation
  lien: (LienPartenaire & { id: string }) | undefined
  /** The page before the first step; the steps are below it. */
  accueil: string
}

/** The door of an address: `/:union/formations/:formationId…` or `/:union/partenaire/:jeton…`. */
export async function findPorte(
  ctx: Ctx,
  { formationId, jeton }: { formationId?: string | undefined; jeton?: string | undefined },
): Promise<Porte> {
  const union = `/${ctx.union.slug}`
  if (jeton === undefined) {
    const formation = (await findFormation(ctx, uuidParam(formationId))) ?? notFound()
    const accueil = `${union}/formations/${formation.id}`
    return { origine: 'public', formation, lien: undefined, accueil }
  }
  const lien = (await findLienParJeton(ctx, jeton)) ?? notFound()
  const lecteur: Ctx = { ...ctx, acteur: { genre: 'systeme' } }
  const formation = (await findFormation(lecteur, lien.formationId)) ?? notFound()
  const accueil = `${union}/partenaire/${encodeURIComponent(jeton)}`
  return { origine: 'partenaire', formation, lien, accueil }
}
