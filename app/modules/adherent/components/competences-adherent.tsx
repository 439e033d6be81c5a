import { Badge } from '#app/ui/badge.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { EtatCompetence } from '../model/competence.ts'
import type { CompetenceDe } from '../queries/competences.server.ts'

const looks = {
  valide: { kind: 'fait', icon: 'check', label: 'Valide' },
  expire_bientot: { kind: 'attend', icon: 'clock', label: 'Expire bientôt' },
  expiree: { kind: 'refus', icon: 'clock', label: 'Expirée' },
} as const

type Competence = CompetenceDe & { fin: string | null; etat: EtatCompetence }

/** What a member may teach or hold, and until when. */
export function CompetencesAdherent({ competences }: { competences: Competence[] }) {
  return (
    <Section
      title="Compétences"
      id="competences"
      count={competences.length > 0 && String(competences.length)}
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
}

function ligne(competence: Competence) {
  const { kind, icon, label } = looks[competence.etat]
  const recyclage = competence.recyclages.at(-1)
  return (
    <tr key={competence.id}>
      <th scope="row">
        {competence.libelle}
        <small>
          {competence.code}
          {competence.numero && ` · n°\u00a0${competence.numero}`}
        </small>
      </th>
      <td data-l="Obtenue le">{formatDay(competence.obtenueLe)}</td>
      <td data-l="Dernière formation continue">{recyclage ? formatDay(recyclage) : 'Aucune'}</td>
      <td data-l="Valable jusqu’au">{competence.fin ? formatDay(competence.fin) : 'Sans fin'}</td>
      <td data-l="État">
        <Badge kind={kind} icon={icon}>
          {label}
        </Badge>
      </td>
    </tr>
  )
}
