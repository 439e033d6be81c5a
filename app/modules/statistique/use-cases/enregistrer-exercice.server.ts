import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { optionalText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteur } from '../ecriture.server.ts'
import { type LigneC, lignesC } from '../model/lignes.ts'
import {
  heuresFacultatives,
  montantFacultatif,
  nombreFacultatif,
  ouiNon,
  produits,
} from '../model/saisie.ts'
import { authorize } from '../policy.ts'
import { lockExercice } from '../queries/exercice.server.ts'

export const enregistrerExerciceSchema = z
  .object({
    id: z.uuid(),
    annee: z.coerce.number().int().min(2000).max(2100),
    version: z.coerce.number({ error: 'Rechargez la page.' }).int(),
    du: z.iso.date('Indiquez le premier jour de l’exercice.'),
    au: z.iso.date('Indiquez le dernier jour de l’exercice.'),
    formeJuridique: optionalText(100),
    adressePublique: ouiNon,
    aDistance: ouiNon,
    tauxTva: z.enum(['', '550', '1000', '2000']).transform((taux) => (taux ? Number(taux) : null)),
    chiffreAffaires: montantFacultatif,
    produits,
    charges: montantFacultatif,
    chargesSalaires: montantFacultatif,
    chargesAchats: montantFacultatif,
    confiesStagiaires: nombreFacultatif,
    confiesMinutes: heuresFacultatives,
    recusStagiaires: nombreFacultatif,
    recusMinutes: heuresFacultatives,
    dirigeantNom: optionalText(100),
    dirigeantPrenom: optionalText(100),
    dirigeantQualite: optionalText(100),
  })
  .refine(({ du, au }) => du <= au, {
    path: ['au'],
    error: 'Le dernier jour vient après le premier.',
  })
  .refine(({ annee, au }) => au.startsWith(String(annee)), {
    path: ['au'],
    error: 'L’exercice d’une année est celui qui finit dans cette année.',
  })

type EnregistrerExercice = z.output<typeof enregistrerExerciceSchema>

/** STAT-1: what only a person can say for a year of the form. A stale form is refused, both versions are shown. */
export function enregistrerExercice(ctx: Ctx | WriteCtx, input: EnregistrerExercice) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'bpf.gerer', { centreId: null })
    const { id, version, produits, ...champs } = input
    const connu = await lockExercice(ctx, input.annee)
    if (connu?.id === id && version === 0) return // the first form, sent twice
    if ((connu?.version ?? 0) !== version) throw new StaleVersion()
    const valeurs = {
      ...champs,
      produitsAjoutes: JSON.stringify(lignesDites(produits)),
      version: version + 1,
    }
    if (connu) {
      await ctx.db
        .updateTable('exerciceBpf')
        .set(valeurs)
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', connu.id)
        .execute()
    } else {
      const cle = { unionId: ctx.union.id, id, creePar: auteur(ctx), creeLe: ctx.now }
      const { numInsertedOrUpdatedRows } = await ctx.db
        .insertInto('exerciceBpf')
        .values({ ...cle, ...valeurs })
        .onConflict((conflict) => conflict.columns(['unionId', 'annee']).doNothing())
        .executeTakeFirst()
      if (!numInsertedOrUpdatedRows) throw new StaleVersion() // somebody began it meanwhile
    }
    const objet = { genre: 'exercice_bpf', id: connu?.id ?? id }
    record(ctx, 'statistique.exercice_enregistre', objet, { annee: input.annee })
  })
}

function lignesDites(dites: EnregistrerExercice['produits']): Partial<Record<LigneC, number>> {
  const lignes = (Object.keys(lignesC) as LigneC[]).filter((ligne) => dites[ligne])
  return Object.fromEntries(lignes.map((ligne) => [ligne, dites[ligne] ?? 0]))
}
