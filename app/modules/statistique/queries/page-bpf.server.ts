import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { etablirBilan } from '../model/bilan.ts'
import { controler } from '../model/controles.ts'
import { chiffresDe, type Exercice, ecartsDepuis } from '../model/exercice.ts'
import { type Filtres, filtresSchema } from '../model/filtres.ts'
import { findFaits, findProduitsEtFormateurs } from './bilan.server.ts'
import { findDeclaration } from './exercice.server.ts'

/** The form of a year: what is counted, what was typed, its checks and what is to be mended: three statements. */
export async function lireBilan(ctx: Ctx | WriteCtx, annee: number) {
  const { exercice, instantane, organisme } = await findDeclaration(ctx, annee)
  const filtres = filtresExercice(exercice)
  const { stagiaires, anomalies } = await findFaits(ctx, filtres)
  const { produits, formateurs } = await findProduitsEtFormateurs(ctx, filtres)
  const bilan = etablirBilan({ stagiaires, produits, formateurs }, exercice)
  const chiffres = chiffresDe(bilan)
  return {
    exercice,
    organisme,
    bilan,
    chiffres,
    controles: controler(bilan),
    anomalies,
    instantane: instantane && { le: instantane.le, par: instantane.par },
    ecarts: instantane ? ecartsDepuis(instantane.chiffres, chiffres) : [],
  }
}

/** The filters that lead from a figure of the form to its rows. */
export function filtresExercice({ annee, du, au }: Exercice): Filtres {
  const civile = du === `${annee}-01-01` && au === `${annee}-12-31`
  return filtresSchema.parse({ annee, ...(!civile && { du, au }) })
}

/** The year of an address: anything else does not exist. */
export function anneeParam(annee: string): number {
  return z.coerce.number().int().min(2000).max(2100).safeParse(annee).data ?? notFound()
}
