import { sql } from 'kysely'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { sondageEmail } from './emails/sondage.ts'
import { type GenreEnquete, validiteJours } from './model.ts'
import { enqueteEnVigueur } from './queries/enquetes.server.ts'
import { type Destinataire, listDestinataires } from './queries/envois.server.ts'
import { empreinteSondage, lienSondage } from './secret.server.ts'

type Cible = { inscriptionId?: string; clientId?: string; adherentId?: string }

/**
 * Asks these people about a training, those already asked excepted: two runs at once, or a second
 * closing, write to nobody twice. Without an address nothing leaves: the answer comes on paper.
 */
export async function preparerEnvois(
  ctx: WriteCtx,
  { formationId, genre, cibles }: { formationId: string; genre: GenreEnquete; cibles: Cible[] },
): Promise<void> {
  if (cibles.length === 0) return
  const enqueteId = await enqueteEnVigueur(ctx, genre)
  const expireLe = new Date(ctx.now.getTime() + validiteJours * 86_400_000)
  const crees = await ctx.db
    .insertInto('enqueteEnvoi')
    .values(
      cibles.map((cible) => {
        const id = newId()
        const jetonSha256 = empreinteSondage(ctx, id)
        const commun = { unionId: ctx.union.id, id, enqueteId, formationId, genre, jetonSha256 }
        return { ...commun, ...vide, ...cible, expireLe, creeLe: ctx.now }
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  if (crees.length === 0) return
  const destinataires = await listDestinataires(
    ctx,
    crees.map(({ id }) => id),
  )
  let envoyes = 0
  for (const destinataire of destinataires) {
    if (await envoyerLien(ctx, destinataire)) envoyes += 1
  }
  const codes = { genre, envoyes, sansAdresse: crees.length - envoyes }
  record(ctx, 'enquete.envoyee', { genre: 'formation', id: formationId }, codes)
}

const vide = { inscriptionId: null, clientId: null, adherentId: null }

/** The first mail; false without an address. */
export async function envoyerLien(ctx: WriteCtx, destinataire: Destinataire): Promise<boolean> {
  if (!destinataire.adresse) return false
  await ecrireA(ctx, destinataire, false)
  await ctx.db
    .updateTable('enqueteEnvoi')
    .set({ envoyeLe: sql<Date>`coalesce(envoye_le, ${ctx.now})` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', destinataire.id)
    .execute()
  return true
}

/** The mail itself, the same link each time. */
export async function ecrireA(
  ctx: WriteCtx,
  destinataire: Destinataire,
  relance: boolean,
): Promise<void> {
  const { adresse, id } = destinataire
  if (!adresse) return
  const { emailFormations, telephone } = await findIdentiteUnion(ctx)
  const contact = [emailFormations, telephone].filter((moyen) => moyen !== null)
  const donnees = { ...destinataire, to: adresse, lien: lienSondage(ctx, id), contact }
  await envoyerCourriel(ctx, sondageEmail(donnees, relance))
}
