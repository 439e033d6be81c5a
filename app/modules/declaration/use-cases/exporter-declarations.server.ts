import { z } from 'zod'
import { canAdherents, lireDonneeSensible } from '#app/modules/adherent/public.server.ts'
import { lirePreference } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { type DeclareCsv, declarationCsv } from '../documents/declaration-csv.ts'
import { dpaeXml } from '../documents/dpae-xml.ts'
import { ecrireLigne, lignesChoisies, ouvrirEvenement } from '../ecriture.server.ts'
import { embauchesChoisies } from '../model/embauches.ts'
import { authorize } from '../policy.ts'
import { findEmployeur, type Ligne } from '../queries/lignes.server.ts'

export const exporterDeclarationsSchema = z.object({
  formationId: z.uuid(),
  embauches: embauchesChoisies,
  format: z.enum(['csv', 'xml'], { error: 'Choisissez un fichier.' }),
})

/**
 * The hirings chosen as a file, once nothing is missing. The NIR is opened here alone, for who may read it, and
 * each reading leaves its trace in the same transaction; for anybody else the column stays empty.
 */
export function exporterDeclarations(
  ctx: Ctx | WriteCtx,
  { formationId, embauches, format }: z.output<typeof exporterDeclarationsSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'declaration.faire')
    const { formation, lignes } = await ouvrirEvenement(ctx, formationId)
    authorize(ctx, 'declaration.faire', formation)
    const choisies = lignesChoisies(lignes, embauches)
    refuseIncompletes(choisies)
    const declares: DeclareCsv[] = []
    for (const ligne of choisies) {
      const declare = await declareDe(ctx, ligne, formation.numero)
      if (declare) declares.push(declare)
      if (ligne.statut !== 'declaree')
        await ecrireLigne(ctx, ligne, { statut: 'exportee', exporteeLe: ctx.now })
    }
    const employeur = await findEmployeur(ctx)
    const objet = { genre: 'formation', id: formationId }
    record(ctx, 'declaration.exportee', objet, { nombre: declares.length, format })
    if (format === 'csv')
      return { nom: `urssaf-${formation.numero}.csv`, octets: declarationCsv(employeur, declares) }
    const essai = await lirePreference(ctx, 'dpae_essai')
    const nom = `dpae-${formation.numero}${essai ? '-essai' : ''}.xml`
    return { nom, octets: dpaeXml(employeur, declares, essai) }
  })
}

function refuseIncompletes(lignes: Ligne[]): void {
  if (lignes.length === 0) throw new Refusal('Cochez au moins une personne à déclarer.')
  const incomplete = lignes.find(({ manques }) => manques.length > 0)
  if (!incomplete) return
  const { prenoms, nomNaissance, manques } = incomplete
  throw new Refusal(`${prenoms} ${nomNaissance}\u00a0: il manque ${manques.join(', ')}.`)
}

async function declareDe(
  ctx: WriteCtx,
  ligne: Ligne,
  evenement: string,
): Promise<DeclareCsv | undefined> {
  const { embauche, adherentId, nirConnu, adresse, codePostal, commune, dit } = ligne
  if (!embauche) return undefined
  const lisible = nirConnu && canAdherents(ctx, 'donnee_sensible.lire')
  const nir = lisible ? await lireDonneeSensible(ctx, { adherentId, champ: 'nir' }) : null
  const montantBrut = dit?.montantBrut ?? null
  return { salarie: ligne, embauche, nir, adresse, codePostal, commune, evenement, montantBrut }
}
