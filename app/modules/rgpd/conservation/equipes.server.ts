import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { dureeStagiaires, finieAvant, type Regle } from './regle.server.ts'

/** The formation of a day of a trainer. */
const saFormation = sql`(select k.formation_id from candidature k
  where k.union_id = t.union_id and k.id = t.candidature_id)`

const numero = (formationId = sql`t.formation_id`) => sql<string>`(select f.numero from formation f
  where f.union_id = t.union_id and f.id = ${formationId})`

/** Who taught: the procès-verbal says it without end, the rest goes. Children before their parent. */
export const reglesEquipes: Regle[] = [
  {
    cle: 'consignes',
    table: 'consigne_envoi',
    quoi: 'Qui a reçu les consignes d’une formation',
    devient: 'effacé',
    limite: dureeStagiaires,
    condition: (limite) => finieAvant(limite),
    exemple: sql<string>`'consignes de ' || ${numero()}`,
    appliquer: { genre: 'supprime' },
  },
  {
    cle: 'affectations',
    table: 'affectation_journee',
    quoi: 'Journées et heures des formateurs',
    devient: 'effacées ; le procès-verbal et le bilan figé restent',
    limite: dureeStagiaires,
    condition: (limite) => finieAvant(limite, saFormation),
    exemple: sql<string>`'journée de ' || ${numero(saFormation)}`,
    appliquer: { genre: 'supprime' },
  },
  {
    cle: 'declarations',
    table: 'declaration_ligne',
    quoi: 'Déclarations à l’URSSAF',
    devient: 'effacées',
    limite: dureeStagiaires,
    condition: (limite) => sql`t.evenement_genre = 'formation'
      and ${finieAvant(limite, sql`t.evenement_id`)}`,
    exemple: sql<string>`'déclaration pour ' || ${numero(sql`t.evenement_id`)}`,
    appliquer: { genre: 'supprime' },
  },
  {
    cle: 'candidatures',
    table: 'candidature',
    quoi: 'Candidatures et affectations des formateurs',
    devient: 'effacées ; le procès-verbal reste',
    limite: dureeStagiaires,
    condition: (limite) => sql`${finieAvant(limite)}
      and not exists (select 1 from affectation_journee j
        where j.union_id = t.union_id and j.candidature_id = t.id)
      and not exists (select 1 from consigne_envoi e
        where e.union_id = t.union_id and e.candidature_id = t.id)`,
    exemple: sql<string>`'équipe de ' || ${numero()}`,
    appliquer: { genre: 'particulier', act: effacerCandidatures },
  },
]

/** One may say that it replaced another: that goes first, whichever batch each is in. */
async function effacerCandidatures(ctx: WriteCtx, ids: string[]): Promise<void> {
  await ctx.db
    .updateTable('candidature')
    .set({ remplaceId: null })
    .where('unionId', '=', ctx.union.id)
    .where((eb) => eb.or([eb('remplaceId', 'in', ids), eb('id', 'in', ids)]))
    .where('remplaceId', 'is not', null)
    .execute()
  await ctx.db
    .deleteFrom('candidature')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .execute()
}
