import { sql } from 'kysely'
import { findReferentHandicap } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { statutsVivants } from '../model.ts'
import { authorize, can, centresAutorises } from '../policy.ts'
import { selectInscriptions } from './inscriptions.server.ts'

/** Whether the actor is the referent named by the union. */
export async function estReferent(ctx: Ctx): Promise<boolean> {
  if (ctx.acteur.genre !== 'adherent' || !ctx.acteur.valide) return false
  return (await findReferentHandicap(ctx))?.adherentId === ctx.acteur.adherentId
}

/**
 * The needs of the trainings to come: those of the actor's centres, all of them for the referent. What is
 * needed to call and to prepare, and nothing more: no birth, no address, nothing once it is over.
 */
export async function listAmenagements(ctx: Ctx) {
  const referent = await estReferent(ctx)
  if (!referent) authorize(ctx, 'amenagement.suivre')
  const gestion = can(ctx, 'amenagement.suivre')
  const centres = referent ? undefined : centresAutorises(ctx, 'amenagement.suivre')
  const lignes = await selectInscriptions(ctx)
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .where('i.amenagement', 'is not', null)
    .where('i.statut', 'in', statutsVivants)
    .where('f.statut', 'in', ['a_valider', 'validee'])
    .where(
      sql<boolean>`coalesce(f.dernier_jour, ${ctx.aujourdhui}::date) >= ${ctx.aujourdhui}::date`,
    )
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`f.centre_id = any(${centres ?? []}::uuid[])`),
    )
    .select(['i.id', 'i.formationId', 'i.nomNaissance', 'i.nomUsage', 'i.prenoms', 'i.amenagement'])
    .select(['f.numero', 'f.intitule', 'f.centreId', 'f.premierJour'])
    .select(sql<string | null>`coalesce(i.email, i.responsable_email)`.as('email'))
    .select(sql<string | null>`coalesce(i.telephone, i.responsable_telephone)`.as('telephone'))
    .select(lieu)
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .orderBy('i.id')
    .limit(300)
    .execute()
  return {
    referent,
    gestion,
    lignes: lignes.map((ligne) => ({
      ...ligne,
      /** The sheet of the trainee, for who may open it. */
      ouvrable: can(ctx, 'inscription.lister', ligne),
    })),
  }
}

const lieu = sql<string>`coalesce((select string_agg(distinct coalesce(l.nom, j.lieu_libre), ', ')
  from journee j left join lieu l on l.union_id = j.union_id and l.id = j.lieu_id
  where j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null), '')`.as('lieu')
