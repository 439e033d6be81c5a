import { sql } from 'kysely'
import { z } from 'zod'
import { lockFormationsDe } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { changementsFiche } from '../model/fiche.ts'
import { empechementFusion, fusionnerFiches } from '../model/fusion.ts'
import { clePersonne, nomTri } from '../model/personne.ts'
import { type FicheAFusionner, findFicheAFusionner } from '../queries/fusion.server.ts'
import { lockPersonnes } from '../queries/personnes.server.ts'
import { lockAdherentsPour } from '../queries/portee.server.ts'
import { rattacher } from '../rattachement.server.ts'

export const fusionnerAdherentsSchema = z.object({
  garder: z.uuid('Choisissez la fiche à garder.'),
  archiver: z.uuid('Choisissez la fiche à archiver.'),
  /** What was on the screen when it was confirmed: `versionDe` of both sheets. */
  vues: z.string().max(80),
  confirmation: z.literal('oui', { error: 'Cochez la case pour fusionner les deux fiches.' }),
})

type Fusion = z.output<typeof fusionnerAdherentsSchema>

/**
 * Two sheets of one person become one: everything goes to the sheet that stays, the other is archived and
 * points to it. The account is the kept one's; nobody logs in with the other again.
 */
export function fusionnerAdherents(ctx: Ctx | WriteCtx, { garder, archiver, vues }: Fusion) {
  return transaction(ctx, async (ctx) => {
    refuseIf(garder === archiver ? 'Choisissez deux fiches différentes.' : undefined)
    await lockFiches(ctx, [garder, archiver])
    await lockFormationsDe(ctx, [garder, archiver])
    await lockAdherentsPour(ctx, 'adherent.fusionner', [garder, archiver])
    const gardee = (await findFicheAFusionner(ctx, garder)) ?? notFound()
    const autre = (await findFicheAFusionner(ctx, archiver)) ?? notFound()
    if (versionsDe(gardee, autre) !== vues) throw new StaleVersion()
    const moi = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : undefined
    refuseIf(empechementFusion(gardee, autre, moi))

    await archiverFiche(ctx, autre, gardee)
    await completerFiche(ctx, gardee, autre)
    await reporterRoles(ctx, gardee, autre)
    await rattacher(ctx, { de: autre, vers: gardee })
    const apres = (await findFicheAFusionner(ctx, garder)) ?? notFound()
    const codes = { garder, archiver, pseudo: autre.pseudo }
    const changements = changementsFiche(gardee, apres, gardee.personneId)
    record(ctx, 'adherent.fusionne', { genre: 'adherent', id: garder }, codes, changements)
    record(ctx, 'adherent.archive_par_fusion', { genre: 'adherent', id: archiver }, codes)
  })
}

/** Changes as soon as either sheet does: what was previewed is what is done. */
export function versionsDe(gardee: FicheAFusionner, autre: FicheAFusionner): string {
  return [gardee, autre].map((fiche) => `${fiche.version}.${fiche.versionPersonne}`).join('-')
}

async function lockFiches(ctx: WriteCtx, ids: string[]): Promise<void> {
  const fiches = await Promise.all(ids.map((id) => findFicheAFusionner(ctx, id)))
  const cles = fiches.map((fiche) => clePersonne(fiche ?? notFound()))
  await lockPersonnes(ctx, cles)
}

/** First: the federal number is unique, the sheet that stays takes it after. */
async function archiverFiche(ctx: WriteCtx, autre: FicheAFusionner, gardee: FicheAFusionner) {
  await ctx.db
    .updateTable('adherent')
    .set({
      archiveLe: ctx.now,
      desactiveLe: ctx.now,
      fusionneDansId: gardee.id,
      numeroFederal: null,
      version: sql<number>`version + 1`,
    })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', autre.id)
    .execute()
  await ctx.db
    .updateTable('personne')
    .set({ fusionneeDansId: gardee.personneId, version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', autre.personneId)
    .execute()
}

async function completerFiche(ctx: WriteCtx, gardee: FicheAFusionner, autre: FicheAFusionner) {
  const fusion = fusionnerFiches(gardee, autre)
  const identite = {
    civilite: fusion.civilite,
    nomNaissance: fusion.nomNaissance,
    nomUsage: fusion.nomUsage,
    prenoms: fusion.prenoms,
    naissanceDate: fusion.naissanceDate,
    naissanceCommune: fusion.naissanceCommune,
    naissanceCodePostal: fusion.naissanceCodePostal,
    naissancePays: fusion.naissancePays,
  }
  await ctx.db
    .updateTable('personne')
    .set(identite)
    .set({ clePersonne: clePersonne(identite), version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', gardee.personneId)
    .execute()
  await ctx.db
    .updateTable('adherent')
    .set({
      email: fusion.email,
      telephone: fusion.telephone,
      autresTelephones: JSON.stringify(fusion.autresTelephones),
      adresse: fusion.adresse,
      codePostal: fusion.codePostal,
      commune: fusion.commune,
      pays: fusion.pays,
      urgenceNom: fusion.urgenceNom,
      urgenceTelephone: fusion.urgenceTelephone,
      centreId: gardee.centreId ?? autre.centreId,
      amicaleId: gardee.amicaleId ?? autre.amicaleId,
      grade: fusion.grade,
      numeroFederal: fusion.numeroFederal,
      permis: fusion.permis,
      tailles: JSON.stringify(fusion.tailles),
      notes: fusion.notes,
      photoFichierId: gardee.photoFichierId ?? autre.photoFichierId,
      nomTri: nomTri(fusion),
      version: sql<number>`version + 1`,
    })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', gardee.id)
    .execute()
}

/** The archived sheet holds nothing more; a trainer's role follows, every other is held already. */
async function reporterRoles(ctx: WriteCtx, gardee: FicheAFusionner, autre: FicheAFusionner) {
  const auteur = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
  await ctx.db
    .updateTable('accreditation')
    .set({ retireeLe: ctx.now, retireePar: auteur })
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', autre.id)
    .where('retireeLe', 'is', null)
    .execute()
  const manquants = autre.roles.filter(
    ({ role, centreId }) =>
      role === 'formateur' &&
      !gardee.roles.some((tenu) => tenu.role === role && tenu.centreId === centreId),
  )
  if (manquants.length === 0) return
  await ctx.db
    .insertInto('accreditation')
    .values(
      manquants.map((tenu) => ({
        unionId: ctx.union.id,
        id: newId(),
        adherentId: gardee.id,
        ...tenu,
        donneePar: auteur,
        donneeLe: ctx.now,
      })),
    )
    .execute()
}
