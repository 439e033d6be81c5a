import { type RawBuilder, sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'

/** Letters and figures only, a space on each side: a word is then found whole, never inside another. */
const plat = (texte: RawBuilder<unknown>) =>
  sql`' ' || trim(regexp_replace(f_norm(${texte}), '[^a-z0-9]+', ' ', 'g')) || ' '`

const chiffres = (texte: RawBuilder<unknown>) => sql`regexp_replace(${texte}, '\\D', '', 'g')`

/** « Nadia PETIT » says the name and the first name of `p`, in any order. */
const parNom = sql<boolean>`((position(${plat(sql`p.nom_naissance`)} in ${plat(sql`r.auteur`)}) > 0
    or position(${plat(sql`coalesce(p.nom_usage, p.nom_naissance)`)} in ${plat(sql`r.auteur`)}) > 0)
  and position(${plat(sql`split_part(p.prenoms, ' ', 1)`)} in ${plat(sql`r.auteur`)}) > 0)`

/** The last nine figures: `06 12…` and `+33612…` are the same telephone. */
const telephone = (colonne: string) => sql`(length(${chiffres(sql.ref(colonne))}) >= 9
  and position(right(${chiffres(sql.ref(colonne))}, 9) in ${chiffres(sql`coalesce(r.coordonnees, '')`)}) > 0)`

const courriel = (colonne: string) => sql`(position('@' in ${sql.ref(colonne)}) > 0
  and position(lower(${sql.ref(colonne)}) in lower(coalesce(r.coordonnees, ''))) > 0)`

/** A way to reach that the complaint gives and that is known of `p`, as a trainee or as a member. */
const joignable = (memes: (alias: string) => RawBuilder<unknown>) => sql<boolean>`(exists (
    select 1 from inscription i where i.union_id = p.union_id and i.personne_id = p.id and ${memes('i')})
  or exists (select 1 from adherent a where a.union_id = p.union_id and a.personne_id = p.id and ${memes('a')}))`

const parTelephone = joignable((alias) => telephone(`${alias}.telephone`))
const parCourriel = joignable((alias) => courriel(`${alias}.email`))

const vivante = sql`p.fusionnee_dans_id is null and p.sans_personnel_le is null`

export type Indices = { parNom: boolean; parTelephone: boolean; parCourriel: boolean }

export type Reclamant = Indices & {
  personneId: string
  nom: string
  prenoms: string
  naissanceDate: Jour | null
  pseudo: string | null
  inscriptionId: string | null
  formationId: string | null
  formation: string | null
}

/** Whom a complaint may come from: same name, telephone or address; those who give two of them first. */
export async function listReclamantsProbables(ctx: Ctx, reclamationId: string) {
  const { rows } = await sql<Reclamant>`select * from (
      select ${identite}, ${parNom} as par_nom, ${parTelephone} as par_telephone, ${parCourriel} as par_courriel
      from reclamation r join personne p on p.union_id = r.union_id and ${vivante} ${suivie}
      where r.union_id = ${ctx.union.id} and r.id = ${reclamationId}) c
    where c.par_nom or c.par_telephone or c.par_courriel
    order by c.par_nom::int + c.par_telephone::int + c.par_courriel::int desc, c.nom, c.personne_id
    limit 8`.execute(ctx.db)
  return rows
}

/** Who it is, once somebody said so. */
export async function findReclamant(ctx: Ctx, reclamationId: string) {
  const { rows } = await sql<Omit<Reclamant, keyof Indices>>`select ${identite}
    from reclamation r join personne p on p.union_id = r.union_id and p.id = r.personne_id ${suivie}
    where r.union_id = ${ctx.union.id} and r.id = ${reclamationId}`.execute(ctx.db)
  return rows[0]
}

const identite = sql`p.id as personne_id, coalesce(p.nom_usage, p.nom_naissance) as nom, p.prenoms,
  p.naissance_date, (select a.pseudo from adherent a where a.union_id = p.union_id and a.personne_id = p.id
    and a.fusionne_dans_id is null limit 1) as pseudo, s.id as inscription_id, s.formation_id, s.formation`

/** The sign-up that the complaint is about, else the last one. */
const suivie = sql`left join lateral (select i.id, i.formation_id, f.numero || ' ' || f.intitule as formation
  from inscription i join formation f on f.union_id = i.union_id and f.id = i.formation_id
  where i.union_id = p.union_id and i.personne_id = p.id
  order by i.id is not distinct from r.inscription_id desc,
    i.formation_id is not distinct from r.formation_id desc, i.inscrite_le desc, i.id limit 1) s on true`

/** Complaints of nobody yet that may be of this person: looked at before a copy is made or an erasure done. */
export async function listReclamationsProbables(ctx: Ctx | WriteCtx, personneIds: string[]) {
  const { rows } = await sql<ReclamationProbable>`select * from (
      select r.id, r.numero, r.objet, r.recue_le, bool_or(${parNom}) as par_nom,
        bool_or(${parTelephone}) as par_telephone, bool_or(${parCourriel}) as par_courriel
      from reclamation r join personne p on p.union_id = r.union_id and p.id = any(${personneIds}::uuid[])
      where r.union_id = ${ctx.union.id} and r.personne_id is null
      group by r.union_id, r.id) c
    where c.par_nom or c.par_telephone or c.par_courriel
    order by c.recue_le desc, c.id limit 20`.execute(ctx.db)
  return rows
}

type ReclamationProbable = Indices & { id: string; numero: string; objet: string; recueLe: Jour }
