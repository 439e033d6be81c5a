import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { lecturesPour, type Public } from '../model/consigne.ts'
import { listJournees } from '../public.server.ts'
import { listConsignes } from './consignes.server.ts'

/** What one public of a formation would read if the consignes left now. */
export async function listLectures(ctx: Ctx | WriteCtx, formationId: string, public_: Public) {
  const consignes = await listConsignes(ctx, formationId)
  return lecturesPour(public_, consignes, await listJournees(ctx, [formationId]))
}
