import { listMarques, listStagiairesInscrits } from '#app/modules/stagiaire/public.server.ts'
import { listMateriel, readImage } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import type { DonneesDossier } from '../documents/donnees-dossier.ts'
import type { Formation } from '../model.ts'
import { listJournees } from '../public.server.ts'
import { donneesProcesVerbal } from './proces-verbal.server.ts'

/** All that the file of a formation prints, as it is known now, and the images it needs. */
export async function findDossier(ctx: Ctx, formation: Formation) {
  const journees = await listJournees(ctx, [formation.id])
  const stagiaires = await listStagiairesInscrits(ctx, formation.id)
  const marques = await listMarques(ctx, formation.id)
  const procesVerbal = await donneesProcesVerbal(ctx, {
    formation,
    journees,
    // A draft: who was there and who succeeds is not decided yet.
    stagiaires: stagiaires.map((stagiaire) => ({
      ...stagiaire,
      resultat: null,
      presenceValideeLe: null,
    })),
    inscrits: stagiaires.length,
  })
  const donnees: DonneesDossier = {
    formation,
    journees,
    client: await findNomClient(ctx, formation.id),
    stagiaires: procesVerbal.stagiaires.map((stagiaire, rang) => ({
      ...stagiaire,
      marques: marques.filter(({ inscriptionId }) => inscriptionId === stagiaires[rang]?.id),
    })),
    procesVerbal,
    materiel: await listMateriel(ctx, formation.typeFormationId),
    formateurs: Math.max(formation.formateursRequis, procesVerbal.equipe.length),
    ouverte: formation.statut === 'validee' || formation.statut === 'a_valider',
    le: ctx.aujourdhui,
  }
  const logo = await readImage(ctx, 'logo')
  return {
    donnees,
    images: { ...(logo && { logo: logo.bytes }), ...(await lireSignatures(marques)) },
  }
}

async function findNomClient(ctx: Ctx, formationId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('formation as f')
    .innerJoin('client as c', (join) =>
      join.onRef('c.unionId', '=', 'f.unionId').onRef('c.id', '=', 'f.clientId'),
    )
    .where('f.unionId', '=', ctx.union.id)
    .where('f.id', '=', formationId)
    .select('c.raisonSociale')
    .executeTakeFirst()
  return row?.raisonSociale ?? null
}

async function lireSignatures(
  marques: Awaited<ReturnType<typeof listMarques>>,
): Promise<Record<string, Buffer>> {
  const lues = marques.map(
    async ({ id, cleStockage, sha256 }): Promise<[string, Buffer][]> =>
      cleStockage && sha256 ? [[`signature-${id}`, await readStoredFile(cleStockage, sha256)]] : [],
  )
  return Object.fromEntries((await Promise.all(lues)).flat())
}
