import { sql } from 'kysely'
import { z } from 'zod'
import { database } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { log } from '#app/platform/log.server.ts'
import type { Exploitant } from '../exploitation.server.ts'

export const relancerTravailSchema = z.object({ id: z.coerce.number().int().positive() })

/** Gives a job all its tries again, now. Outside any union: the platform's own log keeps who did it. */
export async function relancerTravail(
  exploitant: Exploitant,
  { id }: z.output<typeof relancerTravailSchema>,
): Promise<void> {
  const { rows } = await sql<{ fait: boolean }>`select relancer_travail(${id}) as fait`.execute(
    database().kysely,
  )
  if (!rows[0]?.fait) throw new Refusal('Ce travail est déjà fait, ou en cours.')
  log.info({ travail: id, exploitant: exploitant.identifiant }, 'job retried by the operator')
}
