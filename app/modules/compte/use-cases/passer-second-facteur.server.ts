import { sql } from 'kysely'
import { z } from 'zod'
import { keyIdOf, type Site, verifyRequest } from '#app/platform/auth/passkeys.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { alerter } from '../alertes.server.ts'
import { empreinteCode } from '../codes-secours.server.ts'
import { defiDe } from '../defi.server.ts'
import { essayer, navigateurConnu } from '../essais.server.ts'
import { consommerLien, lireLien } from '../liens.server.ts'
import {
  codesRestants,
  facteursActifs,
  readCodeApplication,
  readCodeSecours,
} from '../model/second-facteur.ts'
import { empechementProvenance } from '../model.ts'
import { type Connexion, ouvrirConnexion } from '../ouverture.server.ts'
import { type Facteur, listFacteurs } from '../queries/identite.server.ts'
import { dechiffrer, pasDuCode } from '../totp.server.ts'
import type { Visiteur } from './se-connecter.server.ts'

export const passerSecondFacteurSchema = z.object({
  etape: z.string().max(200),
  code: z.string().max(40, 'Ce code est trop long.').default(''),
  /** What a key answered to the browser. */
  reponse: z.string().max(20_000).default(''),
})

type Saisie = z.output<typeof passerSecondFacteurSchema>

export const etapePerimee = 'Cette étape a expiré. Redonnez votre mot de passe.'
const codeFaux = 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.'
const cleFausse = 'Cette clé n’a pas été reconnue. Réessayez, ou servez-vous d’un code.'

/** The second step of a login: a code, a recovery code or a key, each once. Then the session opens. */
export async function passerSecondFacteur(
  ctx: Ctx,
  saisie: Saisie,
  visiteur: Visiteur,
  site: Site,
): Promise<Connexion> {
  refuseIf(empechementProvenance(ctx.union, visiteur.loopback))
  const lien = await lireLien(ctx, saisie.etape, ['second_facteur'])
  if (!lien) throw new Refusal(etapePerimee)
  const { compteId } = lien
  if (saisie.code.trim() === '' && saisie.reponse === '') {
    throw new Refusal('Indiquez le code de votre application, ou un code de secours.', 'code')
  }
  const facteurs = await listFacteurs(ctx, compteId)
  await ctx.closeReader() // counting takes a connection of its own
  const connu = navigateurConnu(visiteur.navigateur, compteId)
  const essai = {
    compte: `second_facteur:${compteId}`,
    ip: visiteur.ip,
    navigateur: connu,
    partout: true as const,
  }
  const juste = await essayer(essai, () => prouver(ctx, compteId, facteurs, saisie, site))
  if (!juste) throw saisie.reponse ? new Refusal(cleFausse) : new Refusal(codeFaux, 'code')
  return transaction(ctx, async (ctx) => {
    if (!(await consommerLien(ctx, saisie.etape, ['second_facteur']))) {
      throw new Refusal(etapePerimee)
    }
    const ouverture = await ouvrirConnexion(ctx, compteId, visiteur, connu)
    if (saisie.reponse === '' && readCodeSecours(saisie.code)) {
      const restants = String(codesRestants(await listFacteurs(ctx, compteId)))
      const details: [string, string][] = [['Codes encore valables', restants]]
      await alerter(ctx, compteId, { quoi: 'code_secours', details })
    }
    return ouverture
  })
}

/** What was given is spent by the statement that accepts it, whatever follows. */
function prouver(
  ctx: Ctx,
  compteId: string,
  facteurs: Facteur[],
  { etape, code, reponse }: Saisie,
  site: Site,
): Promise<boolean> {
  if (reponse) return prouverParCle(ctx, compteId, facteurs, { etape, reponse }, site)
  const six = readCodeApplication(code)
  if (six) return prouverParCode(ctx, compteId, facteurs, six)
  const secours = readCodeSecours(code)
  return secours ? depenserCodeSecours(ctx, compteId, secours) : Promise.resolve(false)
}

async function prouverParCle(
  ctx: Ctx,
  compteId: string,
  facteurs: Facteur[],
  { etape, reponse }: Pick<Saisie, 'etape' | 'reponse'>,
  site: Site,
): Promise<boolean> {
  const cleId = keyIdOf(reponse)
  const cle = facteurs.find((facteur) => cleId !== undefined && facteur.cleId === cleId)
  if (!cle?.cleId || !cle.clePublique) return false
  const { cleId: id, clePublique: publicKey, compteur: uses, transports } = cle
  const connue = { id, publicKey, uses, transports }
  const compteur = await verifyRequest(site, reponse, defiDe('connexion', etape), connue)
  if (compteur === undefined) return false
  await transaction(ctx, async (ctx) => {
    await sql`select identite.noter_cle(${compteId}, ${cle.id}, ${compteur}, ${ctx.now})`.execute(
      ctx.db,
    )
  })
  return true
}

async function prouverParCode(ctx: Ctx, compteId: string, facteurs: Facteur[], code: string) {
  for (const { id, secret } of facteursActifs(facteurs)) {
    const pas = secret === null ? undefined : pasDuCode(dechiffrer(secret, id), code, ctx.now)
    if (pas !== undefined) return depenserPas(ctx, compteId, id, pas)
  }
  return false
}

function depenserPas(ctx: Ctx, compteId: string, facteurId: string, pas: number) {
  return transaction(ctx, async (ctx) => {
    const { rows } = await sql<{ pris: boolean }>`
      select identite.depenser_pas(${compteId}, ${facteurId}, ${pas}, ${ctx.now}) as pris`.execute(
      ctx.db,
    )
    return rows[0]?.pris ?? false
  })
}

function depenserCodeSecours(ctx: Ctx, compteId: string, code: string): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const { rows } = await sql<{ pris: boolean }>`select identite.depenser_code_secours(
      ${compteId}, ${empreinteCode(compteId, code)}, ${ctx.now}) as pris`.execute(ctx.db)
    return rows[0]?.pris ?? false
  })
}
