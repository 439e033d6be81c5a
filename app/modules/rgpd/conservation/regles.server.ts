import { type RawBuilder, sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { deleteFichiers } from '#app/platform/files/fichier.server.ts'
import { addMonths, type Jour } from '#app/platform/jour.ts'
import type { Durees } from '../model/registre.ts'
import { nomEfface } from '../registre/traitement.server.ts'

/** What becomes too old, in one table: how it is counted, shown, and erased. */
export type Regle = {
  cle: string
  table: string
  quoi: string
  devient: string
  /** Nothing before this day is touched. */
  limite: (jour: Jour, durees: Durees) => Jour
  /** The rows `t` that are too old. */
  condition: (limite: Jour) => RawBuilder<boolean>
  /** How a row is named in an example: never a value that is to be erased. */
  exemple: RawBuilder<string>
  appliquer: Effet
}

type Effet =
  | { genre: 'supprime' }
  | { genre: 'anonymise'; valeurs: Record<string, RawBuilder<unknown>> }
  | { genre: 'particulier'; act: (ctx: WriteCtx, ids: string[]) => Promise<number> }

const mois = (jour: Jour, nombre: number) => addMonths(jour, -nombre)

/** Sign-ups of a formation that ended before a day. */
const finieAvant = (
  limite: Jour,
) => sql`exists (select 1 from formation f where f.union_id = t.union_id
  and f.id = t.formation_id and f.statut in ('cloturee', 'annulee', 'refusee')
  and coalesce(f.dernier_jour, f.cree_le::date) < ${limite}::date)`

const formationDe = sql<string>`(select 'inscription à ' || f.numero from formation f
  where f.union_id = t.union_id and f.id = t.formation_id)`

export const regles: Regle[] = [
  {
    cle: 'amenagements',
    table: 'inscription',
    quoi: 'Besoins d’aménagement des stagiaires, trois mois après leur formation',
    devient: 'vidés',
    limite: (jour) => mois(jour, 3),
    condition: (limite) => sql`t.amenagement is not null and ${finieAvant(limite)}`,
    exemple: formationDe,
    appliquer: { genre: 'anonymise', valeurs: { amenagement: sql`null` } },
  },
  {
    cle: 'coordonnees',
    table: 'inscription',
    quoi: 'Coordonnées des stagiaires',
    devient: 'vidées ; le nom reste',
    limite: (jour, d) => mois(jour, d.conservation_coordonnees_mois),
    condition: (limite) => sql`coalesce(t.email, t.telephone, t.adresse, t.code_postal, t.commune,
      t.responsable_nom, t.responsable_email, t.responsable_telephone) is not null and ${finieAvant(limite)}`,
    exemple: formationDe,
    appliquer: {
      genre: 'anonymise',
      valeurs: {
        email: sql`null`,
        telephone: sql`null`,
        adresse: sql`null`,
        code_postal: sql`null`,
        commune: sql`null`,
        responsable_nom: sql`null`,
        responsable_lien: sql`null`,
        responsable_email: sql`null`,
        responsable_telephone: sql`null`,
      },
    },
  },
  {
    cle: 'stagiaires',
    table: 'inscription',
    quoi: 'Identité des stagiaires',
    devient: 'anonyme ; le procès-verbal reste',
    limite: (jour, d) => mois(jour, 12 * d.conservation_stagiaires_annees),
    condition: (limite) => sql`t.nom_naissance <> ${sql.lit(nomEfface)} and ${finieAvant(limite)}`,
    exemple: formationDe,
    appliquer: {
      genre: 'anonymise',
      valeurs: {
        cle_personne: sql`'efface|' || t.personne_id`,
        vivante: sql`false`,
        nom_naissance: sql.lit(nomEfface),
        nom_usage: sql`null`,
        prenoms: sql`''`,
        naissance_date: sql`date_trunc('year', t.naissance_date)::date`,
        naissance_commune: sql`''`,
        naissance_code_postal: sql`''`,
        naissance_pays: sql`''`,
        suivi_sha256: sql`sha256(convert_to(gen_random_uuid()::text, 'UTF8'))`,
      },
    },
  },
  {
    cle: 'enquetes',
    table: 'enquete_envoi',
    quoi: 'Textes écrits dans les sondages',
    devient: 'vidés ; les notes restent',
    limite: (jour, d) => mois(jour, 12 * d.conservation_stagiaires_annees),
    condition: (limite) => sql`coalesce(t.texte_libre, t.textes::text) is not null
      and ${finieAvant(limite)}`,
    exemple: sql<string>`'réponse du ' || to_char(t.repondu_le, 'YYYY-MM-DD')`,
    appliquer: { genre: 'anonymise', valeurs: { texte_libre: sql`null`, textes: sql`null` } },
  },
  {
    cle: 'reclamations',
    table: 'reclamation',
    quoi: 'Réclamations closes',
    devient: 'sans auteur ni texte ; l’objet et les dates restent',
    limite: (jour, d) => mois(jour, 12 * d.conservation_stagiaires_annees),
    condition: (limite) => sql`t.auteur <> ${sql.lit(nomEfface)} and t.close_le < ${limite}::date`,
    exemple: sql<string>`'réclamation ' || t.numero`,
    appliquer: {
      genre: 'anonymise',
      valeurs: {
        auteur: sql.lit(nomEfface),
        coordonnees: sql`null`,
        faits: sql`''`,
        reponse: sql`case when t.reponse is not null then '' end`,
      },
    },
  },
  {
    cle: 'personnes',
    table: 'personne',
    quoi: 'Personnes que plus rien ne relie à l’union',
    devient: 'anonymes',
    limite: (jour) => mois(jour, 1),
    condition: (limite) => sql`t.sans_personnel_le is null and t.fusionnee_dans_id is null
      and t.cree_le < ${limite}::date
      and not exists (select 1 from adherent a where a.union_id = t.union_id and a.personne_id = t.id)
      and not exists (select 1 from personne p where p.union_id = t.union_id and p.fusionnee_dans_id = t.id)
      and not exists (select 1 from inscription i where i.union_id = t.union_id and i.personne_id = t.id
        and i.nom_naissance <> ${sql.lit(nomEfface)})`,
    exemple: sql<string>`'personne connue depuis ' || to_char(t.cree_le, 'YYYY-MM')`,
    appliquer: {
      genre: 'anonymise',
      valeurs: {
        cle_personne: sql`'efface|' || t.id`,
        civilite: sql`null`,
        nom_naissance: sql.lit(nomEfface),
        nom_usage: sql`null`,
        prenoms: sql`''`,
        naissance_date: sql`null`,
        naissance_commune: sql`null`,
        naissance_code_postal: sql`null`,
        naissance_pays: sql`null`,
        sans_personnel_le: sql`now()`,
      },
    },
  },
  {
    cle: 'courriels',
    table: 'courriel',
    quoi: 'Mails envoyés',
    devient: 'sans contenu ni adresse',
    limite: (jour, d) => mois(jour, d.conservation_mails_mois),
    condition: (limite) =>
      sql`t.destinataire <> '' and t.statut <> 'en_attente' and t.cree_le < ${limite}::date`,
    exemple: sql<string>`t.modele || ', ' || to_char(t.cree_le, 'YYYY-MM-DD')`,
    appliquer: {
      genre: 'anonymise',
      valeurs: {
        brut: sql`null`,
        destinataire: sql`''`,
        sujet: sql`'Message effacé'`,
        reponse_serveur: sql`null`,
      },
    },
  },
  {
    cle: 'adresses',
    table: 'adresse_en_echec',
    quoi: 'Adresses refusées par leur serveur depuis plus d’un an',
    devient: 'effacées',
    limite: (jour) => mois(jour, 12),
    condition: (limite) => sql`t.dernier_le < ${limite}::date`,
    exemple: sql<string>`'dernier échec ' || to_char(t.dernier_le, 'YYYY-MM-DD')`,
    appliquer: { genre: 'supprime' },
  },
  {
    cle: 'imports',
    table: 'import_adherent',
    quoi: 'Fichiers d’adhérents importés il y a plus de trois mois',
    devient: 'effacés, lignes comprises',
    limite: (jour) => mois(jour, 3),
    condition: (limite) => sql`t.statut <> 'en_cours' and t.cree_le < ${limite}::date`,
    exemple: sql<string>`'import du ' || to_char(t.cree_le, 'YYYY-MM-DD')`,
    appliquer: { genre: 'particulier', act: effacerImports },
  },
  {
    cle: 'copies',
    table: 'export_donnees',
    quoi: 'Copies de données dont les sept jours sont passés',
    devient: 'effacées, archive comprise',
    limite: (jour) => jour,
    condition: (limite) => sql`t.statut = 'pret' and t.expire_le < ${limite}::date`,
    exemple: sql<string>`'demandée le ' || to_char(t.demande_le, 'YYYY-MM-DD')`,
    appliquer: { genre: 'particulier', act: perimerCopies },
  },
]

async function effacerImports(ctx: WriteCtx, ids: string[]): Promise<number> {
  await ctx.db
    .deleteFrom('importLigne')
    .where('unionId', '=', ctx.union.id)
    .where('importId', 'in', ids)
    .execute()
  const imports = await ctx.db
    .deleteFrom('importAdherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .returning('fichierId')
    .execute()
  await deleteFichiers(
    ctx,
    imports.map(({ fichierId }) => fichierId),
  )
  return imports.length
}

async function perimerCopies(ctx: WriteCtx, ids: string[]): Promise<number> {
  const copies = await ctx.db
    .selectFrom('exportDonnees')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .select(['id', 'fichierId'])
    .execute()
  await ctx.db
    .updateTable('exportDonnees')
    .set({ statut: 'perime', fichierId: null })
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .execute()
  await deleteFichiers(
    ctx,
    copies.flatMap(({ fichierId }) => (fichierId ? [fichierId] : [])),
  )
  return copies.length
}

/** Rows of one night and one rule: the rest waits for the next, so that no night is endless. */
const parNuit = 5000

/** What a rule would erase now: how many, and three examples. */
export async function essayerRegle(ctx: Ctx, regle: Regle, durees: Durees) {
  const limite = regle.limite(ctx.aujourdhui, durees)
  const vieilles = sql`from ${sql.table(regle.table)} t
    where t.union_id = ${ctx.union.id} and ${regle.condition(limite)}`
  const { rows } = await sql<{ nombre: number; exemples: string[] }>`
    select (select count(*) ${vieilles}) as nombre,
      array(select distinct coalesce(${regle.exemple}, '') ${vieilles} order by 1 limit 3) as exemples`.execute(
    ctx.db,
  )
  return { limite, nombre: rows[0]?.nombre ?? 0, exemples: rows[0]?.exemples ?? [] }
}

/** Erases what a rule finds; gives how many. Run twice, the second finds nothing. */
export async function appliquerRegle(
  ctx: WriteCtx,
  { table, condition, limite, appliquer }: Regle,
  durees: Durees,
): Promise<number> {
  const jour = limite(ctx.aujourdhui, durees)
  const { rows } = await sql<{ id: string }>`select t.id from ${sql.table(table)} t
    where t.union_id = ${ctx.union.id} and ${condition(jour)} order by t.id limit ${parNuit}
    for update`.execute(ctx.db)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  const choisies = sql`t.union_id = ${ctx.union.id} and t.id = any(${ids}::uuid[])`
  switch (appliquer.genre) {
    case 'supprime':
      await sql`delete from ${sql.table(table)} t where ${choisies}`.execute(ctx.db)
      break
    case 'anonymise': {
      const valeurs = Object.entries(appliquer.valeurs).map(
        ([colonne, valeur]) => sql`${sql.ref(colonne)} = ${valeur}`,
      )
      await sql`update ${sql.table(table)} t set ${sql.join(valeurs)} where ${choisies}`.execute(
        ctx.db,
      )
      break
    }
    case 'particulier':
      await appliquer.act(ctx, ids)
      break
  }
  return ids.length
}
