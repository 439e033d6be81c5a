import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { changementsFiche } from '../model/fiche.ts'
import { empechementNaissance } from '../model/naissance.ts'
import { clePersonne, enForme, type IdentiteAdherent, nomTri } from '../model/personne.ts'
import { authorize } from '../policy.ts'
import { type FicheLue, findFiche } from '../queries/modification.server.ts'
import { findHomonyme, lockAdherents, lockPersonnes } from '../queries/personnes.server.ts'
import type { ModifierAdherent } from '../schema.ts'

/** ADH-4, ADH-7: changes the sheet and the person. A stale form is refused: both versions are shown. */
export function modifierAdherent(ctx: Ctx | WriteCtx, input: ModifierAdherent) {
  return transaction(ctx, async (ctx) => {
    const identite = enForme(input.identite)
    const vue = (await findFiche(ctx, input.adherentId)) ?? notFound()
    const cles = [clePersonne(vue), clePersonne(identite)]
    await lockPersonnes(ctx, cles)
    await lockAdherents(ctx, [input.adherentId])
    const avant = (await findFiche(ctx, input.adherentId)) ?? notFound()
    authorize(ctx, 'adherent.modifier', avant)
    authorize(ctx, 'adherent.modifier', input)
    if (avant.version !== input.version || avant.versionPersonne !== input.versionPersonne)
      throw new StaleVersion()
    refuseNaissance(ctx, identite)
    if (cles[0] !== cles[1] && !input.homonyme) await refuseHomonyme(ctx, avant.id, identite)

    await updatePersonne(ctx, avant, identite)
    await updateAdherent(ctx, input, identite)
    const apres = (await findFiche(ctx, input.adherentId)) ?? notFound()
    const changements = changementsFiche(avant, apres, avant.personneId)
    if (changements.length === 0) return
    record(ctx, 'adherent.modifie', { genre: 'adherent', id: avant.id }, {}, changements)
  })
}

function refuseNaissance(ctx: WriteCtx, { naissanceDate }: IdentiteAdherent): void {
  if (naissanceDate === null) return
  refuseIf(empechementNaissance(naissanceDate, ctx.aujourdhui), 'identite.naissanceDate')
}

/** Corrected into somebody who is there already: two sheets of one person are merged, not made. */
async function refuseHomonyme(ctx: WriteCtx, id: string, identite: IdentiteAdherent) {
  const autre = await findHomonyme(ctx, identite, id)
  if (!autre) return
  const phrase = `Cette personne est déjà adhérente, sous l’identifiant ${autre.pseudo}. Fusionnez les deux fiches, ou cochez « C’est une autre personne ».`
  throw new Refusal(phrase, 'identite.nomNaissance')
}

async function updatePersonne(ctx: WriteCtx, { personneId }: FicheLue, identite: IdentiteAdherent) {
  await ctx.db
    .updateTable('personne')
    .set(identite)
    .set({ clePersonne: clePersonne(identite), version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', personneId)
    .execute()
}

async function updateAdherent(ctx: WriteCtx, input: ModifierAdherent, identite: IdentiteAdherent) {
  const {
    adherentId,
    version: _,
    versionPersonne: __,
    identite: ___,
    homonyme: ____,
    ...fiche
  } = input
  try {
    await ctx.db
      .updateTable('adherent')
      .set({
        ...fiche,
        autresTelephones: JSON.stringify(fiche.autresTelephones),
        tailles: JSON.stringify(fiche.tailles),
        nomTri: nomTri(identite),
        version: sql<number>`version + 1`,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .execute()
  } catch (error) {
    refuseContrainte(error)
  }
}

/** What the database knows better: a number already given, a centre that is gone. */
export function refuseContrainte(error: unknown): never {
  const contrainte = brokenConstraint(error)
  if (contrainte === 'adherent_numero_federal_unique') {
    throw new Refusal('Ce numéro fédéral est déjà celui d’un autre adhérent.', 'numeroFederal')
  }
  if (contrainte === 'adherent_amicale') {
    throw new Refusal('Cette amicale n’existe plus. Choisissez-en une autre.', 'amicaleId')
  }
  if (contrainte === 'adherent_union_id_centre_id_fkey') {
    throw new Refusal('Ce centre n’existe plus. Choisissez-en un autre.', 'centreId')
  }
  throw error
}
