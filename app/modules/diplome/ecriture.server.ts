import type { Formation } from '#app/modules/formation/model.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { anneeDe } from '#app/platform/jour.ts'
import { nextNumbers, record } from '#app/platform/journal.server.ts'
import { numeroCertificat, type Origine } from './model.ts'
import type { LigneCandidat } from './queries/diplomes.server.ts'
import { donneesCommunes, titulaireDe } from './queries/donnees.server.ts'

/** The numbers are taken last, in the order of the list: their counter is held until the commit. */
export async function delivrer(
  ctx: WriteCtx,
  formation: Formation,
  candidats: LigneCandidat[],
  origine: { origine: Origine; numeros: Record<string, string> },
): Promise<number> {
  if (candidats.length === 0) return 0
  const communes = await donneesCommunes(ctx, formation, ctx.aujourdhui)
  const numeros = await numerosDe(ctx, candidats, origine)
  const diplomes = candidats.map((candidat, rang) => ({
    inscriptionId: candidat.id,
    numero: numeros[rang] ?? '',
    origine: origine.origine,
    donnees: JSON.stringify({ ...communes, titulaire: titulaireDe(candidat) }),
  }))
  const ecrits = await insertDiplomes(ctx, diplomes)
  const pris = diplomes.find(({ inscriptionId }) => !ecrits.has(inscriptionId))
  if (pris) throw new Refusal(`Le numéro ${pris.numero} est déjà celui d’un autre diplôme.`)
  for (const { inscriptionId, numero } of diplomes)
    record(ctx, 'diplome.valide', { genre: 'inscription', id: inscriptionId }, { numero })
  return diplomes.length
}

async function numerosDe(
  ctx: WriteCtx,
  candidats: LigneCandidat[],
  { origine, numeros }: { origine: Origine; numeros: Record<string, string> },
): Promise<string[]> {
  if (origine === 'federal') return candidats.map(({ id }) => numeros[id] ?? '')
  const exercice = anneeDe(ctx.aujourdhui)
  const rangs = await nextNumbers(ctx, 'diplome', exercice, candidats.length)
  return rangs.map((rang) => numeroCertificat(exercice, rang))
}

type Diplome = { inscriptionId: string; numero: string; origine: Origine; donnees: string }

/** The inscriptions whose diploma was written: the others had a number already given. */
async function insertDiplomes(ctx: WriteCtx, diplomes: Diplome[]): Promise<Set<string>> {
  const commun = {
    unionId: ctx.union.id,
    le: ctx.aujourdhui,
    creeLe: ctx.now,
    creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
  }
  const rows = await ctx.db
    .insertInto('diplome')
    .values(diplomes.map((diplome) => ({ ...commun, id: newId(), ...diplome })))
    .onConflict((conflict) => conflict.constraint('diplome_numero_unique').doNothing())
    .returning('inscriptionId')
    .execute()
  return new Set(rows.map(({ inscriptionId }) => inscriptionId))
}
