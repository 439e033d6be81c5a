import { sql } from 'kysely'
import { lirePreference } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { type Employeur, manquesEmployeur, manquesSalarie, type Salarie } from '../model/dpae.ts'
import {
  declarationPerimee,
  type Embauche,
  type EvenementGenre,
  type StatutLigne,
  statutLigne,
} from '../model.ts'

type Brute = Salarie & {
  evenementId: string
  adherentId: string
  adresse: string | null
  codePostal: string | null
  commune: string | null
  nirConnu: boolean
  embaucheLe: string | null
  embaucheHeure: string | null
  finLe: string | null
  jours: number
  joursAnnee: number
  benevoleAvant: boolean | null
  dit: Dit | null
}

type Dit = Record<keyof Embauche, string | null> & {
  statut: StatutLigne
  montantBrut: number | null
  reference: string | null
  declareeLe: string | null
  motif: string | null
}

export type Ligne = Salarie & {
  evenementId: string
  adherentId: string
  adresse: string
  codePostal: string
  commune: string
  nirConnu: boolean
  /** Null when he left the team after having been declared. */
  embauche: Embauche | null
  /** Days of this event, and of the civil year for which he was paid, this one included. */
  jours: number
  joursAnnee: number
  dit: Dit | null
  statut: StatutLigne
  manques: string[]
  perimee: string | undefined
  partie: boolean
}

/** The union as its declarations print it. */
export function findEmployeur(ctx: Ctx | WriteCtx): Promise<Employeur> {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('identiteUnion')
    .where('unionId', '=', ctx.union.id)
    .select(['raisonSociale', 'siret', 'codeUrssaf', 'naf', 'santeTravail'])
    .select(['adresse', 'codePostal', 'commune', 'telephone'])
    .executeTakeFirstOrThrow()
}

/**
 * The people of these events, and those who were declared for one and left it since. Three statements
 * whatever the number of events.
 */
export async function listLignes(
  ctx: Ctx | WriteCtx,
  genre: EvenementGenre,
  evenementIds: string[],
): Promise<Ligne[]> {
  if (evenementIds.length === 0) return []
  const employeur = manquesEmployeur(await findEmployeur(ctx))
  const parDefaut = await lirePreference(ctx, 'formateurs_benevoles')
  const brutes = await listBrutes(ctx, genre, evenementIds)
  return brutes.map((brute) => {
    const { embaucheLe, embaucheHeure, finLe, benevoleAvant, dit, ...personne } = brute
    const embauche =
      embaucheLe && embaucheHeure && finLe ? { embaucheLe, embaucheHeure, finLe } : null
    const manques = [...manquesSalarie(brute), ...employeur]
    const benevole = benevoleAvant ?? parDefaut
    return {
      ...personne,
      adresse: brute.adresse ?? '',
      codePostal: brute.codePostal ?? '',
      commune: brute.commune ?? '',
      embauche,
      dit,
      manques,
      statut: statutLigne(dit?.statut ?? null, manques, { benevole }),
      perimee: embauche ? declarationPerimee(dit, embauche) : undefined,
      partie: embauche === null,
    }
  })
}

async function listBrutes(ctx: Ctx | WriteCtx, genre: EvenementGenre, ids: string[]) {
  const { rows } = await sql<Brute>`
    with equipe as (${equipeFormations(ctx, ids)}),
    gens as (
      select evenement_id, adherent_id from equipe
      union select l.evenement_id, l.adherent_id from declaration_ligne l
      where l.union_id = ${ctx.union.id} and l.evenement_genre = ${genre}
        and l.evenement_id = any(${ids}::uuid[]) and l.statut = 'declaree'
    )
    select g.evenement_id, g.adherent_id, p.civilite, p.nom_naissance, p.nom_usage, p.prenoms,
      p.naissance_date, p.naissance_commune, p.naissance_code_postal, p.naissance_pays,
      a.adresse, a.code_postal, a.commune,
      exists (select 1 from donnee_sensible s where s.union_id = a.union_id and s.adherent_id = a.id
        and s.champ = 'nir') as nir_connu,
      e.embauche_le, to_char(e.embauche_heure, 'HH24:MI') as embauche_heure, e.fin_le,
      coalesce(e.jours, 0) as jours,
      coalesce(e.jours, 0) + ${joursAilleurs} as jours_annee,
      (select v.statut = 'sans_objet' from declaration_ligne v where v.union_id = a.union_id
        and v.adherent_id = a.id and v.evenement_id <> g.evenement_id
        order by v.modifiee_le desc limit 1) as benevole_avant,
      case when l.id is not null then jsonb_build_object('statut', l.statut, 'embaucheLe', l.embauche_le,
        'embaucheHeure', l.embauche_heure, 'finLe', l.fin_le, 'montantBrut', l.montant_brut,
        'reference', l.reference, 'declareeLe', l.declaree_le, 'motif', l.motif) end as dit
    from gens g
    join adherent a on a.union_id = ${ctx.union.id} and a.id = g.adherent_id
    join personne p on p.union_id = a.union_id and p.id = a.personne_id
    left join equipe e on e.evenement_id = g.evenement_id and e.adherent_id = g.adherent_id
    left join declaration_ligne l on l.union_id = a.union_id and l.evenement_genre = ${genre}
      and l.evenement_id = g.evenement_id and l.adherent_id = a.id
    order by a.nom_tri, a.id`.execute(ctx.db)
  return rows
}

/** The accepted trainers, with their first day and hour, their last day, and how many. */
function equipeFormations(ctx: Ctx | WriteCtx, ids: string[]) {
  return sql`select k.formation_id as evenement_id, k.adherent_id, min(j.jour) as embauche_le,
      (array_agg(debut.heure order by j.jour))[1] as embauche_heure, max(j.jour) as fin_le,
      count(*)::int as jours
    from candidature k
    join affectation_journee x on x.union_id = k.union_id and x.candidature_id = k.id and x.statut <> 'absente'
    join journee j on j.union_id = x.union_id and j.id = x.journee_id and j.annulee_le is null
    cross join lateral (select min(c.debut) as heure from creneau c
      where c.union_id = j.union_id and c.journee_id = j.id) debut
    where k.union_id = ${ctx.union.id} and k.formation_id = any(${ids}::uuid[]) and k.statut = 'acceptee'
    group by k.formation_id, k.adherent_id`
}

/** Days of the same civil year, in other trainings, for which he is not a volunteer. */
const joursAilleurs = sql`(select count(distinct j.jour)::int from candidature k
  join declaration_ligne d on d.union_id = k.union_id and d.evenement_genre = 'formation'
    and d.evenement_id = k.formation_id and d.adherent_id = k.adherent_id and d.statut <> 'sans_objet'
  join affectation_journee x on x.union_id = k.union_id and x.candidature_id = k.id and x.statut <> 'absente'
  join journee j on j.union_id = x.union_id and j.id = x.journee_id and j.annulee_le is null
  where k.union_id = a.union_id and k.adherent_id = a.id and k.statut = 'acceptee'
    and k.formation_id <> g.evenement_id
    and extract(year from j.jour) = extract(year from e.embauche_le))`
