import { Badge, Fact } from './badge.tsx'
import { Button, ButtonLink } from './button.tsx'
import { Card } from './card.tsx'
import { formatDay } from './format.ts'
import { MoreMenu } from './more-menu.tsx'
import { Rungs } from './rungs.tsx'
import {
  EmptyState,
  FilterPills,
  Filters,
  Pagination,
  SelectionBar,
  SortLink,
  Table,
  Views,
} from './table.tsx'

const rows = [
  {
    number: 'SST-2026-031',
    day: '2026-11-24',
    hours: '2 jours',
    name: 'SST, Fromagerie Grandjean-Vuillemin et Fils',
    place: 'Saint-Aubin-le-Vieux',
    taken: 8,
    places: 10,
    full: true,
  },
  {
    number: 'PSC-2026-117',
    day: '2026-11-28',
    hours: '8\u00a0h\u00a030 – 17\u00a0h\u00a030',
    name: 'Premiers secours citoyen',
    place: 'Montclair-sur-Brenne',
    taken: 7,
    places: 10,
    full: false,
  },
  {
    number: 'PSE1-2026-006',
    day: '2026-12-07',
    hours: '5 jours',
    name: 'Premiers secours en équipe, niveau 1',
    place: 'Montclair-sur-Brenne',
    taken: 16,
    places: 24,
    full: true,
  },
]

/** A list as pages have it: views, filters, selection, rows, pages; then the empty one. */
export function StyleTables() {
  return (
    <section className="block" aria-label="Listes">
      <h2 className="rule-title">Listes</h2>
      <div className="sample">
        <Views
          views={[
            { label: 'Toutes', count: 25, href: '#toutes', current: true },
            { label: 'Formateurs à trouver', count: 9, href: '#trouver', current: false },
            { label: 'Les miennes', count: 1, href: '#miennes', current: false },
          ]}
        />
        <Filters
          count={1}
          search={
            <label className="wide">
              Chercher
              <input type="search" name="q" />
            </label>
          }
        >
          <label>
            Type
            <select name="filtre-type">
              <option value="">Tous les types</option>
            </select>
          </label>
          <label>
            Du
            <input type="date" name="du" defaultValue="2026-11-23" />
          </label>
        </Filters>
        <FilterPills
          pills={[{ label: 'à partir du 23 nov. 2026', removeHref: '#liste' }]}
          clearHref="#liste"
        />
        <form method="get">
          <Table caption="Formations à venir, triées par date" cards>
            <thead>
              <tr>
                <th className="pick">
                  <span className="offscreen">Choisir</span>
                </th>
                <SortLink label="Date" column="date" sort="date" href="#liste" />
                <SortLink label="Formation" column="intitule" sort="date" href="#liste" />
                <th scope="col">Places</th>
                <th scope="col">Formateurs</th>
                <th scope="col">Suivi</th>
                <th className="more">
                  <span className="offscreen">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ number, day, hours, name, place, taken, places, full }, index) => (
                <tr key={number}>
                  <td className="pick">
                    <label>
                      <input
                        type="checkbox"
                        name="choix"
                        value={number}
                        defaultChecked={index === 1}
                      />
                      <span className="offscreen">Choisir {number}</span>
                    </label>
                  </td>
                  <td className="nowrap">
                    {formatDay(day)}
                    <small>{hours}</small>
                  </td>
                  <th scope="row">
                    <a href="#liste">{name}</a>
                    <small>
                      {number} · {place}
                    </small>
                  </th>
                  <td data-l="Places">
                    <Rungs taken={taken} places={places} />
                  </td>
                  <td data-l="Formateurs">
                    <Badge
                      kind={full ? 'fait' : 'attend'}
                      icon={full ? 'users-round' : 'user-round-search'}
                    >
                      {full ? 'Complet 2/2' : 'Recherche 1/2'}
                    </Badge>
                  </td>
                  <td>
                    <span className="follow">
                      <Fact icon="stamp" label="Déclaré" on={full} absent="Non déclaré" />
                      <Fact
                        icon="clipboard-list"
                        label="Consignes"
                        on={index === 0}
                        absent="Consignes non envoyées"
                      />
                      <Fact
                        icon="truck"
                        label="Logistique"
                        on={index < 2}
                        absent="Logistique à préparer"
                      />
                    </span>
                  </td>
                  <td className="more">
                    <MoreMenu
                      bare
                      size="small"
                      label={`Autres actions pour ${number}`}
                      items={[{ label: 'Dupliquer', href: '#liste', icon: 'copy' }]}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          <SelectionBar label="Formations choisies">
            <Button type="button" size="small" icon="clipboard-list">
              Envoyer les consignes
            </Button>
          </SelectionBar>
        </form>
        <Pagination
          page={3}
          pages={20}
          total={1999}
          parPage={100}
          url={new URL('https://union.example/espace/formations/a-venir')}
          noun="formations"
        />
        <Card>
          <EmptyState
            title="Aucun DPS à valider"
            action={
              <ButtonLink href="#liste" icon="plus">
                Créer un DPS
              </ButtonLink>
            }
          >
            Les demandes du site arrivent ici. La dernière a été traitée ven. 20 nov. 2026.
          </EmptyState>
        </Card>
      </div>
    </section>
  )
}
