import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { formatDay, plural } from '#app/ui/format.ts'
import { annulationEmail, modeleAnnulation } from '../emails/annulation.ts'
import { listFormationsPubliques } from '../queries/formations-publiques.server.ts'
import { estParti, lockLettre } from '../queries/lettre.server.ts'

/** FOR-11: a trainee learns that the formation is cancelled, and when the next ones of its type are. */
export const prevenirAnnulation = defineJob(
  'stagiaire.prevenir_annulation',
  z.object({ inscriptionId: z.uuid(), demandeLe: z.iso.datetime() }),
  (ctx, { inscriptionId, demandeLe }) =>
    transaction(ctx, async (ctx) => {
      const inscription = await lockLettre(ctx, inscriptionId)
      if (inscription?.statutFormation !== 'annulee' || inscription.motif !== 'annulation') return
      if (await estParti(ctx, modeleAnnulation.cle, inscriptionId, demandeLe)) return
      const { donnees, destinataires } = inscription
      const { raison, type } = await findAnnulation(ctx, inscription.formationId)
      const prochaines = await listProchaines(ctx, type)
      const lienFormations = publicUrl(ctx, `/formations?type=${type}`)
      for (const to of destinataires) {
        const mail = { ...donnees, to, raison, prochaines, lienFormations }
        await envoyerCourriel(ctx, annulationEmail(mail))
      }
    }),
)

async function findAnnulation(ctx: WriteCtx, formationId: string) {
  const row = await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', formationId)
    .select(['motif', 'typeFormationId'])
    .executeTakeFirstOrThrow()
  return { raison: row.motif ?? '', type: row.typeFormationId }
}

/** What is open to the public with places left, soonest first. */
async function listProchaines(ctx: WriteCtx, type: string): Promise<string[]> {
  const filtres = { type, commune: '', du: '', libres: 'oui', page: 1 } as const
  const { rows } = await listFormationsPubliques(ctx, filtres, 5)
  return rows.map(({ premierJour, premiere, places, prises, depassementCapacite }) =>
    [
      premierJour && formatDay(premierJour),
      premiere?.commune || premiere?.lieu,
      !depassementCapacite && plural(places - prises, 'place', 'places'),
    ]
      .filter(Boolean)
      .join(', '),
  )
}
