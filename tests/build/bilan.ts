import { sql } from 'kysely'
import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import type { statutsBpf } from '#app/modules/stagiaire/model.ts'
import { listCreneaux } from '#app/modules/stagiaire/queries/presences.server.ts'
import { saisirPresences } from '#app/modules/stagiaire/use-cases/saisir-presences.server.ts'
import { validerPresences } from '#app/modules/stagiaire/use-cases/valider-presences.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import type { Jour } from '#app/platform/jour.ts'
import { at, ctxFor } from '#tests/ctx.ts'
import { buildAdherent } from './adherent.ts'
import { buildFormation } from './formation.ts'
import { buildInscription } from './stagiaire.ts'

type Genre =
  | 'entreprise'
  | 'association'
  | 'collectivite'
  | 'etablissement_public'
  | 'particulier'
  | 'organisme_formation'

let clients = 0

/** Somebody a training is made for. */
export function buildPayeur(ctx: Ctx, genre: Genre): Promise<string> {
  clients += 1
  const id = newId()
  const values = { unionId: ctx.union.id, id, numero: `CB${clients}`, genre }
  return transaction(systeme(ctx), async (ctx) => {
    await ctx.db
      .insertInto('client')
      .values({ ...values, raisonSociale: `Client n° ${clients}` })
      .execute()
    return id
  })
}

/** Every type has its line of frame F-3: SST is a certification, the others are not. */
export function buildObjectifs(ctx: Ctx): Promise<unknown> {
  return transaction(systeme(ctx), (ctx) =>
    ctx.db
      .updateTable('typeFormation')
      .set({ bpfF3: sql<string>`case when code in ('SST', 'MAC_SST') then 'b' else 'd' end` })
      .where('unionId', '=', ctx.union.id)
      .execute(),
  )
}

type Paiement = {
  formationId: string
  montant: number
  le: Jour
  clientId?: string
  inscriptionId?: string
  rembourse?: number
  statut?: 'recu' | 'attendu' | 'rembourse' | 'sans_place'
}

/** Money received for a training, in cents. */
export function buildPaiement(ctx: Ctx, paiement: Paiement): Promise<unknown> {
  const { rembourse = 0, montant } = paiement
  return transaction(systeme(ctx), (ctx) =>
    ctx.db
      .insertInto('reglement')
      .values({
        unionId: ctx.union.id,
        id: newId(),
        moyen: 'virement',
        rembourse,
        statut: rembourse === montant ? 'rembourse' : 'recu',
        ...paiement,
      })
      .execute(),
  )
}

type Options = {
  type: string
  jours: Jour[]
  stagiaires: (keyof typeof statutsBpf)[]
  absents?: (keyof typeof statutsBpf)[]
  clientId?: string
  privee?: boolean
  centreId?: string
  bpfC?: string
  /** False: over, and still to be closed. */
  cloturee?: boolean
}

const creneaux = {
  matin: { debut: '08:30', fin: '12:30' },
  apres_midi: { debut: '13:30', fin: '16:30' },
}

/** A training of seven hours a day with its trainer, held and closed: who was there was there all day. */
export async function buildFormationTenue(ctx: Ctx, options: Options) {
  const { type, jours, stagiaires, absents = [], clientId, centreId, bpfC } = options
  const avant = at(systeme(ctx), `${jours[0]}T05:00:00Z`)
  const prive = options.privee ?? clientId !== undefined
  const choix = { type, jours, creneaux, privee: prive, places: 40, formateursRequis: 1 }
  const { id } = await buildFormation(avant, { ...choix, centreId: centreId ?? null })
  await transaction(systeme(ctx), (ctx) =>
    ctx.db
      .updateTable('formation')
      .set({ clientId: clientId ?? null, bpfC: bpfC ?? null })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute(),
  )
  const formateur = await buildAdherent(ctx, {
    roles: ['formateur'],
    competences: competencesDe(jours[0] ?? ''),
  })
  await affecterFormateur(avant, { id: newId(), formationId: id, adherentId: formateur.id })
  const venus = []
  for (const statutBpf of stagiaires)
    venus.push(await buildInscription(avant, { formationId: id, validee: true, statutBpf }))
  const manquants = []
  for (const statutBpf of absents)
    manquants.push(await buildInscription(avant, { formationId: id, validee: true, statutBpf }))
  const soir = at(systeme(ctx), `${jours.at(-1)}T19:00:00Z`)
  const feuille = Object.fromEntries((await listCreneaux(soir, id)).map((c) => [c.id, 'present']))
  if (venus.length > 0) {
    const presences = Object.fromEntries(venus.map((venu) => [venu.id, feuille])) as never
    await saisirPresences(soir, { formationId: id, presences })
    await validerPresences(soir, {
      formationId: id,
      inscriptionIds: venus.map((venu) => venu.id),
      motif: null,
    })
  }
  if (options.cloturee ?? true) await cloturerFormation(soir, id)
  return { id, venus, absents: manquants, formateur }
}

function competencesDe(jour: Jour) {
  const obtenueLe = `${Number(jour.slice(0, 4)) - 1}-06-01`
  return [
    { code: 'FPSC', obtenueLe, recyclages: [`${jour.slice(0, 4)}-01-02`] },
    { code: 'FORM_SST', obtenueLe },
  ]
}

function systeme(ctx: Ctx): Ctx {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
}
