import { href } from 'react-router'
import { formatDay, formatMoney, formatTime } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { cleEmbauche } from '../model/embauches.ts'
import type { Ligne } from '../queries/lignes.server.ts'
import { BadgeLigne } from './badge-declaration.tsx'

type Vue = Pick<
  Ligne,
  | 'adherentId'
  | 'embaucheLe'
  | 'embauche'
  | 'jours'
  | 'statut'
  | 'manques'
  | 'nirConnu'
  | 'perimee'
  | 'partie'
  | 'dit'
> & { nom: string }

type Props = {
  lignes: Vue[]
  params: { union: string; formationId: string }
  ouvreFiches: boolean
}

/** Each hiring of the event, by person: what is missing, where the declaration stands. */
export function LignesDeclaration({ lignes, params, ouvreFiches }: Props) {
  return (
    <Table caption="Personnes à déclarer" cards>
      <thead>
        <tr>
          <th scope="col" className="pick">
            <span className="offscreen">Choisir</span>
          </th>
          <th scope="col">Personne</th>
          <th scope="col">Embauche</th>
          <th scope="col" className="num">
            Brut
          </th>
          <th scope="col">État</th>
          <th scope="col">Ce qui manque</th>
        </tr>
      </thead>
      <tbody>{lignes.map((ligne) => rangee(ligne, params, ouvreFiches))}</tbody>
    </Table>
  )
}

function rangee(ligne: Vue, params: Props['params'], ouvreFiches: boolean) {
  const { adherentId, embaucheLe, nom, embauche, jours, statut, partie, dit } = ligne
  const aDeclarer = statut !== 'sans_objet' && !partie
  return (
    <tr key={cleEmbauche(adherentId, embaucheLe)}>
      <td className="pick">
        {aDeclarer && (
          <label>
            <input
              type="checkbox"
              name="embauches[]"
              value={cleEmbauche(adherentId, embaucheLe)}
              defaultChecked={statut === 'prete' || statut === 'exportee'}
            />
            <span className="offscreen">
              Choisir {nom}, {formatDay(embaucheLe)}
            </span>
          </label>
        )}
      </td>
      <th scope="row">
        <a
          href={href('/:union/espace/formations/:formationId/declaration/:adherentId/:embaucheLe', {
            ...params,
            adherentId,
            embaucheLe,
          })}
        >
          {nom}
        </a>
      </th>
      <td data-l="Embauche">
        {embauche ? (
          <>
            {formatDay(embauche.embaucheLe)} à {formatTime(embauche.embaucheHeure)}
            <small>
              {jours > 1
                ? `${jours} journées, jusqu’au ${formatDay(embauche.finLe)}`
                : 'une journée'}
            </small>
          </>
        ) : (
          <span className="soft">N’a plus la journée du {formatDay(embaucheLe)}</span>
        )}
      </td>
      <td data-l="Brut" className="num">
        {dit?.montantBrut ? formatMoney(dit.montantBrut) : <span className="soft">–</span>}
      </td>
      <td data-l="État">
        <BadgeLigne statut={statut} />
        {dit?.reference && (
          <small>
            {dit.reference}, {dit.declareeLe && formatDay(dit.declareeLe)}
          </small>
        )}
      </td>
      <td data-l="Ce qui manque">{manque(ligne, params, ouvreFiches)}</td>
    </tr>
  )
}

function manque(ligne: Vue, { union }: Props['params'], ouvreFiches: boolean) {
  const { adherentId, statut, manques, nirConnu, perimee, partie, dit } = ligne
  if (partie) return 'Annulez cette déclaration à l’URSSAF, puis dites-le ici.'
  if (perimee) return perimee
  if (statut === 'rejetee') return dit?.motif
  if (statut === 'sans_objet' || statut === 'declaree') return <span className="soft">Rien</span>
  const phrases = [...manques, ...(nirConnu ? [] : ['le numéro de sécurité sociale (conseillé)'])]
  if (phrases.length === 0) return <span className="soft">Rien</span>
  const texte = phrases.join(', ')
  if (!ouvreFiches) return texte
  return (
    <a href={href('/:union/espace/administration/adherents/:adherentId', { union, adherentId })}>
      {texte}
    </a>
  )
}
