import { ctxOf } from '#app/ctx.server.ts'
import { statutsBpf } from '#app/modules/stagiaire/model.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { plural } from '#app/ui/format.ts'
import { ListeComptee } from '../components/liste-comptee.tsx'
import { TableStagiaires } from '../components/table-stagiaires.tsx'
import { heures } from '../model/export.ts'
import { libellesCas, ligneF1, lignesF1, lignesF3, nomLigneF1 } from '../model/lignes.ts'
import { etats, filtresStagiairesSchema } from '../model/listes.ts'
import { formatHeures } from '../model.ts'
import { listStagiairesComptes } from '../queries/stagiaires-comptes.server.ts'
import { exporterStagiairesComptes } from '../use-cases/exporter-stagiaires-comptes.server.ts'
import type { Route } from './+types/stagiaires-comptes.ts'
import { chargerListe } from './liste-comptee.server.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const filtres = filtresStagiairesSchema.parse(query)
    const rows = await exporterStagiairesComptes(ctxOf(context), filtres)
    return {
      name: 'stagiaires-comptes',
      columns: [
        'Nom',
        'Prénoms',
        'Formation',
        'Intitulé',
        { title: 'Dernier jour', type: 'day' },
        'Situation',
        'Formation faite pour',
        'Ligne F-1',
        'Résultat',
        { title: 'Satisfaction', type: 'number' },
        { title: 'Heures suivies', type: 'number' },
      ],
      rows: rows.map((s) => [
        ...[s.nom, s.prenoms, s.numero, s.intitule, s.dernierJour, statutsBpf[s.statutBpf]],
        ...[libellesCas[s.cas], nomLigneF1(ligneF1(s.cas, s.statutBpf))],
        ...[s.diplome ? 'Diplômé' : s.valide ? 'Validé' : 'Absent', s.note, heures(s.minutes)],
      ]),
    }
  }),
]

export function loader(args: Route.LoaderArgs) {
  return chargerListe(args, filtresStagiairesSchema, listStagiairesComptes)
}

export default function StagiairesComptesPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste } = loaderData
  const { f3, nsf, formation } = filtres
  return (
    <ListeComptee
      {...loaderData}
      title="Stagiaires comptés"
      union={params.union}
      resume={`${plural(liste.total, 'stagiaire', 'stagiaires')}, ${formatHeures(liste.minutes)} h suivies`}
      noun="stagiaires"
      filtresPropres={
        <>
          {Object.entries({ f3, nsf, formation }).map(
            ([nom, valeur]) =>
              valeur && <input key={nom} type="hidden" name={nom} value={valeur} />,
          )}
          <label>
            État
            <select name="etat" defaultValue={filtres.etat}>
              {Object.entries(etats).map(([etat, nom]) => (
                <option key={etat} value={etat}>
                  {nom}
                </option>
              ))}
            </select>
          </label>
          <label>
            Ligne F-1
            <select name="f1" defaultValue={filtres.f1}>
              <option value="">Toutes</option>
              {Object.entries(lignesF1).map(([ligne, nom]) => (
                <option key={ligne} value={ligne}>
                  {ligne}. {nom}
                </option>
              ))}
              <option value="f">Tout le cadre F</option>
              <option value="g">Cadre G</option>
              <option value="hors">Hors bilan</option>
              <option value="aucune">Sans ligne, à corriger</option>
            </select>
          </label>
        </>
      }
    >
      {(f3 || nsf) && (
        <p className="soft small">
          {f3 && f3 !== 'aucune' && `Objectif général ${f3} : ${lignesF3[f3]}. `}
          {f3 === 'aucune' && 'Types sans objectif général. '}
          {nsf && `Spécialité ${nsf}. `}
        </p>
      )}
      <TableStagiaires union={params.union} rows={liste.rows} />
    </ListeComptee>
  )
}
