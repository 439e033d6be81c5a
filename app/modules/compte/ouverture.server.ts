import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { newToken } from '#app/platform/auth/tokens.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { record } from '#app/platform/journal.server.ts'
import { networkOf } from '#app/platform/throttle.server.ts'
import { alerter } from './alertes.server.ts'
import { signerNavigateur } from './essais.server.ts'
import { creerLienAcces } from './liens.server.ts'
import { nomAppareil } from './model/appareil.ts'
import { masquerIp } from './model/second-facteur.ts'
import { findCompte } from './queries/identite.server.ts'
import { agirCommeSession, ouvrirSession, type Provenance } from './sessions.server.ts'

type Ouverture = { token: string; navigateur: string }

/** A session, or the step where the second factor is asked: no session exists before it. */
export type Connexion = Ouverture | { etape: string }

/** Minutes to find one's phone. */
const heuresEtape = 1 / 6

/** Once the password is right: opens, or asks for the second factor that the account has. */
export async function ouvrirOuDemander(
  ctx: WriteCtx,
  compteId: string,
  visiteur: Provenance,
  connu: string | undefined,
): Promise<Connexion> {
  const compte = await findCompte(ctx, compteId)
  if (!compte?.secondFacteur) return ouvrirConnexion(ctx, compteId, visiteur, connu)
  return { etape: await creerLienAcces(ctx, compteId, 'second_facteur', heuresEtape) }
}

/**
 * Opens a session, notes the device, and mails the owner when it is a new one. `connu` is the browser's
 * name when it has already opened this account.
 */
export async function ouvrirConnexion(
  ctx: WriteCtx,
  compteId: string,
  visiteur: Provenance,
  connu: string | undefined,
): Promise<Ouverture> {
  const navigateur = connu ?? newToken()
  const token = await ouvrirSession(ctx.db, compteId, visiteur, ctx.now)
  await agirCommeSession(ctx, token)
  noterConnexion(ctx)
  const { nouveau, premier } = await noterAppareil(ctx, compteId, visiteur, navigateur)
  if (nouveau && !premier) {
    const { userAgent, ip } = visiteur
    const details: [string, string][] = [
      ['Appareil', nomAppareil(userAgent)],
      ['Adresse', masquerIp(ip)],
    ]
    await alerter(ctx, compteId, { quoi: 'nouvel_appareil', details })
  }
  return { token, navigateur: signerNavigateur(compteId, navigateur) }
}

/** A login finished: the journal says it in the person's name. */
function noterConnexion(ctx: WriteCtx): void {
  if (ctx.acteur.genre !== 'adherent') return
  record(ctx, 'compte.connecte', { genre: 'adherent', id: ctx.acteur.adherentId })
}

/** A browser is recognised by its cookie, or by being the same kind at the same place. */
async function noterAppareil(
  ctx: WriteCtx,
  compteId: string,
  { ip, userAgent }: Provenance,
  navigateur: string,
) {
  const empreintes = [
    empreinte(`navigateur:${navigateur}`),
    empreinte(`lieu:${nomAppareil(userAgent)}:${networkOf(ip)}`),
  ]
  const { rows } = await sql<{ nouveau: boolean; premier: boolean }>`
    select * from identite.noter_appareil(${compteId}, ${empreintes}::bytea[], ${ctx.now})`.execute(
    ctx.db,
  )
  return rows[0] ?? { nouveau: false, premier: true }
}

function empreinte(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
