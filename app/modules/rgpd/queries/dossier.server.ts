import { listReclamationsProbables } from '#app/modules/enquete/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { empechementEffacement } from '../model/effacement.ts'
import { lignesRegistre, lireDurees } from '../registre/registre.server.ts'
import { compterLignes } from './lignes.server.ts'
import { findPersonneConnue, listObstacles } from './personnes.server.ts'
import { findQui } from './qui.server.ts'

/** Somebody as their request is answered: what is known of them, table by table, and what erasing would do. */
export async function findDossier(ctx: Ctx, personneId: string) {
  const personne = (await findPersonneConnue(ctx, personneId)) ?? notFound()
  const qui = (await findQui(ctx, personneId)) ?? notFound()
  const registre = new Map(
    lignesRegistre(await lireDurees(ctx)).map((ligne) => [ligne.table, ligne]),
  )
  const obstacles = await listObstacles(ctx, qui)
  const estMoi = ctx.acteur.genre === 'adherent' && qui.personnes.includes(ctx.acteur.personneId)
  const connues = (await compterLignes(ctx, qui)).flatMap(({ traitement, nombre }) => {
    const ligne = registre.get(traitement.table)
    const { finalite = '', donnees = '', effacement = '' } = ligne ?? {}
    const { table } = traitement
    return [{ table, finalite, donnees, effacement, nombre, sort: traitement.effacement.genre }]
  })
  return {
    personne,
    probables: await listReclamationsProbables(ctx, qui.personnes),
    connues,
    obstacles,
    empechement: empechementEffacement({ ...personne, estMoi, obstacles }),
  }
}
