import { sql } from 'kysely'
import { clePersonne } from '#app/modules/adherent/model/personne.ts'
import {
  importerNouvelAdherent,
  lockAdherents,
  lockPersonne,
  mettreAJourAdherentImporte,
} from '#app/modules/adherent/public.server.ts'
import { noterCotisations } from '#app/modules/cotisation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { log } from '#app/platform/log.server.ts'
import { type Comprise, comprendre, prevoir } from '../lecture.server.ts'
import type { Remarque } from '../model/lecture.ts'
import type { Plan, Resultat } from '../model/plan.ts'
import { authorize, touteUnion } from '../policy.ts'
import { listCandidats } from '../queries/connus.server.ts'
import type { Contexte } from '../queries/importations.server.ts'

type Ligne = { importId: string; numero: number }

/**
 * ADH-2: writes one line, whole or not at all, once. False when the import is no longer running. A line
 * that cannot be written is noted with its reason, and the others go on.
 */
export async function importerLigne(ctx: Ctx, ligne: Ligne, contexte: Contexte): Promise<boolean> {
  try {
    return await ecrireEncore(ctx, ligne, contexte)
  } catch (error) {
    if (!(error instanceof Refusal)) log.error({ err: error, ...ligne }, 'import line failed')
    const refus = error instanceof Refusal ? error.message : undefined
    return transaction(ctx, async (ctx) => {
      const prise = await lockLigne(ctx, ligne)
      if (prise.enCours && prise.brut) await noter(ctx, ligne, 'en_erreur', [nonEcrite(refus)])
      return prise.enCours
    })
  }
}

/** Somebody may take the same pseudo at the same moment: the line is then read again. */
async function ecrireEncore(ctx: Ctx, ligne: Ligne, contexte: Contexte): Promise<boolean> {
  for (let essai = 1; ; essai += 1) {
    try {
      return await transaction(ctx, (ctx) => ecrire(ctx, ligne, contexte))
    } catch (error) {
      if (essai >= 3 || brokenConstraint(error) !== 'adherent_pseudo_unique') throw error
    }
  }
}

async function ecrire(ctx: WriteCtx, ligne: Ligne, contexte: Contexte): Promise<boolean> {
  authorize(ctx, 'importation.gerer', touteUnion)
  const { enCours, brut } = await lockLigne(ctx, ligne)
  if (!enCours || !brut) return enCours
  const comprise = comprendre(brut, contexte)
  if (!comprise) {
    await noter(ctx, ligne, 'ignoree', [])
    return true
  }
  await lockPersonne(ctx, clePersonne(comprise.lue))
  const plan = await prevoirVerrouille(ctx, comprise, contexte)
  const adherentId = await appliquer(ctx, ligne, plan, contexte)
  await noter(ctx, ligne, plan.resultat, plan.remarques, adherentId)
  return true
}

/** The member is read again once locked: somebody may be changing the sheet at this moment. */
async function prevoirVerrouille(ctx: WriteCtx, comprise: Comprise, contexte: Contexte) {
  const plan = prevoir(comprise, await listCandidats(ctx, comprise.lue), contexte)
  if (!plan.connu) return plan
  await lockAdherents(ctx, [plan.connu.id])
  return prevoir(comprise, await listCandidats(ctx, comprise.lue), contexte)
}

async function appliquer(
  ctx: WriteCtx,
  { importId }: Ligne,
  plan: Plan,
  { reglages }: Contexte,
): Promise<string | null> {
  const { resultat, connu, fiche, changements, cotisations } = plan
  if (resultat === 'en_erreur') return null
  let adherentId = connu?.id
  if (!connu) {
    const avecCompte = reglages.avecComptes
    adherentId = await importerNouvelAdherent(ctx, { fiche, importId, avecCompte })
  } else if (changements.length > 0) {
    const { id, personneId } = connu
    const valeurs = changements.map((changement) => ({ ...changement, personneId }))
    const maj = { adherentId: id, personneId, fiche, changements: valeurs, importId }
    await mettreAJourAdherentImporte(ctx, maj)
  }
  if (adherentId === undefined) return null
  const connues = connu ? undefined : []
  await noterCotisations(ctx, { adherentId, dites: cotisations, connues })
  return adherentId
}

/**
 * The import is shared: an order to stop waits for the end of the line. Nothing waits for the disk: what
 * a crash loses of the last lines, their results included, is written again after it.
 */
async function lockLigne(ctx: WriteCtx, { importId, numero }: Ligne) {
  const ligne = await ctx.db
    .selectFrom('importAdherent as i')
    .innerJoin('importLigne as l', (join) =>
      join.onRef('l.unionId', '=', 'i.unionId').onRef('l.importId', '=', 'i.id'),
    )
    .where('i.unionId', '=', ctx.union.id)
    .where('i.id', '=', importId)
    .where('i.statut', '=', 'en_cours')
    .where('l.numero', '=', numero)
    .select([sql<string[]>`l.brut`.as('brut'), 'l.resultat'])
    .select(sql`set_config('synchronous_commit', 'off', true)`.as('disque'))
    .forUpdate('l')
    .forShare('i')
    .executeTakeFirst()
  return { enCours: ligne !== undefined, brut: ligne?.resultat === null ? ligne.brut : undefined }
}

async function noter(
  ctx: WriteCtx,
  { importId, numero }: Ligne,
  resultat: Resultat,
  remarques: Remarque[],
  adherentId: string | null = null,
): Promise<void> {
  await ctx.db
    .updateTable('importLigne')
    .set({ resultat, remarques: JSON.stringify(remarques), adherentId, traiteeLe: new Date() })
    .where('unionId', '=', ctx.union.id)
    .where('importId', '=', importId)
    .where('numero', '=', numero)
    .execute()
}

function nonEcrite(refus = 'Cette ligne n’a pas pu être enregistrée.'): Remarque {
  const remede = 'Rien n’a été changé pour elle. Corrigez le fichier, puis importez-le de nouveau.'
  return { gravite: 'erreur', colonne: '', valeur: '', raison: refus, remede }
}
