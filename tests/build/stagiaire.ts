import pg from 'pg'
import type { Identite } from '#app/modules/adherent/model/personne.ts'
import type { Coordonnees } from '#app/modules/stagiaire/model/stagiaire.ts'
import {
  type InscrireStagiaire,
  inscrireStagiaire,
} from '#app/modules/stagiaire/use-cases/inscrire-stagiaire.server.ts'
import { validerInscriptions } from '#app/modules/stagiaire/use-cases/valider-inscriptions.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { ctxFor, testUrl } from '#tests/ctx.ts'

type Options = Partial<Identite> &
  Partial<Coordonnees> & {
    id?: string
    formationId: string
    origine?: 'public' | 'gestionnaire'
    transferer?: boolean
  }

export const nadiaPetit: Identite = {
  civilite: 'madame',
  nomNaissance: 'PETIT',
  nomUsage: null,
  prenoms: 'Nadia',
  naissanceDate: '1990-06-15',
  naissanceCommune: 'Besançon',
  naissanceCodePostal: '25000',
  naissancePays: 'France',
}

export const coordonneesNadia: Coordonnees = {
  email: 'nadia.petit@exemple.fr',
  telephone: '+33612345678',
  adresse: null,
  codePostal: '25000',
  commune: 'Besançon',
  statutBpf: 'particulier',
  amenagement: null,
  responsableNom: null,
  responsableLien: null,
  responsableEmail: null,
  responsableTelephone: null,
}

/** Everything a sign-up needs; Nadia Petit by the public door unless told otherwise. */
export function demandeInscription(options: Options): InscrireStagiaire {
  const { id = newId(), formationId, origine = 'public', transferer = false } = options
  const choisies = <Part extends object>(defaut: Part): Part =>
    Object.fromEntries(
      Object.entries(defaut).map(([champ, valeur]) => [
        champ,
        champ in options ? options[champ as keyof Options] : valeur,
      ]),
    ) as Part
  return {
    id,
    formationId,
    origine,
    transferer,
    accordVersion: origine === 'public' ? 1 : null,
    identite: choisies(nadiaPetit),
    coordonnees: choisies(coordonneesNadia),
  }
}

let built = 0

/** A trainee of a formation, somebody else at each call; `validee` when asked for. */
export async function buildInscription(ctx: Ctx, options: Options & { validee?: boolean }) {
  built += 1
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  const input = demandeInscription({
    nomNaissance: `STAGIAIRE${lettres(built)}`,
    email: `stagiaire${built}@exemple.fr`,
    origine: 'gestionnaire',
    ...options,
  })
  await transaction(systeme, async (systeme) => {
    await inscrireStagiaire(systeme, input)
    if (options.validee) {
      await validerInscriptions(systeme, {
        formationId: options.formationId,
        inscriptionIds: [input.id],
      })
    }
  })
  return { id: input.id, ...input.identite, ...input.coordonnees }
}

/** A name has no figure: 28 becomes `BB`. */
function lettres(count: number): string {
  const last = String.fromCharCode(65 + (count % 26))
  return count < 26 ? last : lettres(Math.floor(count / 26) - 1) + last
}

/** The rows of a formation as they are stored, in the order of their arrival. */
export function listInscriptions(ctx: Ctx, formationId: string) {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
    .db.selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .selectAll()
    .orderBy('inscriteLe')
    .orderBy('id')
    .execute()
}

/** The payloads queued for a job in this union, oldest first. */
export async function listJobs(ctx: Ctx, name: string): Promise<Record<string, unknown>[]> {
  const owner = new pg.Client(testUrl('postgres'))
  await owner.connect()
  const { rows } = await owner.query<{
    payload: { unionId: number; payload: Record<string, unknown> }
  }>(
    `select j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 order by j.id`,
    [name],
  )
  await owner.end()
  return rows
    .map(({ payload }) => payload)
    .filter(({ unionId }) => unionId === ctx.union.id)
    .map(({ payload }) => payload)
}

/** What is marked of a formation, with what is known of each signature. */
export function listPresences(ctx: Ctx, formationId: string) {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
    .db.selectFrom('presence as p')
    .innerJoin('inscription as i', (join) =>
      join.onRef('i.unionId', '=', 'p.unionId').onRef('i.id', '=', 'p.inscriptionId'),
    )
    .leftJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'p.unionId').onRef('f.id', '=', 'p.signatureFichierId'),
    )
    .where('p.unionId', '=', ctx.union.id)
    .where('i.formationId', '=', formationId)
    .select(['p.inscriptionId', 'p.creneauId', 'p.present', 'p.moyen', 'p.saisiePar'])
    .select(['p.signatureFichierId', 'p.confirmeeLe', 'f.fige'])
    .orderBy('p.id')
    .execute()
}
