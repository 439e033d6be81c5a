import { creerCompte, envoyerLienAcces } from '#app/modules/compte/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { type Change, record } from '#app/platform/journal.server.ts'
import type { StatutAdherent } from '../model/adherent.ts'
import type { AutreTelephone } from '../model/fiche.ts'
import { clePersonne, type IdentiteAdherent, nomTri } from '../model/personne.ts'
import { authorize } from '../policy.ts'
import { findPersonne, insertPersonne, lockAdherents } from '../queries/personnes.server.ts'
import { pseudoLibre } from './creer-adherent.server.ts'
import { refuseContrainte } from './modifier-adherent.server.ts'

/** A sheet as a file leaves it, whole. */
export type AdherentImporte = IdentiteAdherent & {
  numeroFederal: string | null
  email: string | null
  telephone: string | null
  autresTelephones: AutreTelephone[]
  adresse: string | null
  codePostal: string | null
  commune: string | null
  pays: string | null
  centreId: string | null
  statut: StatutAdherent
  grade: string | null
}

type Creation = { fiche: AdherentImporte; importId: string; avecCompte: boolean }

/**
 * ADH-2, ADH-12: a member that a file brings. Without an account unless asked, and never with one that
 * exists: its owner alone attaches it. The caller holds the lock of the person, and tries again when the
 * pseudo was taken at the same moment (`adherent_pseudo_unique`).
 */
export async function importerNouvelAdherent(
  ctx: WriteCtx,
  { fiche, importId, avecCompte }: Creation,
): Promise<string> {
  authorize(ctx, 'adherent.creer', fiche)
  const id = newId()
  const compteId = avecCompte && fiche.email !== null ? newId() : null
  if (compteId !== null && fiche.email !== null) {
    await creerCompte(ctx, { id: compteId, email: fiche.email })
  }
  const pseudo = await pseudoLibre(ctx, null, fiche)
  const personneId = await personneSansFiche(ctx, fiche)
  try {
    await ctx.db
      .insertInto('adherent')
      .values({
        unionId: ctx.union.id,
        id,
        personneId,
        compteId,
        pseudo,
        ...colonnesFiche(fiche),
        creeLe: ctx.now,
        creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .execute()
  } catch (error) {
    refuseContrainte(error)
  }
  record(ctx, 'adherent.importe', { genre: 'adherent', id }, { importId })
  if (compteId !== null) await enqueue(ctx, envoyerLienAcces, { adherentId: id, genre: 'creation' })
  return id
}

/** A former trainee becomes a member; one already a member is somebody else of the same name. */
async function personneSansFiche(ctx: WriteCtx, fiche: AdherentImporte): Promise<string> {
  if (fiche.naissanceDate === null) return insertPersonne(ctx, fiche)
  const connue = await findPersonne(ctx, clePersonne(fiche))
  return connue && connue.pseudo === null ? connue.id : insertPersonne(ctx, fiche)
}

type MiseAJour = {
  adherentId: string
  personneId: string
  fiche: AdherentImporte
  changements: Change[]
  importId: string
}

/** What a file adds to the sheet of a member. The caller read the sheet under the lock of the member. */
export async function mettreAJourAdherentImporte(
  ctx: WriteCtx,
  { adherentId, personneId, fiche, changements, importId }: MiseAJour,
): Promise<void> {
  authorize(ctx, 'adherent.modifier', fiche)
  await lockAdherents(ctx, [adherentId])
  try {
    await ctx.db
      .updateTable('personne')
      .set((eb) => ({
        clePersonne: clePersonne(fiche),
        civilite: fiche.civilite,
        nomUsage: fiche.nomUsage,
        naissanceDate: fiche.naissanceDate,
        naissanceCommune: fiche.naissanceCommune,
        naissanceCodePostal: fiche.naissanceCodePostal,
        naissancePays: fiche.naissancePays,
        version: eb('version', '+', 1),
      }))
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', personneId)
      .execute()
    await ctx.db
      .updateTable('adherent')
      .set((eb) => ({ ...colonnesFiche(fiche), version: eb('version', '+', 1) }))
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .execute()
  } catch (error) {
    refuseContrainte(error)
  }
  const objet = { genre: 'adherent', id: adherentId }
  record(ctx, 'adherent.mis_a_jour_par_import', objet, { importId }, changements)
}

function colonnesFiche(fiche: AdherentImporte) {
  return {
    statut: fiche.statut,
    grade: fiche.grade,
    numeroFederal: fiche.numeroFederal,
    centreId: fiche.centreId,
    nomTri: nomTri(fiche),
    email: fiche.email,
    telephone: fiche.telephone,
    autresTelephones: JSON.stringify(fiche.autresTelephones),
    adresse: fiche.adresse,
    codePostal: fiche.codePostal,
    commune: fiche.commune,
    pays: fiche.pays,
  }
}
