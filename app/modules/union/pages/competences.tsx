import { href } from 'react-router'
import { plural } from '#app/ui/format.ts'
import { ListeReglages } from '../components/liste-reglages.tsx'
import { BadgeArchive } from '../components/reglages.tsx'
import { validiteEnMots } from '../model/validite.ts'
import { listCompetencesDetail } from '../queries/competences.server.ts'
import type { Route } from './+types/competences.ts'
import { exportReglages, loadReglages } from './liste-reglages.server.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportReglages('union.parametrer', listCompetencesDetail, {
    name: 'competences',
    columns: ['Code', 'Nom', 'Validité', 'Alerte (jours)', 'Détenue par', 'Types encadrés'],
    valeurs: (c) => [
      c.code,
      c.nom,
      validiteEnMots(c),
      c.alerteJours,
      c.detenteurs,
      c.types.join(', '),
    ],
  }),
]

export function loader(args: Route.LoaderArgs) {
  return loadReglages(args, 'union.parametrer', listCompetencesDetail)
}

export default function CompetencesPage({ loaderData, params }: Route.ComponentProps) {
  const { lignes, ...vue } = loaderData
  return (
    <ListeReglages
      {...vue}
      titre="Compétences"
      sousTitre={`${plural(lignes.length, 'compétence suivie', 'compétences suivies')} pour les adhérents.`}
      chercher="Chercher une compétence"
      ajouter={{
        label: 'Ajouter une compétence',
        href: href('/:union/espace/parametrages/competences/:competenceId', {
          ...params,
          competenceId: 'ajouter',
        }),
      }}
      aucun={{
        titre: 'Aucune compétence pour le moment',
        texte:
          'Ajoutez ce que l’union suit pour ses adhérents : on n’encadre une formation qu’avec une compétence à jour.',
      }}
      colonnes={[
        { label: 'Compétence', tri: 'nom' },
        { label: 'Code', tri: 'code' },
        { label: 'Validité' },
        { label: 'Détenue par', tri: 'detenteurs', num: true },
        { label: 'Permet d’encadrer' },
      ]}
      lignes={lignes.map((competence) => ligne(params.union, competence))}
    />
  )
}

type Ligne = Awaited<ReturnType<typeof listCompetencesDetail>>[number]

function ligne(union: string, competence: Ligne) {
  const { id: competenceId, nom, code, alerteJours, regleValidite, detenteurs, types } = competence
  return (
    <tr key={competenceId}>
      <th scope="row">
        <a
          href={href('/:union/espace/parametrages/competences/:competenceId', {
            union,
            competenceId,
          })}
        >
          {nom}
        </a>
        <BadgeArchive archive={competence.archiveLe !== null} />
      </th>
      <td data-l="Code">{code}</td>
      <td data-l="Validité">
        {validiteEnMots(competence)}
        {regleValidite !== 'illimite' && <small>alerte {alerteJours} jours avant</small>}
      </td>
      <td data-l="Détenue par" className="num">
        {detenteurs}
      </td>
      <td data-l="Permet d’encadrer">
        {types.join(', ') || <span className="soft">Aucun type</span>}
      </td>
    </tr>
  )
}
