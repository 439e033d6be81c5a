import { redirect } from 'react-router'
import { identiteSchema } from '#app/modules/adherent/model/personne.ts'
import { type Moyen, moyensAuGuichet } from '#app/modules/facturation/model.ts'
import { findCarteOuverte } from '#app/modules/facturation/public.server.ts'
import type { Formation } from '#app/modules/formation/model.ts'
import { findReferentHandicap, lirePreference } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { attentePossible, empechementPorte, paieIci } from '../model/places.ts'
import { recapituler } from '../model/recapitulatif.ts'
import { referentPublic } from '../model/referent.ts'
import { coordonneesPubliquesSchema } from '../model/stagiaire.ts'
import { estMineur } from '../model.ts'
import type { Porte } from '../porte.server.ts'
import { jetonSuivi } from '../suivi.server.ts'
import { type DonneesBrouillon, findBrouillon } from './brouillon.server.ts'
import { findAPayer } from './payees.server.ts'

export const etapesInscription = ['identite', 'coordonnees', 'validation', 'merci'] as const
export type EtapeInscription = (typeof etapesInscription)[number]

export function etapeDe(texte: string | undefined): EtapeInscription {
  return etapesInscription.find((etape) => etape === texte) ?? notFound()
}

/** Address of a step; the token of the draft is its only parameter. */
export function adresseEtape(
  { accueil }: Pick<Porte, 'accueil'>,
  etape: EtapeInscription,
  jeton?: string | null,
): string {
  const page = `${accueil}/inscription/${etape}`
  return jeton ? `${page}?brouillon=${encodeURIComponent(jeton)}` : page
}

/** Under 18 on the first day, as far as the draft says. */
export function mineurDansBrouillon(
  donnees: DonneesBrouillon,
  formation: Pick<Formation, 'premierJour'>,
): boolean {
  const identite = identiteSchema.safeParse(donnees.identite)
  return identite.success && estMineur(identite.data.naissanceDate, formation)
}

/** What a step shows: its form, or why there is none. A step whose previous ones are missing goes back to them. */
export async function findVue(
  ctx: Ctx,
  porte: Porte,
  etape: EtapeInscription,
  jeton: string | undefined,
) {
  const { formation } = porte
  const { attente, raison } = jugerPorte(ctx, porte)
  const vers = (autre: EtapeInscription) => redirect(adresseEtape(porte, autre, jeton))
  if (jeton === undefined) {
    if (etape !== 'identite') throw vers('identite')
    if (raison !== undefined) return { vue: 'impossible' as const, raison }
    return { vue: 'identite' as const, valeurs: {}, raison, attente }
  }
  const brouillon = await findBrouillon(ctx, formation.id, jeton)
  if (brouillon.etat === 'inconnu' || brouillon.etat === 'expire')
    return { vue: 'perdu' as const, etat: brouillon.etat }
  if (brouillon.etat === 'termine') {
    const aPayer = await findAPayer(ctx, brouillon)
    if (aPayer !== undefined)
      throw redirect(`/${ctx.union.slug}/suivi/${jetonSuivi(ctx, aPayer)}/paiement`)
    if (etape !== 'merci') throw vers('merci')
    return { vue: 'merci' as const, attend: brouillon.attente }
  }
  const { donnees } = brouillon
  const identite = identiteSchema.safeParse(donnees.identite)
  if (etape === 'identite')
    return { vue: 'identite' as const, valeurs: donnees.identite ?? {}, raison, attente }
  if (!identite.success) throw vers('identite')
  const mineur = estMineur(identite.data.naissanceDate, formation)
  if (etape === 'coordonnees')
    return {
      ...{ vue: 'coordonnees' as const, valeurs: donnees.coordonnees ?? {}, mineur, raison },
      referent: referentPublic(await findReferentHandicap(ctx)),
    }
  const coordonnees = coordonneesPubliquesSchema.safeParse(donnees.coordonnees)
  if (!coordonnees.success) throw vers('coordonnees')
  if (etape === 'merci') throw vers('validation')
  return {
    vue: 'validation' as const,
    recapitulatif: recapituler(identite.data, coordonnees.data, mineur),
    mineur,
    raison,
    attente,
    moyens: attente ? [] : await listMoyens(ctx, porte),
  }
}

/** How a sign-up may be paid on the last step; nothing to choose when it costs nothing, or without the card. */
export async function listMoyens(ctx: Ctx, { origine, formation, lien }: Porte): Promise<Moyen[]> {
  // Who comes by a partner link pays nothing here, unless the link says that each one pays.
  if (!paieIci(origine, lien) || formation.prix === 0) return []
  if (!(await findCarteOuverte(ctx))) return []
  const plusTard = await lirePreference(ctx, 'paiement_plus_tard')
  return plusTard ? ['carte', ...moyensAuGuichet] : ['carte']
}

/** Why this door is closed now; full by its places alone, the public door leads to the waiting list. */
export function jugerPorte(ctx: Ctx, { origine, formation, lien }: Porte) {
  const attente = origine === 'public' && attentePossible(formation, ctx.aujourdhui)
  const raison = attente ? undefined : empechementPorte(origine, formation, ctx.aujourdhui, lien)
  return { attente, raison }
}
