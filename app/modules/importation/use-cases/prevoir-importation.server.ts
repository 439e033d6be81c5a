import { sql } from 'kysely'
import { z } from 'zod'
import { genresCotisation } from '#app/modules/cotisation/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { checkbox, listOf, wholeNumber } from '#app/platform/fields.ts'
import { comprendre, prevoir } from '../lecture.server.ts'
import { champs, empechementCorrespondance } from '../model/champs.ts'
import type { Remarque } from '../model/lecture.ts'
import type { Connu, Plan, Resultat } from '../model/plan.ts'
import type { Reglages } from '../model/reglages.ts'
import { authorize, touteUnion } from '../policy.ts'
import { Annuaire, listConnus } from '../queries/connus.server.ts'
import {
  type Contexte,
  lireContexte,
  listBrutes,
  lockImport,
} from '../queries/importations.server.ts'

export const prevoirImportationSchema = z.object({
  importId: z.uuid(),
  colonnes: listOf(z.union([z.enum(champs), z.literal('')])),
  genres: z.preprocess(
    (value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(genresCotisation)),
  ),
  annee: wholeNumber('Indiquez une année, comme 2026.', { min: 2000, max: 2100 }),
  /** The names of the centres in the file, and the centre chosen for each. */
  nomsCentres: listOf(z.string().max(200)).default([]),
  choixCentres: listOf(z.union([z.uuid(), z.literal('')])).default([]),
  avecComptes: checkbox,
})

type Input = z.output<typeof prevoirImportationSchema>

/** ADH-2: keeps the mapping and says, line by line, what the import would do. Nothing else is written. */
export function prevoirImportation(ctx: Ctx | WriteCtx, { importId, ...input }: Input) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'importation.gerer', touteUnion)
    const lu = await lockImport(ctx, importId)
    if (lu.statut !== 'analyse' && lu.statut !== 'a_confirmer') {
      throw new Refusal(
        'Cette importation est déjà lancée ou arrêtée. Choisissez de nouveau le fichier.',
      )
    }
    const reglages = reglagesDe(input, lu.entetes.length)
    refuseIf(empechementCorrespondance(reglages.colonnes))
    const contexte = await lireContexte(ctx, { ...lu, reglages })
    const lignes = await prevoirLignes(ctx, importId, contexte)
    await updateLignes(ctx, lignes)
    await ctx.db
      .updateTable('importAdherent')
      .set((eb) => ({
        statut: 'a_confirmer',
        correspondance: JSON.stringify(reglages),
        version: eb('version', '+', 1),
      }))
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', importId)
      .execute()
  })
}

function reglagesDe(input: Omit<Input, 'importId'>, width: number): Reglages {
  const { colonnes, genres, annee, nomsCentres, choixCentres, avecComptes } = input
  return {
    colonnes: Array.from({ length: width }, (_, index) => colonnes[index] ?? ''),
    genres,
    annee,
    // « Aucun centre » is a choice too: what was seen on the mapping screen is not told again on each line.
    centres: Object.fromEntries(nomsCentres.map((nom, index) => [nom, choixCentres[index] ?? ''])),
    avecComptes,
  }
}

type Prevue = { id: string; prevu: Resultat; remarques: Remarque[] }

/** In the order of the file: a line finds those that the lines above will have created. */
async function prevoirLignes(ctx: WriteCtx, importId: string, contexte: Contexte) {
  const annuaire = new Annuaire(await listConnus(ctx))
  const vus = new Map<string, number>()
  const prevues: Prevue[] = []
  for (const { id, numero, brut } of await listBrutes(ctx, importId)) {
    const comprise = comprendre(brut, contexte)
    if (!comprise) {
      prevues.push({ id, prevu: 'ignoree', remarques: [] })
      continue
    }
    const plan = prevoir(comprise, annuaire.candidats(comprise.lue), contexte)
    const remarques = [...plan.remarques]
    if (plan.resultat !== 'en_erreur') {
      const apres = connuApres(plan, numero)
      const deja = vus.get(apres.id)
      if (deja !== undefined) remarques.push(dejaVue(deja))
      vus.set(apres.id, numero)
      annuaire.ajouter(apres)
    }
    prevues.push({ id, prevu: plan.resultat, remarques })
  }
  return prevues
}

/** The member as the line leaves it, for the lines below. */
function connuApres(plan: Plan, numero: number): Connu {
  const { connu, fiche, cotisations } = plan
  const nouveau = { id: `ligne ${numero}`, personneId: '', pseudo: `la ligne ${numero}` }
  const avant = connu ?? { ...nouveau, cotisations: [] }
  const { id, personneId, pseudo } = avant
  const dites = cotisations.map(({ genre, du, montant, payee, payeeLe }) => ({
    genre,
    du,
    montant: montant ?? 0,
    payeeLe: payee ? (payeeLe ?? du) : null,
    recuNumero: null,
  }))
  const gardees = avant.cotisations.filter(
    (une) => !dites.some(({ genre, du }) => genre === une.genre && du === une.du),
  )
  const apres = { ...fiche, id, personneId, pseudo, cotisations: [...gardees, ...dites] }
  return connu ? Object.assign(connu, apres) : apres
}

function dejaVue(numero: number): Remarque {
  return {
    gravite: 'attention',
    colonne: '',
    valeur: '',
    raison: `Cette personne est déjà à la ligne ${numero}.`,
    remede: 'Gardez une seule ligne par personne.',
  }
}

async function updateLignes(ctx: WriteCtx, prevues: Prevue[]): Promise<void> {
  const json = JSON.stringify(prevues)
  await sql`update import_ligne l set prevu = v.prevu, remarques = v.remarques
    from jsonb_to_recordset(${json}::jsonb) as v (id uuid, prevu text, remarques jsonb)
    where l.union_id = ${ctx.union.id} and l.id = v.id`.execute(ctx.db)
}
