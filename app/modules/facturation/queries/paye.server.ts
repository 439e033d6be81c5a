import { listJournees } from '#app/modules/formation/public.server.ts'
import { nomComplet } from '#app/modules/stagiaire/model/stagiaire.ts'
import { jetonSuivi } from '#app/modules/stagiaire/public.server.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { formatDay } from '#app/ui/format.ts'

/** What a payment paid for, and who is written to about it. */
export async function findPaye(ctx: Ctx | WriteCtx, reglementId: string) {
  const row =
    (await ctx.db
      .selectFrom('reglement as r')
      .innerJoin('formation as f', (join) =>
        join.onRef('f.unionId', '=', 'r.unionId').onRef('f.id', '=', 'r.formationId'),
      )
      .leftJoin('inscription as i', (join) =>
        join.onRef('i.unionId', '=', 'r.unionId').onRef('i.id', '=', 'r.inscriptionId'),
      )
      .leftJoin('client as c', (join) =>
        join.onRef('c.unionId', '=', 'r.unionId').onRef('c.id', '=', 'r.clientId'),
      )
      .where('r.unionId', '=', ctx.union.id)
      .where('r.id', '=', reglementId)
      .select(['f.id as formationId', 'f.centreId', 'f.numero', 'f.intitule', 'f.prix'])
      .select(['i.id as inscriptionId', 'i.personneId', 'i.nomNaissance', 'i.nomUsage'])
      .select(['i.prenoms', 'i.email', 'i.responsableEmail', 'i.adresse', 'i.codePostal'])
      .select(['i.commune', 'c.raisonSociale', 'c.emailFactures', 'r.montant', 'r.moyen'])
      .select(['r.statut', 'r.recuFichierId', 'r.recuNumero', 'r.le'])
      .executeTakeFirst()) ?? notFound()
  const journees = await listJournees(ctx, [row.formationId])
  const { nomNaissance, nomUsage, prenoms } = row
  const nom =
    nomNaissance === null || prenoms === null
      ? (row.raisonSociale ?? '')
      : nomComplet({ nomNaissance, nomUsage, prenoms })
  const adresses = [row.email, row.responsableEmail, row.emailFactures]
  return {
    ...row,
    nom,
    jours: journees.map(({ jour }) => formatDay(jour)).join(', '),
    destinataires: [...new Set(adresses.filter((adresse) => adresse !== null))],
  }
}

/** What the mails to a payer say besides: the secret link, and whom to ask. */
export async function findContact(ctx: Ctx | WriteCtx, inscriptionId: string | null) {
  const { emailFormations, telephone } = await findIdentiteUnion(ctx)
  return {
    contact: [emailFormations, telephone].filter((moyen) => moyen !== null).join(', '),
    suivi:
      inscriptionId === null
        ? publicUrl(ctx, '')
        : publicUrl(ctx, `/suivi/${jetonSuivi(ctx, inscriptionId)}`),
  }
}
