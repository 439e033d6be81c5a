import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { type EtatEvenement, etatEvenement } from '../model.ts'
import { centresAutorises } from '../policy.ts'
import { type Ligne, listLignes } from './lignes.server.ts'

const jourFacultatif = z.union([z.iso.date(), z.literal('')]).catch('')

export const filtresSchema = z.object({
  du: jourFacultatif,
  au: jourFacultatif,
  etat: z
    .enum([
      '',
      'a_faire',
      'rien',
      'a_completer',
      'prete',
      'exportee',
      'rejetee',
      'declaree',
      'a_reprendre',
    ])
    .catch('a_faire'),
})
export type Filtres = z.output<typeof filtresSchema>

/** From a month ago to two months ahead, unless asked otherwise. */
export function periodeDe(ctx: Ctx, { du, au }: Filtres): { du: Jour; au: Jour } {
  return { du: du || addDays(ctx.aujourdhui, -30), au: au || addDays(ctx.aujourdhui, 60) }
}

export type Evenement = {
  id: string
  numero: string
  intitule: string
  premierJour: Jour
  lignes: Ligne[]
  etat: EtatEvenement
}

const limite = 300

/** The trainings of a period with their team and where their declaration stands. Four statements. */
export async function listEvenements(ctx: Ctx, filtres: Filtres): Promise<Evenement[]> {
  const { du, au } = periodeDe(ctx, filtres)
  const formations = await selectFormations(ctx)
    .where('f.statut', 'in', ['validee', 'cloturee'])
    .where('f.dernierJour', '>=', du)
    .where('f.premierJour', '<=', au)
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .limit(limite)
    .execute()
  const lignes = await listLignes(
    ctx,
    'formation',
    formations.map(({ id }) => id),
  )
  const parFormation = Map.groupBy(lignes, ({ evenementId }) => evenementId)
  return formations
    .map(({ declareeLe, premierJour, ...formation }) => {
      const siennes = parFormation.get(formation.id) ?? []
      const etat = etatEvenement(siennes, declareeLe !== null)
      return { ...formation, premierJour: premierJour ?? '', lignes: siennes, etat }
    })
    .filter(({ etat, lignes: siennes }) => siennes.length > 0 && retenu(filtres.etat, etat))
}

function retenu(filtre: Filtres['etat'], etat: EtatEvenement): boolean {
  if (filtre === '') return true
  return filtre === 'a_faire' ? etat !== 'rien' && etat !== 'declaree' : filtre === etat
}

/** One training, within the reach of this right; undefined for anybody else's. */
export async function findEvenement(ctx: Ctx | WriteCtx, id: string) {
  return selectFormations(ctx)
    .where('f.id', '=', id)
    .where('f.statut', 'in', ['validee', 'cloturee'])
    .executeTakeFirst()
}

function selectFormations(ctx: Ctx | WriteCtx) {
  const db: Ctx['db'] = ctx.db
  const centres = centresAutorises(ctx, 'declaration.lister')
  return db
    .selectFrom('formation as f')
    .where('f.unionId', '=', ctx.union.id)
    .$if(centres !== undefined, (query) =>
      query.where('f.centreId', 'in', centres?.length ? centres : [nulle]),
    )
    .select(['f.id', 'f.numero', 'f.intitule', 'f.centreId', 'f.premierJour', 'f.declareeLe'])
}

const nulle = '00000000-0000-0000-0000-000000000000'

/** The daily ceilings that the union wrote, by year. Cents. */
export async function listPlafonds(ctx: Ctx | WriteCtx): Promise<Map<number, number>> {
  const db: Ctx['db'] = ctx.db
  const rows = await db
    .selectFrom('plafondJournalier')
    .where('unionId', '=', ctx.union.id)
    .select(['annee', 'montant'])
    .execute()
  return new Map(rows.map(({ annee, montant }) => [annee, montant]))
}
