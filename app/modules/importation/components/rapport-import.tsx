import { href } from 'react-router'
import { ButtonLink } from '#app/ui/button.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { EmptyState, Pagination, Table, Views, withParam } from '#app/ui/table.tsx'
import { libellesResultat } from '../model/plan.ts'
import { nomDeLigne } from '../model/rapport.ts'
import type {
  compterLignes,
  Filtres,
  Import,
  LigneRapport,
} from '../queries/importations.server.ts'
import { BadgeResultat } from './badges.tsx'

type Comptes = Awaited<ReturnType<typeof compterLignes>>

type Props = {
  statut: Import['statut']
  comptes: Comptes
  filtres: Filtres
  lignes: LigneRapport[]
  lu: Import
  url: URL
  union: string
}

const vues = ['en_erreur', 'a_regarder', 'cree', 'mis_a_jour', 'inchange', 'ignoree'] as const
const parPage = 100

/** The report, line by line: what is foreseen, or what was done. */
export function RapportImport({ statut, comptes, filtres, lignes, lu, url, union }: Props) {
  const total = filtres.vue === '' ? comptes.total : comptes[filtres.vue]
  return (
    <div className="stack">
      {statut === 'termine' && <Termine comptes={comptes} union={union} />}
      {statut === 'annule' && (
        <Message kind="info" title="Cette importation a été arrêtée.">
          {plural(comptes.faites, 'ligne a été traitée', 'lignes ont été traitées')} sur{' '}
          {comptes.total}.
        </Message>
      )}
      <Views
        label="Lignes"
        views={[
          {
            label: 'Toutes',
            count: comptes.total,
            href: withParam(url, 'vue', ''),
            current: filtres.vue === '',
          },
          ...vues.map((vue) => ({
            label: vue === 'a_regarder' ? 'À regarder' : libellesResultat[vue],
            count: comptes[vue],
            href: withParam(url, 'vue', vue),
            current: filtres.vue === vue,
          })),
        ]}
      />
      {lignes.length === 0 ? (
        <EmptyState title="Aucune ligne ici">Choisissez une autre vue.</EmptyState>
      ) : (
        <Table caption="Lignes du fichier" cards sticky>
          <thead>
            <tr>
              <th scope="col" className="num">
                Ligne
              </th>
              <th scope="col">Personne</th>
              <th scope="col">Résultat</th>
              <th scope="col">À savoir</th>
            </tr>
          </thead>
          <tbody>{lignes.map((ligne) => rangee(ligne, lu, union))}</tbody>
        </Table>
      )}
      <Pagination
        page={filtres.page}
        pages={Math.max(1, Math.ceil(total / parPage))}
        total={total}
        parPage={parPage}
        url={url}
        noun="lignes"
      />
    </div>
  )
}

function Termine({ comptes, union }: { comptes: Comptes; union: string }) {
  return (
    <Message
      kind="fait"
      title="Importation terminée."
      action={
        <ButtonLink
          variant="primary"
          href={href('/:union/espace/administration/cotisations', { union })}
        >
          Voir qui n’est pas à jour
        </ButtonLink>
      }
    >
      {plural(comptes.cree, 'fiche créée', 'fiches créées')},{' '}
      {plural(comptes.mis_a_jour, 'mise à jour', 'mises à jour')},{' '}
      {plural(comptes.inchange, 'inchangée', 'inchangées')},{' '}
      {plural(comptes.en_erreur, 'ligne en erreur', 'lignes en erreur')}.
    </Message>
  )
}

function rangee(
  { numero, brut, resultat, remarques, adherentId }: LigneRapport,
  lu: Import,
  union: string,
) {
  const nom = nomDeLigne(brut, lu.reglages.colonnes) || brut.filter(Boolean)[0] || 'Sans nom'
  return (
    <tr key={numero}>
      <td data-l="Ligne" className="num">
        {numero}
      </td>
      <th scope="row">
        {adherentId ? (
          <a
            href={href('/:union/espace/administration/adherents/:adherentId', {
              union,
              adherentId,
            })}
          >
            {nom}
          </a>
        ) : (
          nom
        )}
      </th>
      <td data-l="Résultat">
        <BadgeResultat resultat={resultat} />
      </td>
      <td data-l="À savoir">
        {remarques.length === 0 ? (
          <span className="soft">–</span>
        ) : (
          <ul className="bullets">
            {remarques.map(({ colonne, valeur, raison, remede }) => (
              <li key={colonne + raison}>
                {colonne && (
                  <b>{`${colonne}${valeur ? `, «\u00a0${valeur}\u00a0»` : ''}\u00a0: `}</b>
                )}
                {raison} <span className="soft">{remede}</span>
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  )
}
