import { sql } from 'kysely'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { questionsLues } from '../model/saisie.ts'

/** Every read of a survey that was sent, with its training and the questions it came with. */
export function selectEnvois(ctx: Ctx | WriteCtx) {
  const db = ctx.db
  return db
    .selectFrom('enqueteEnvoi as e')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'e.unionId').onRef('f.id', '=', 'e.formationId'),
    )
    .innerJoin('enquete as q', (join) =>
      join.onRef('q.unionId', '=', 'e.unionId').onRef('q.id', '=', 'e.enqueteId'),
    )
    .where('e.unionId', '=', ctx.union.id)
}

function selectSondage(ctx: Ctx | WriteCtx) {
  return selectEnvois(ctx)
    .select(['e.id', 'e.genre', 'e.formationId', 'e.envoyeLe', 'e.reponduLe', 'e.expireLe'])
    .select(['q.questions', 'f.intitule', 'f.numero', 'f.dernierJour', 'f.centreId'])
}

/** The survey behind a secret link: the link is the right. */
export async function findSondageParJeton(ctx: Ctx | WriteCtx, jeton: string) {
  const row = await selectSondage(ctx)
    .where('e.jetonSha256', '=', hashToken(jeton))
    .executeTakeFirst()
  return row && { ...row, questions: questionsLues.parse(row.questions) }
}

/** The same for staff, who type what came on paper. */
export async function findSondage(ctx: Ctx | WriteCtx, formationId: string, envoiId: string) {
  const row = await selectSondage(ctx)
    .where('e.id', '=', envoiId)
    .where('e.formationId', '=', formationId)
    .select(qui)
    .executeTakeFirst()
  return row && { ...row, questions: questionsLues.parse(row.questions) }
}

/** Who is asked, in words: staff follow who answered, never what. */
const nom = sql<string>`coalesce(
  (select upper(coalesce(i.nom_usage, i.nom_naissance)) || ' ' || i.prenoms from inscription i
    where i.union_id = e.union_id and i.id = e.inscription_id),
  (select c.raison_sociale from client c where c.union_id = e.union_id and c.id = e.client_id),
  (select upper(coalesce(p.nom_usage, p.nom_naissance)) || ' ' || p.prenoms from adherent a
    join personne p on p.union_id = a.union_id and p.id = a.personne_id
    where a.union_id = e.union_id and a.id = e.adherent_id), '')`
const qui = nom.as('qui')

/** Who typed what came on paper. */
const auteurSaisie = sql<
  string | null
>`(select split_part(p.prenoms, ' ', 1) || ' ' || coalesce(p.nom_usage, p.nom_naissance)
  from adherent a join personne p on p.union_id = a.union_id and p.id = a.personne_id
  where a.union_id = e.union_id and a.id = e.saisie_par)`.as('auteurSaisie')

/** Where a survey goes: the trainee or a minor's guardian, the client's main contact, the trainer. */
const adresse = sql<string | null>`coalesce(
  (select coalesce(i.email, i.responsable_email) from inscription i
    where i.union_id = e.union_id and i.id = e.inscription_id),
  (select c.email from contact c where c.union_id = e.union_id and c.client_id = e.client_id and c.principal),
  (select a.email from adherent a where a.union_id = e.union_id and a.id = e.adherent_id))`.as(
  'adresse',
)

const prenom = sql<string | null>`coalesce(
  (select i.prenoms from inscription i where i.union_id = e.union_id and i.id = e.inscription_id),
  (select nullif(c.prenom, '') from contact c
    where c.union_id = e.union_id and c.client_id = e.client_id and c.principal),
  (select p.prenoms from adherent a join personne p on p.union_id = a.union_id and p.id = a.personne_id
    where a.union_id = e.union_id and a.id = e.adherent_id))`.as('prenom')

const personneId = sql<string | null>`coalesce(
  (select i.personne_id from inscription i where i.union_id = e.union_id and i.id = e.inscription_id),
  (select a.personne_id from adherent a where a.union_id = e.union_id and a.id = e.adherent_id))`.as(
  'personneId',
)

/** A trainee who is no longer validated, or a training that was reopened, is not written to. */
export const encoreConcerne = sql<boolean>`(f.statut = 'cloturee' and (e.inscription_id is null or exists (
  select 1 from inscription i where i.union_id = e.union_id and i.id = e.inscription_id
    and i.statut = 'validee' and i.presence_validee_le is not null)))`

/** What a mail needs, for these surveys: one statement. */
export function listDestinataires(ctx: WriteCtx, ids: string[]) {
  return selectEnvois(ctx)
    .where('e.id', 'in', ids)
    .select(['e.id', 'e.genre', 'e.formationId', 'f.intitule', 'f.numero', 'f.dernierJour'])
    .select([adresse, prenom, personneId])
    .orderBy('e.id')
    .execute()
}

export type Destinataire = Awaited<ReturnType<typeof listDestinataires>>[number]

/** Who may still answer about a training, with the questions of each. */
export function listSansReponse(ctx: Ctx, formationId: string) {
  return selectEnvois(ctx)
    .where('e.formationId', '=', formationId)
    .where('e.reponduLe', 'is', null)
    .where('e.expireLe', '>', ctx.now)
    .select(['e.id', 'e.genre', 'q.questions', qui, adresse])
    .orderBy('e.genre')
    .orderBy(sql`f_norm(${nom})`)
    .orderBy('e.id')
    .limit(500)
    .execute()
}

/** Who was asked about a training, and where each stands: the names, without the answers. */
export function listEnvois(ctx: Ctx, formationId: string) {
  return selectEnvois(ctx)
    .where('e.formationId', '=', formationId)
    .select(['e.id', 'e.genre', 'e.envoyeLe', 'e.relances', 'e.relanceLe', 'e.reponduLe'])
    .select(['e.expireLe', 'e.saisiePar', qui, adresse, auteurSaisie])
    .orderBy('e.genre')
    .orderBy(sql`f_norm(${nom})`)
    .orderBy('e.id')
    .limit(500)
    .execute()
}
