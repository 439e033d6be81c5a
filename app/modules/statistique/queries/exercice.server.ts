import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Chiffre, Exercice } from '../model/exercice.ts'
import { exerciceVide } from '../model/exercice.ts'

const colonnes = [
  'x.id',
  'x.annee',
  'x.du',
  'x.au',
  'x.version',
  'x.formeJuridique',
  'x.adressePublique',
  'x.aDistance',
  'x.tauxTva',
  'x.chiffreAffaires',
  'x.charges',
  'x.chargesSalaires',
  'x.chargesAchats',
  'x.confiesStagiaires',
  'x.confiesMinutes',
  'x.recusStagiaires',
  'x.recusMinutes',
  'x.dirigeantNom',
  'x.dirigeantPrenom',
  'x.dirigeantQualite',
] as const

function selectExercices(ctx: Ctx | WriteCtx) {
  const db: Ctx['db'] = ctx.db
  return db.selectFrom('exerciceBpf as x').where('x.unionId', '=', ctx.union.id)
}

const produitsAjoutes = sql<Exercice['produitsAjoutes']>`x.produits_ajoutes`.as('produitsAjoutes')

/** What was typed for a year; an exercise with nothing typed yet otherwise. */
export async function findExercice(ctx: Ctx | WriteCtx, annee: number): Promise<Exercice> {
  const row = await selectExercices(ctx)
    .where('x.annee', '=', annee)
    .select(colonnes)
    .select(produitsAjoutes)
    .executeTakeFirst()
  return row ?? exerciceVide(annee)
}

export type Instantane = { le: Date; par: string | null; chiffres: Chiffre[] }

/** A year, the union that declares it, and the last figures that were frozen: one statement. */
export async function findDeclaration(ctx: Ctx | WriteCtx, annee: number) {
  const db: Ctx['db'] = ctx.db
  const row = await db
    .selectFrom('identiteUnion as u')
    .leftJoin('exerciceBpf as x', (join) =>
      join.onRef('x.unionId', '=', 'u.unionId').on('x.annee', '=', annee),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('instantaneBpf as i')
          .leftJoin('adherent as a', (join) =>
            join.onRef('a.unionId', '=', 'i.unionId').onRef('a.id', '=', 'i.creePar'),
          )
          .leftJoin('personne as p', (join) =>
            join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
          )
          .whereRef('i.unionId', '=', 'u.unionId')
          .whereRef('i.exerciceBpfId', '=', 'x.id')
          .select(['i.creeLe as le', sql<Chiffre[] | null>`i.donnees`.as('chiffres')])
          .select(
            sql<string | null>`p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)`.as(
              'par',
            ),
          )
          .orderBy('i.creeLe', 'desc')
          .limit(1)
          .as('s'),
      (join) => join.onTrue(),
    )
    .where('u.unionId', '=', ctx.union.id)
    .select(['u.raisonSociale', 'u.siret', 'u.nda', 'u.naf', 'u.tva', 'u.president'])
    .select(['u.adresse', 'u.codePostal', 'u.commune', 'u.telephone', 'u.emailFormations'])
    .select(['u.email', ...colonnes, produitsAjoutes, 's.le', 's.par', 's.chiffres'])
    .executeTakeFirst()
  const { id, du, au, annee: connue, version } = row ?? {}
  const connu = id && du && au && connue && version
  const exercice = connu
    ? ({ ...row, produitsAjoutes: row?.produitsAjoutes ?? {} } as Exercice)
    : exerciceVide(annee)
  const instantane: Instantane | undefined =
    row?.le && row.chiffres ? { le: row.le, par: row.par, chiffres: row.chiffres } : undefined
  return {
    exercice,
    instantane,
    organisme: {
      raisonSociale: row?.raisonSociale ?? ctx.union.nom,
      siret: row?.siret ?? null,
      nda: row?.nda ?? null,
      naf: row?.naf ?? null,
      tva: row?.tva ?? null,
      president: row?.president ?? null,
      adresse: [row?.adresse, `${row?.codePostal ?? ''} ${row?.commune ?? ''}`.trim()]
        .filter(Boolean)
        .join(', '),
      telephone: row?.telephone ?? null,
      email: row?.emailFormations ?? row?.email ?? null,
    },
  }
}

export type Organisme = Awaited<ReturnType<typeof findDeclaration>>['organisme']

/** Locked before it is written: two people may fill the same year. */
export function lockExercice(ctx: WriteCtx, annee: number) {
  return ctx.db
    .selectFrom('exerciceBpf')
    .where('unionId', '=', ctx.union.id)
    .where('annee', '=', annee)
    .select(['id', 'version'])
    .forUpdate()
    .executeTakeFirst()
}
