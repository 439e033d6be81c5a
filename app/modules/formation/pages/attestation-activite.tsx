import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { anneeDe } from '#app/platform/jour.ts'
import { formatDay, formatDayLong, formatDuration } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { activitesDe, faites, totauxDe } from '../model/activites.ts'
import { moi } from '../policy.ts'
import { listMesActivites } from '../queries/mes-activites.server.ts'
import type { Route } from './+types/attestation-activite.ts'

/** A page to print: what was done in a year, nothing that is only planned. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const acteur = moi(ctx)
  if (!/^(19|20|21)\d{2}$/.test(params.annee)) notFound()
  const annee = Number(params.annee)
  const toutes = await listMesActivites(ctx, acteur)
  const lignes = faites(activitesDe(toutes, annee, anneeDe(ctx.aujourdhui)))
  const { raisonSociale, adresse, codePostal, commune } = await findIdentiteUnion(ctx)
  return {
    annee,
    lignes,
    totaux: totauxDe(lignes),
    nom: `${acteur.prenom} ${acteur.nom}`,
    union: { raisonSociale, adresse: `${adresse}, ${codePostal} ${commune}` },
    le: ctx.aujourdhui,
  }
}

export default function AttestationPage({ loaderData, params }: Route.ComponentProps) {
  const { annee, lignes, totaux, nom, union, le } = loaderData
  return (
    <Page
      title={`Attestation d’activité ${annee}`}
      breadcrumb={[
        { label: 'Mes activités', href: href('/:union/espace/compte/activites', params) },
      ]}
      subtitle={
        <>
          {union.raisonSociale}
          <br />
          {union.adresse}
        </>
      }
    >
      <div className="stack">
        <p>
          D’après ses registres, l’union atteste que <b>{nom}</b> a participé, en {annee}, aux
          formations ci-dessous.
        </p>
        {lignes.length === 0 ? (
          <p className="soft">Aucune formation faite cette année-là.</p>
        ) : (
          <>
            <Table caption={`Formations de ${annee}`}>
              <thead>
                <tr>
                  <th scope="col">Formation</th>
                  <th scope="col">Dates</th>
                  <th scope="col">En qualité de</th>
                  <th scope="col" className="num">
                    Heures
                  </th>
                </tr>
              </thead>
              <tbody>
                {lignes.map((ligne) => (
                  <tr key={ligne.id}>
                    <th scope="row">
                      {ligne.intitule}
                      <small>{ligne.numero}</small>
                    </th>
                    <td>
                      {ligne.premierJour && formatDay(ligne.premierJour)}
                      {ligne.dernierJour && ligne.dernierJour !== ligne.premierJour && (
                        <small>au {formatDay(ligne.dernierJour)}</small>
                      )}
                    </td>
                    <td>{ligne.genre === 'encadree' ? 'Formateur' : 'Stagiaire'}</td>
                    <td className="num">{formatDuration(ligne.minutesFaites)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
            <Totals
              items={[
                { label: 'Heures enseignées', figure: formatDuration(totaux.minutesEncadrees) },
                { label: 'Heures suivies', figure: formatDuration(totaux.minutesSuivies) },
              ]}
            />
          </>
        )}
        <p>Établie le {formatDayLong(le)} depuis l’espace de l’adhérent.</p>
        <p className="soft small no-print">
          Imprimez cette page, ou enregistrez-la en PDF, avec la commande « Imprimer » de votre
          navigateur (Ctrl P).
        </p>
      </div>
    </Page>
  )
}
