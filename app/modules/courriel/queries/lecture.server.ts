import { canAdherents, findAdherentDe } from '#app/modules/adherent/public.server.ts'
import { can as canClient } from '#app/modules/client/public.server.ts'
import { can as canFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { can, touteUnion } from '../policy.ts'

type Objet = { objetGenre: string | null; objetId: string | null; personneId: string | null }

/**
 * Who may read a mail: the readers of the history; and, when it speaks of a formation, those who manage
 * that formation, within their centres;
 * when it is to a member, those who manage the members.
 */
export async function peutLireCourriel(ctx: Ctx, courriel: Objet): Promise<boolean> {
  if (can(ctx, 'courriel.lister', touteUnion)) return true
  if (await estAUnAdherent(ctx, courriel)) return true
  if (courriel.objetGenre === 'client') return canClient(ctx, 'client.lister')
  if (!canFormation(ctx, 'formation.lister')) return false
  const formation = await findFormationDe(ctx, courriel)
  return formation !== undefined && canFormation(ctx, 'formation.lister', formation)
}

async function estAUnAdherent(ctx: Ctx, { personneId }: Objet): Promise<boolean> {
  if (personneId === null || !canAdherents(ctx, 'adherent.lister')) return false
  return (await findAdherentDe(ctx, personneId)) !== undefined
}

/** What belongs to one formation, by the kind of object of a mail. */
const tables: Record<
  string,
  'inscription' | 'candidature' | 'demandeFormation' | 'documentFormation'
> = {
  inscription: 'inscription',
  candidature: 'candidature',
  demande_formation: 'demandeFormation',
  document_formation: 'documentFormation',
}

/** The formation that a mail speaks of, through what belongs to it. */
async function findFormationDe(ctx: Ctx, { objetGenre, objetId }: Objet) {
  if (objetId === null) return undefined
  const formations = ctx.db
    .selectFrom('formation as f')
    .where('f.unionId', '=', ctx.union.id)
    .select('f.centreId')
  if (objetGenre === 'formation') return formations.where('f.id', '=', objetId).executeTakeFirst()
  const table = tables[objetGenre ?? '']
  if (!table) return undefined
  return formations
    .where('f.id', '=', (eb) =>
      eb
        .selectFrom(table)
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', objetId)
        .select('formationId'),
    )
    .executeTakeFirst()
}
