import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import type { GenreElement } from '../model/element.ts'
import { authorize } from '../policy.ts'

/** Types are the managers of formations' own; the rest is the administrator's. */
export function authorizeElement(ctx: WriteCtx, genre: GenreElement): void {
  authorize(ctx, genre === 'type_formation' ? 'type.parametrer' : 'union.parametrer')
}

const nomDe: Record<GenreElement, string> = {
  centre: 'nom',
  amicale: 'nom',
  lieu: 'nom',
  competence: 'libelle',
  type_formation: 'libelle',
}

export async function lockElement(ctx: WriteCtx, genre: GenreElement, id: string) {
  const { rows } = await sql<{ nom: string; version: number; archiveLe: Date | null }>`
    select ${sql.ref(nomDe[genre])} as nom, version, archive_le from ${sql.table(genre)}
    where union_id = ${ctx.union.id} and id = ${id} for update`.execute(ctx.db)
  return rows[0] ?? notFound()
}

export async function setArchive(
  ctx: WriteCtx,
  genre: GenreElement,
  id: string,
  le: Date | null,
): Promise<void> {
  await sql`update ${sql.table(genre)} set archive_le = ${le}, version = version + 1
    where union_id = ${ctx.union.id} and id = ${id}`.execute(ctx.db)
}

/**
 * The member that was named: by identifier, else by a name that only one carries. Empty = nobody.
 * Refused with the identifiers that were perhaps meant.
 */
export async function resoudreAdherent(
  ctx: WriteCtx,
  texte: string | null,
  champ: string,
): Promise<string | null> {
  if (texte === null) return null
  const { rows } = await sql<{ id: string; pseudo: string; exact: boolean }>`
    select a.id, a.pseudo, a.pseudo_norm = lower(${texte}) as exact
    from adherent a join personne p on p.union_id = a.union_id and p.id = a.personne_id
    where a.union_id = ${ctx.union.id} and a.archive_le is null and a.desactive_le is null
      and (a.pseudo_norm = lower(${texte}) or (select bool_and(position(mot in p.nom_recherche) > 0)
        from unnest(string_to_array(f_norm(${texte.replaceAll(/\s+/g, ' ')}), ' ')) mot))
    order by exact desc, a.pseudo limit 6`.execute(ctx.db)
  const [premier, ...autres] = rows
  if (premier && (premier.exact || autres.length === 0)) return premier.id
  if (!premier) {
    throw new Refusal(
      `Aucun adhérent ne répond à «\u00a0${texte}\u00a0». Écrivez son identifiant, comme dupont.jean.`,
      champ,
    )
  }
  const proposes = rows.map(({ pseudo }) => pseudo).join(', ')
  throw new Refusal(`Plusieurs adhérents répondent à ce nom\u00a0: ${proposes}.`, champ)
}
