import { z } from 'zod'
import { prevenir } from '#app/modules/notification/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { assemblerCopie } from '../copie.server.ts'
import { joursCopie } from '../model/copie.ts'
import { findQui } from '../queries/qui.server.ts'

/** Makes the archive of a copy that was asked for, and tells who waits for it. Run twice, makes one. */
export const preparerCopie = defineJob(
  'rgpd.preparer_copie',
  z.object({ exportId: z.uuid() }),
  async (ctx, { exportId }, { attempt, maxAttempts }) => {
    const demande = await findDemande(ctx, exportId)
    if (demande?.statut !== 'en_preparation') return
    try {
      const qui = await findQui(ctx, demande.personneId)
      if (!qui) return await finir(ctx, exportId, { statut: 'echoue' })
      const bytes = await assemblerCopie(ctx, qui)
      await transaction(ctx, (ctx) => offrir(ctx, exportId, bytes))
    } catch (error) {
      if (attempt >= maxAttempts) await finir(ctx, exportId, { statut: 'echoue' })
      throw error
    }
  },
  { maxAttempts: 5 },
)

function findDemande(ctx: Ctx | WriteCtx, id: string) {
  return ctx.db
    .selectFrom('exportDonnees')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select(['statut', 'personneId', 'demandePar'])
    .executeTakeFirst()
}

async function offrir(ctx: WriteCtx, id: string, bytes: Buffer): Promise<void> {
  const demande = await findDemande(ctx, id)
  if (demande?.statut !== 'en_preparation') return
  const fichier = await insertFichier(ctx, {
    bytes,
    nom: 'mes-donnees.zip',
    genre: 'export_donnees',
    proprietaire: { genre: 'personne', id: demande.personneId },
    fige: false,
  })
  const tiers = !(await estSa(ctx, demande))
  const expireLe = new Date(ctx.now.getTime() + joursCopie * 86_400_000)
  await poser(ctx, id, {
    ...{ statut: 'pret', fichierId: fichier.id, taille: bytes.length },
    ...{ pretLe: ctx.now, expireLe },
  })
  await prevenir(ctx, {
    adherentIds: [demande.demandePar],
    genre: 'donnees.copie_prete',
    cle: id,
    titre: 'La copie de données que vous avez demandée est prête',
    lien: tiers ? `/administration/donnees-personnelles/${demande.personneId}` : '/compte/export',
  })
}

/** Whether who asked is the person the copy is about. */
async function estSa(ctx: WriteCtx, demande: { personneId: string; demandePar: string }) {
  const row = await ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', demande.demandePar)
    .where('personneId', '=', demande.personneId)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

function finir(ctx: Ctx, id: string, etat: { statut: 'echoue' }): Promise<void> {
  return transaction(ctx, (ctx) => poser(ctx, id, etat))
}

type Etat = {
  statut: 'pret' | 'echoue'
  fichierId?: string
  taille?: number
  pretLe?: Date
  expireLe?: Date
}

async function poser(ctx: WriteCtx, id: string, etat: Etat): Promise<void> {
  await ctx.db
    .updateTable('exportDonnees')
    .set(etat)
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
}
