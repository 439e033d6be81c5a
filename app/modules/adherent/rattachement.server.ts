import { sql } from 'kysely'
import { rattacherCandidatures } from '#app/modules/formation/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { decrypt, encrypt } from '#app/platform/secrets/secrets.server.ts'
import { placeSensible } from './queries/sensibles.server.ts'

type Bouts = { id: string; personneId: string }
export type Rattachement = { de: Bouts; vers: Bouts }

type Lien = {
  table: string
  colonne: string
  vers: 'adherent' | 'personne'
  /** Columns that make a line unique for one member: what both have stays where it is. */
  cle?: string[]
}

/**
 * What follows a person from one sheet to another, whatever module it belongs to: only the pointer changes.
 * What is not here stays with the archived sheet on purpose; a test reads the catalogue and asks for each new table.
 */
export const liens: Lien[] = [
  { table: 'inscription', colonne: 'personne_id', vers: 'personne' },
  { table: 'courriel', colonne: 'personne_id', vers: 'personne' },
  { table: 'reclamation', colonne: 'personne_id', vers: 'personne' },
  { table: 'referent_handicap', colonne: 'adherent_id', vers: 'adherent' },
  { table: 'consentement', colonne: 'personne_id', vers: 'personne' },
  { table: 'personne', colonne: 'fusionnee_dans_id', vers: 'personne' },
  { table: 'adherent', colonne: 'fusionne_dans_id', vers: 'adherent' },
  { table: 'cotisation', colonne: 'adherent_id', vers: 'adherent', cle: ['genre', 'du'] },
  { table: 'relance_cotisation', colonne: 'adherent_id', vers: 'adherent', cle: ['le'] },
  { table: 'import_ligne', colonne: 'adherent_id', vers: 'adherent' },
  { table: 'notification', colonne: 'adherent_id', vers: 'adherent', cle: ['genre', 'cle'] },
  {
    table: 'document_lu',
    colonne: 'adherent_id',
    vers: 'adherent',
    cle: ['document_id', 'numero'],
  },
  {
    table: 'declaration_ligne',
    colonne: 'adherent_id',
    vers: 'adherent',
    cle: ['evenement_genre', 'evenement_id', 'embauche_le'],
  },
  { table: 'centre', colonne: 'responsable_id', vers: 'adherent' },
  { table: 'amicale', colonne: 'president_id', vers: 'adherent' },
  {
    table: 'enquete_envoi',
    colonne: 'adherent_id',
    vers: 'adherent',
    cle: ['formation_id', 'genre'],
  },
  { table: 'action_amelioration', colonne: 'responsable_id', vers: 'adherent' },
]

/** Everything of one sheet goes to the other. Both are locked. */
export async function rattacher(ctx: WriteCtx, rattachement: Rattachement): Promise<void> {
  const { de, vers } = rattachement
  await rattacherCandidatures(ctx, { de: de.id, vers: vers.id })
  await rattacherCompetences(ctx, rattachement)
  await reporterPaiements(ctx, rattachement)
  await rattacherSensibles(ctx, rattachement)
  for (const lien of liens) await deplacer(ctx, lien, rattachement)
}

async function deplacer(ctx: WriteCtx, lien: Lien, { de, vers }: Rattachement): Promise<void> {
  const [ancien, nouveau] =
    lien.vers === 'adherent' ? [de.id, vers.id] : [de.personneId, vers.personneId]
  const table = sql.table(lien.table)
  const colonne = sql.ref(lien.colonne)
  const memes = (lien.cle ?? []).map((cle) => sql`deja.${sql.ref(cle)} = t.${sql.ref(cle)}`)
  const libre =
    memes.length === 0
      ? sql`true`
      : sql`not exists (select 1 from ${table} deja where deja.union_id = t.union_id
          and deja.${colonne} = ${nouveau} and ${sql.join(memes, sql` and `)})`
  await sql`update ${table} t set ${colonne} = ${nouveau}
    where t.union_id = ${ctx.union.id} and t.${colonne} = ${ancien} and ${libre}`.execute(ctx.db)
}

/** A skill held on both sheets is one: obtained at the earliest day, renewed by all the trainings. */
async function rattacherCompetences(ctx: WriteCtx, { de, vers }: Rattachement): Promise<void> {
  const union = ctx.union.id
  const paires = sql`select gardee.id as gardee, cedee.id as cedee, cedee.obtenue_le, cedee.numero
    from competence_detenue cedee join competence_detenue gardee on gardee.union_id = cedee.union_id
      and gardee.competence_id = cedee.competence_id and gardee.adherent_id = ${vers.id}
    where cedee.union_id = ${union} and cedee.adherent_id = ${de.id}`
  await sql`update competence_detenue d set obtenue_le = least(d.obtenue_le, paire.obtenue_le),
      numero = coalesce(d.numero, paire.numero)
    from (${paires}) paire where d.union_id = ${union} and d.id = paire.gardee`.execute(ctx.db)
  await sql`update competence_recyclage r set competence_detenue_id = paire.gardee
    from (${paires}) paire where r.union_id = ${union} and r.competence_detenue_id = paire.cedee
      and not exists (select 1 from competence_recyclage deja where deja.union_id = r.union_id
        and deja.competence_detenue_id = paire.gardee and deja.le = r.le)`.execute(ctx.db)
  await deplacer(
    ctx,
    {
      table: 'competence_detenue',
      colonne: 'adherent_id',
      vers: 'adherent',
      cle: ['competence_id'],
    },
    { de, vers },
  )
}

/** A fee that only the other sheet shows as paid is paid. */
async function reporterPaiements(ctx: WriteCtx, { de, vers }: Rattachement): Promise<void> {
  await sql`update cotisation g set montant = a.montant, payee_le = a.payee_le, moyen = a.moyen,
      recu_numero = a.recu_numero, recu_fichier_id = a.recu_fichier_id, version = g.version + 1
    from cotisation a where g.union_id = ${ctx.union.id} and g.adherent_id = ${vers.id} and g.payee_le is null
      and a.union_id = g.union_id and a.adherent_id = ${de.id} and a.genre = g.genre and a.du = g.du
      and a.payee_le is not null`.execute(ctx.db)
}

/** Encrypted for one sheet, a value is opened and closed again for the other, where it has none. Nobody reads it. */
async function rattacherSensibles(ctx: WriteCtx, { de, vers }: Rattachement): Promise<void> {
  const donnees = await ctx.db
    .deleteFrom('donneeSensible')
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', de.id)
    .returning(['champ', 'valeurChiffree', 'modifieeLe', 'modifieePar'])
    .execute()
  for (const { champ, valeurChiffree, modifieeLe, modifieePar } of donnees) {
    const valeur = decrypt(valeurChiffree, placeSensible(de.id, champ))
    await ctx.db
      .insertInto('donneeSensible')
      .values({
        unionId: ctx.union.id,
        id: newId(),
        adherentId: vers.id,
        champ,
        valeurChiffree: encrypt(valeur, placeSensible(vers.id, champ)),
        modifieeLe,
        modifieePar,
      })
      .onConflict((conflict) => conflict.constraint('donnee_sensible_unique').doNothing())
      .execute()
  }
}
