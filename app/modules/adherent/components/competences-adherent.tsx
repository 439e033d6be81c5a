import { href } from 'react-router'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { EtatCompetence } from '../model/competence.ts'
import type { CompetenceDe } from '../queries/competences.server.ts'
import { BadgeCompetence } from './badge-competence.tsx'

type Competence = CompetenceDe & { fin: string | null; etat: EtatCompetence }

type Props = {
  competences: Competence[]
  union: string
  adherentId: string
  /** May add, correct and remove them. */
  gerees: boolean
}

/** What a member may teach or hold, and until when. */
export function CompetencesAdherent({ competences, union, adherentId, gerees }: Props) {
  const fiche = { union, adherentId }
  return (
    <Section
      title="Compétences"
      id="competences"
      count={competences.length > 0 && String(competences.length)}
      actions={
        gerees && (
          <ButtonLink
            size="small"
            icon="plus"
            href={href(
              '/:union/espace/administration/adherents/:adherentId/competences/ajouter',
              fiche,
            )}
          >
            Ajouter une compétence
          </ButtonLink>
        )
      }
    >
      {competences.length === 0 ? (
        <p className="soft">
          Aucune compétence n’est notée. Elles ouvrent les formations qu’une personne peut tenir.
        </p>
      ) : (
        <Table caption="Compétences" cards>
          <thead>
            <tr>
              <th scope="col">Compétence</th>
              <th scope="col">Obtenue le</th>
              <th scope="col">Dernière formation continue</th>
              <th scope="col">Valable jusqu’au</th>
              <th scope="col">État</th>
            </tr>
          </thead>
          <tbody>{competences.map(ligne)}</tbody>
        </Table>
      )}
    </Section>
  )

  function ligne(competence: Competence) {
    const recyclage = competence.recyclages.at(-1)
    const lien = { ...fiche, competenceDetenueId: competence.id }
    return (
      <tr key={competence.id}>
        <th scope="row">
          {gerees ? (
            <a
              href={href(
                '/:union/espace/administration/adherents/:adherentId/competences/:competenceDetenueId',
                lien,
              )}
              title="Corriger ou renouveler"
            >
              {competence.libelle}
            </a>
          ) : (
            competence.libelle
          )}
          <small>
            {competence.code}
            {competence.numero && ` · n°\u00a0${competence.numero}`}
          </small>
        </th>
        <td data-l="Obtenue le">{formatDay(competence.obtenueLe)}</td>
        <td data-l="Dernière formation continue">{recyclage ? formatDay(recyclage) : 'Aucune'}</td>
        <td data-l="Valable jusqu’au">{competence.fin ? formatDay(competence.fin) : 'Sans fin'}</td>
        <td data-l="État">
          <BadgeCompetence etat={competence.etat} />
        </td>
      </tr>
    )
  }
}
