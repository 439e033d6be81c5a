import { sql } from 'kysely'
import { lirePreference } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { type Employeur, manquesEmployeur, manquesSalarie, type Salarie } from '../model/dpae.ts'
import { apparier, embauchesDe, type JourTravaille } from '../model/embauches.ts'
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
  jours: JourTravaille[]
  /** Days of the same civil year in other events, for which he was paid. */
  joursAilleurs: number
  benevoleAvant: boolean | null
  /** The latest first. */
  dites: Dit[]
}

type Dit = Record<keyof Embauche, string | null> & {
  id: string
  statut: StatutLigne
  montantBrut: number | null
  reference: string | null
  declareeLe: string | null
  motif: string | null
}

/** One hiring of one person. */
export type Ligne = Salarie & {
  evenementId: string
  adherentId: string
  /** Its first day, which names it; that it was declared for when he has left since. */
  embaucheLe: Jour
  adresse: string
  codePostal: string
  commune: string
  nirConnu: boolean
  /** Null when he no longer has these days, after having been declared. */
  embauche: Embauche | null
  /** Days of this hiring, and of the civil year for which he was paid, this one included. */
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
  return brutes.flatMap((brute) => lignesDe(brute, employeur, parDefaut))
}

/** A person's hirings in an event. What was last said of one holds for the next, until somebody says otherwise. */
function lignesDe(brute: Brute, employeur: string[], parDefaut: boolean): Ligne[] {
  const { jours: travailles, joursAilleurs: ailleurs, benevoleAvant, dites, ...personne } = brute
  const manques = [...manquesSalarie(brute), ...employeur]
  const derniere = dites[0] && dites[0].statut === 'sans_objet'
  const benevole = derniere ?? benevoleAvant ?? parDefaut
  const lignes = apparier(embauchesDe(travailles, dites), dites).map(({ embauche, dit }) => ({
    ...personne,
    adresse: brute.adresse ?? '',
    codePostal: brute.codePostal ?? '',
    commune: brute.commune ?? '',
    embaucheLe: embauche?.embaucheLe ?? dit?.embaucheLe ?? '',
    embauche,
    jours: embauche?.jours ?? 0,
    dit,
    manques,
    statut: statutLigne(dit?.statut ?? null, manques, { benevole }),
    perimee: embauche ? declarationPerimee(dit, embauche) : undefined,
    partie: embauche === null,
  }))
  const payes = lignes.filter(({ statut }) => statut !== 'sans_objet')
  const ici = payes.reduce((somme, { jours }) => somme + jours, 0)
  return lignes.map((ligne) => ({
    ...ligne,
    joursAnnee: ailleurs + ici + (ligne.statut === 'sans_objet' ? ligne.jours : 0),
  }))
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
      coalesce(e.jours, '[]') as jours, ${joursAilleurs} as jours_ailleurs,
      (select v.statut = 'sans_objet' from declaration_ligne v where v.union_id = a.union_id
        and v.adherent_id = a.id and v.evenement_id <> g.evenement_id
        order by v.modifiee_le desc limit 1) as benevole_avant,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'statut', l.statut,
          'embaucheLe', l.embauche_le, 'embaucheHeure', l.embauche_heure, 'finLe', l.fin_le,
          'montantBrut', l.montant_brut, 'reference', l.reference, 'declareeLe', l.declaree_le,
          'motif', l.motif) order by l.modifiee_le desc, l.id)
        from declaration_ligne l where l.union_id = a.union_id and l.evenement_genre = ${genre}
          and l.evenement_id = g.evenement_id and l.adherent_id = a.id), '[]') as dites
    from gens g
    join adherent a on a.union_id = ${ctx.union.id} and a.id = g.adherent_id
    join personne p on p.union_id = a.union_id and p.id = a.personne_id
    left join equipe e on e.evenement_id = g.evenement_id and e.adherent_id = g.adherent_id
    order by a.nom_tri, a.id`.execute(ctx.db)
  return rows
}

/** The accepted trainers, with each day they work and when it begins. */
function equipeFormations(ctx: Ctx | WriteCtx, ids: string[]) {
  return sql`select k.formation_id as evenement_id, k.adherent_id, min(j.jour) as premier_jour,
      jsonb_agg(jsonb_build_object('jour', j.jour, 'heure', to_char(debut.heure, 'HH24:MI'))
        order by j.jour, debut.heure) as jours
    from candidature k
    join affectation_journee x on x.union_id = k.union_id and x.candidature_id = k.id and x.statut <> 'absente'
    join journee j on j.union_id = x.union_id and j.id = x.journee_id and j.annulee_le is null
    cross join lateral (select min(c.debut) as heure from creneau c
      where c.union_id = j.union_id and c.journee_id = j.id) debut
    where k.union_id = ${ctx.union.id} and k.formation_id = any(${ids}::uuid[]) and k.statut = 'acceptee'
      and debut.heure is not null
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
    and extract(year from j.jour) = extract(year from e.premier_jour))`
