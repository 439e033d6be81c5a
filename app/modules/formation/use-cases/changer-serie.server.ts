import type { z } from 'zod'
import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import { annoncerPlaceLibre } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { annoncer } from '../annonce.server.ts'
import { ecrireSerie } from '../ecriture-serie.server.ts'
import {
  empechementSerie,
  faitsDuMembre,
  type Membre,
  membreChange,
  memesJours,
} from '../model/changement-serie.ts'
import { changementDes } from '../model/vie.ts'
import { authorize } from '../policy.ts'
import { findFormation } from '../public.server.ts'
import { listAcceptes } from '../queries/concernes.server.ts'
import { lockSuite, nomDuLieu } from '../queries/serie.server.ts'
import type { changerSerieSchema } from '../schema-serie.ts'

/**
 * FOR-11: changes this formation and those that follow it in its series, all or none. Those closed, refused
 * or cancelled stay as they are, days past too. Where hours or places of the days change, those enrolled, the
 * trainers and the client are told. Gives how many formations changed.
 */
export function changerSerie(
  ctx: Ctx | WriteCtx,
  { formationId, versions, ...changement }: z.output<typeof changerSerieSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const choisie = (await findFormation(ctx, formationId)) ?? notFound()
    authorize(ctx, 'formation.modifier', choisie)
    const suite = await lockSuite(ctx, formationId)
    if (!suite) throw new Refusal('Cette formation ne fait partie d’aucune série.')
    for (const { formation } of suite) authorize(ctx, 'formation.modifier', formation)
    if (!estVue(suite, versions)) throw new StaleVersion()
    const reglages = { lieu: await nomDuLieu(ctx, changement), aujourdhui: ctx.aujourdhui }
    const apres = suite.map((un) => membreChange(un, changement, reglages))
    refuseIf(empechementSerie(suite, apres))
    const changees = suite.flatMap((avant, rang) => {
      const autre = apres[rang]
      return autre && faitsDuMembre(avant, autre).length > 0 ? [{ avant, apres: autre }] : []
    })
    const ids = changees.map(({ avant }) => avant.formation.id)
    await lockAdherents(ctx, await listAcceptes(ctx, ...ids))
    const jours = changees.flatMap(({ avant, apres }) =>
      apres.journees.filter((journee, rang) => {
        const ancienne = avant.journees[rang]
        return ancienne !== undefined && !memesJours(ancienne, journee)
      }),
    )
    await ecrireSerie(ctx, { ids, jours }, changement)
    for (const { avant, apres } of changees) await raconter(ctx, avant, apres, changees.length)
    return { changees: changees.length }
  })
}

/** What was previewed is what is changed: the same formations, none of them changed since. */
function estVue(suite: Membre[], versions: Record<string, number>): boolean {
  return (
    Object.keys(versions).length === suite.length &&
    suite.every(({ formation }) => versions[formation.id] === formation.version)
  )
}

async function raconter(ctx: WriteCtx, avant: Membre, apres: Membre, nombre: number) {
  const { id, statut, places, prix } = apres.formation
  record(ctx, 'formation.serie_changee', { genre: 'formation', id }, { nombre, places, prix })
  if (places > avant.formation.places) await annoncerPlaceLibre(ctx, id)
  const paires = apres.journees.flatMap((journee, rang) => {
    const ancienne = avant.journees[rang]
    return ancienne ? [[ancienne, journee] as [typeof journee, typeof journee]] : []
  })
  const changement = statut === 'validee' ? changementDes(paires) : undefined
  if (changement) await annoncer(ctx, id, changement)
}
