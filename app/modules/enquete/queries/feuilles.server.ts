import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { questionsLues } from '../model/saisie.ts'
import type { GenreEnquete } from '../model.ts'
import { lienSondage } from '../secret.server.ts'
import { listSansReponse } from './envois.server.ts'

type Formation = { id: string; intitule: string; numero: string; dernierJour: Jour | null }

/** Which sheets: all of those who did not answer, one kind, those without an address, or one person. */
export type ChoixFeuilles = { envoi: string; genre: GenreEnquete | ''; sans: 'adresse' | '' }

/** What the sheets print: the questions that each one was asked, and the address of each link. */
export async function findSourcesFeuilles(ctx: Ctx, formation: Formation, choix: ChoixFeuilles) {
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
