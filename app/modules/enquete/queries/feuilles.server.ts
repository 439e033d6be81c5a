import { sql } from 'kysely'
import type { StatutFormation } from '#app/modules/formation/model.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { questionsLues } from '../model/saisie.ts'
import type { GenreEnquete } from '../model.ts'
import { lienSondage } from '../secret.server.ts'
import { findEnquete } from './enquetes.server.ts'
import { listSansReponse } from './envois.server.ts'

type Formation = {
  id: string
  intitule: string
  numero: string
  dernierJour: Jour | null
  statut: StatutFormation
}

/** Which sheets: all of those who did not answer, one kind, those without an address, or one person. */
export type ChoixFeuilles = { envoi: string; genre: GenreEnquete | ''; sans: 'adresse' | '' }

/**
 * Before the closing nobody has a link yet: a class without phones fills a sheet in the room, the last day,
 * and staff type it once the survey exists.
 */
async function listFeuillesVierges(ctx: Ctx, formationId: string) {
  const { questions } = await findEnquete(ctx, 'chaud')
  const stagiaires = await ctx.db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('statut', 'in', ['inscrite', 'validee'])
    .select(sql<string>`coalesce(nom_usage, nom_naissance) || ' ' || prenoms`.as('qui'))
    .orderBy(sql`f_norm(coalesce(nom_usage, nom_naissance))`)
    .orderBy('id')
    .limit(500)
    .execute()
  return stagiaires.map(({ qui }) => ({ qui, genre: 'chaud' as const, questions, lien: null }))
}

/** What the sheets print: the questions that each one was asked, and the address of each link. */
export async function findSourcesFeuilles(ctx: Ctx, formation: Formation, choix: ChoixFeuilles) {
  if (formation.statut === 'validee') {
    const feuilles = await listFeuillesVierges(ctx, formation.id)
    return { organisme: await findIdentiteUnion(ctx), formation, le: ctx.aujourdhui, feuilles }
  }
  const envois = (await listSansReponse(ctx, formation.id)).filter(
    ({ id, genre, adresse }) =>
      (choix.envoi === '' || id === choix.envoi) &&
      (choix.genre === '' || genre === choix.genre) &&
      (choix.sans === '' || adresse === null),
  )
  return {
    organisme: await findIdentiteUnion(ctx),
    formation,
    le: ctx.aujourdhui,
    feuilles: envois.map(({ id, qui, genre, questions }) => ({
      qui,
      genre,
      questions: questionsLues.parse(questions),
      lien: lienSondage(ctx, id),
    })),
  }
}

export type SourcesFeuilles = Awaited<ReturnType<typeof findSourcesFeuilles>>
