import pg from 'pg'
import { findModele } from '#app/modules/courriel/catalogue.ts'
import { remettreCourriel } from '#app/modules/courriel/jobs/remettre-courriel.server.ts'
import type { Envoi } from '#app/modules/courriel/model/modele.ts'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { modeleConfirmation } from '#app/modules/stagiaire/emails/confirmation.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import type { JobAttempt } from '#app/platform/jobs.server.ts'
import { ctxFor, testUrl } from '#tests/ctx.ts'

export const courrielEssai = {
  modele: modeleConfirmation.cle,
  to: 'nadia.petit@exemple.fr',
  subject: 'Votre inscription\u00a0: la formation d’Élodie',
}

/** A mail to send, its tags worth their examples; `formation` changes its subject. */
export function envoiEssai({ modele, formation, ...adresse }: Essai = {}): Envoi {
  const choisi = findModele(modele ?? courrielEssai.modele)
  if (!choisi) throw new Error(`Unknown model ${modele}`)
  const exemples = Object.entries(choisi.balises).map(([nom, { exemple }]) => [nom, exemple])
  const valeurs = {
    ...Object.fromEntries(exemples),
    formation: formation ?? 'la formation d’Élodie',
    lien_suivi: 'https://exemple.fr/a?b=1&c=2',
  }
  const arret = choisi.facultatif && { desabonnement: 'https://exemple.fr/desabonnement' }
  return { to: courrielEssai.to, ...arret, ...adresse, modele: choisi, valeurs }
}

type Essai = Partial<Pick<Envoi, 'to' | 'personneId' | 'objet' | 'replyTo' | 'desabonnement'>> & {
  modele?: string
  formation?: string
}

/** A mail written by an act, waiting for its delivery. */
export function buildCourriel(ctx: Ctx, essai: Essai = {}): Promise<string> {
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  return transaction(systeme, (systeme) => envoyerCourriel(systeme, envoiEssai(essai)))
}

/** One run of the delivery, as the queue does it. */
export function remettre(
  ctx: Ctx,
  courrielId: string,
  attempt: JobAttempt = { attempt: 1, maxAttempts: 12 },
): Promise<void> {
  return remettreCourriel.run(
    ctxFor(ctx.union, { genre: 'systeme' }, ctx.now),
    { courrielId },
    attempt,
  )
}

/** The line as it is stored now. */
export function findLigne(ctx: Ctx, id: string) {
  return listLignes(ctx).then((lignes) => lignes.find((ligne) => ligne.id === id))
}

export function listLignes(ctx: Ctx) {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
    .db.selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .selectAll()
    .orderBy('creeLe')
    .orderBy('id')
    .execute()
}

/** Puts a line in a state that only a crash or time makes. */
export async function changerLigne(
  ctx: Ctx,
  id: string,
  valeurs: { envoiDebuteLe?: Date; creeLe?: Date; essais?: number },
): Promise<void> {
  await transaction(ctx, (ctx) =>
    ctx.db
      .updateTable('courriel')
      .set(valeurs)
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute(),
  )
}

/** Forgets what waits in the queue of this union, as if a worker had taken it. */
export async function viderFile(ctx: Ctx): Promise<void> {
  const owner = new pg.Client(testUrl('postgres'))
  await owner.connect()
  await owner.query(
    `delete from graphile_worker._private_jobs where (payload->>'unionId')::integer = $1`,
    [ctx.union.id],
  )
  await owner.end()
}

/** The tables of the whole database, the queue's included, in which a text is written in clear or in bytes. */
export async function tablesContenant(texte: string): Promise<string[]> {
  const owner = new pg.Client(testUrl('postgres'))
  await owner.connect()
  const { rows: tables } = await owner.query<{ nom: string }>(
    `select format('%I.%I', n.nspname, c.relname) as nom from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const trouvees: string[] = []
  for (const { nom } of tables) {
    const { rows } = await owner.query<{ present: boolean }>(
      `select exists (select 1 from ${nom} t where position($1 in t::text) > 0 or position($2 in t::text) > 0) as present`,
      [texte, Buffer.from(texte).toString('hex')],
    )
    if (rows[0]?.present) trouvees.push(nom)
  }
  await owner.end()
  return trouvees
}
