import type { ApercuSur } from '#app/modules/courriel/model/modele.ts'
import { nouvelleFormationEmail } from '#app/modules/formation/emails/nouvelle-formation.ts'
import {
  findFormation,
  listJournees,
  selectFormations,
} from '#app/modules/formation/public.server.ts'
import {
  findValeursInscription,
  listApercusInscriptions,
} from '#app/modules/stagiaire/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { TagValues } from '#app/platform/email/fill.ts'

type Apercu = {
  /** The objects that a preview may take, latest first. */
  list: (ctx: Ctx) => Promise<{ id: string; libelle: string }[]>
  /** What the tags are worth for one of them; undefined when it is not there. */
  find: (ctx: Ctx | WriteCtx, id: string) => Promise<TagValues | undefined>
}

/** MAI-1: real data of the union for the preview of a mail, by the kind of object it speaks of. */
export const apercus: Record<ApercuSur, Apercu> = {
  inscription: { list: listApercusInscriptions, find: findValeursInscription },
  formation: { list: listFormations, find: findValeursFormation },
  adherent: { list: listAdherents, find: findValeursAdherent },
}

async function listFormations(ctx: Ctx) {
  const rows = await selectFormations(ctx)
    .where('f.premierJour', 'is not', null)
    .select(['f.id', 'f.numero', 'f.intitule'])
    .orderBy('f.premierJour', 'desc')
    .orderBy('f.id')
    .limit(10)
    .execute()
  return rows.map(({ id, numero, intitule }) => ({ id, libelle: `${numero} ${intitule}` }))
}

/** The reader stands for the trainer. */
async function findValeursFormation(ctx: Ctx | WriteCtx, id: string) {
  const formation = await findFormation(ctx, id)
  if (!formation) return undefined
  const journees = await listJournees(ctx, [id])
  const prenom = ctx.acteur.genre === 'adherent' ? ctx.acteur.prenom : ''
  return nouvelleFormationEmail({ to: '', personneId: '', lien: '', prenom, formation, journees })
    .valeurs
}

async function listAdherents(ctx: Ctx) {
  const rows = await selectAdherents(ctx).orderBy('a.id', 'desc').limit(10).execute()
  return rows.map(({ id, pseudo }) => ({ id, libelle: pseudo }))
}

async function findValeursAdherent(ctx: Ctx | WriteCtx, id: string) {
  const adherent = await selectAdherents(ctx).where('a.id', '=', id).executeTakeFirst()
  return adherent && { identifiant: adherent.pseudo, prenom: adherent.prenoms }
}

function selectAdherents(ctx: Ctx | WriteCtx) {
  return ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .select(['a.id', 'a.pseudo', 'p.prenoms'])
}
