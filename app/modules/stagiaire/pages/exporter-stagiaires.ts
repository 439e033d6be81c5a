import { ctxOf } from '#app/ctx.server.ts'
import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { civilites, formatNom, formatPrenoms } from '#app/modules/adherent/model/personne.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { type Column, tableFormat } from '#app/platform/tables/table.ts'
import { tableResponse } from '#app/platform/tables/tables.server.ts'
import { libellesStatut, statutsBpf } from '../model.ts'
import { exiger } from '../policy.ts'
import { type LigneStagiaire, listStagiaires } from '../queries/stagiaires.server.ts'
import type { Route } from './+types/exporter-stagiaires.ts'

/** The list of a formation for a spreadsheet. More than 50 persons leave a trace in the journal. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  exiger(ctx, 'inscription.exporter', formation)
  const { rows } = await listStagiaires(ctx, { formationId: formation.id, limite: 2000 })
  if (rows.length > 50) {
    await transaction(ctx, async (ctx) => {
      record(
        ctx,
        'formation.stagiaires_exportes',
        { genre: 'formation', id: formation.id },
        { lignes: rows.length },
      )
    })
  }
  return tableResponse({
    name: `stagiaires-${formation.numero}`,
    format: tableFormat(queryOf(request).format) ?? 'csv',
    columns,
    rows: rows.map(valeurs),
  })
}

const columns: Column[] = [
  'Civilité',
  'Nom de naissance',
  'Nom d’usage',
  'Prénoms',
  { title: 'Né le', type: 'day' },
  'Commune de naissance',
  'Code postal de naissance',
  'Pays de naissance',
  'Courriel',
  'Téléphone',
  'Adresse',
  'Code postal',
  'Commune',
  'Situation',
  'Aménagement',
  'Responsable légal',
  'Courriel du responsable',
  'Inscription',
  'Présence validée',
]

function valeurs(row: LigneStagiaire): (string | null)[] {
  return [
    civilites[row.civilite],
    formatNom(row.nomNaissance),
    row.nomUsage && formatNom(row.nomUsage),
    formatPrenoms(row.prenoms),
    row.naissanceDate,
    row.naissanceCommune,
    row.naissanceCodePostal,
    row.naissancePays,
    row.email,
    row.telephone && formatTelephone(row.telephone),
    row.adresse,
    row.codePostal,
    row.commune,
    statutsBpf[row.statutBpf],
    row.amenagement,
    row.responsableNom,
    row.responsableEmail,
    libellesStatut[row.statut],
    row.presenceValideeLe ? 'oui' : 'non',
  ]
}
