import type { FormFailure } from '#app/platform/form.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, Reason } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field, SaveBar } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import type { Origine } from '../model.ts'

type Ligne = {
  id: string
  nom: string
  numero: string | null
  le: string | null
  imprimable: boolean
  invalides: string[]
  raisons: string[]
}

type Props = {
  lignes: Ligne[]
  origine: Origine | undefined
  /** Of the formation's page. */
  adresse: string
  echec: FormFailure | undefined
}

/** The people of a formation: those who hold a diploma, those who can, and why the others cannot. */
export function FeuilleDiplomes({ lignes, origine, adresse, echec }: Props) {
  const possibles = lignes.filter(({ numero, raisons }) => numero === null && raisons.length === 0)
  const delivres = lignes.filter(({ numero }) => numero !== null)
  return (
    <>
      <form method="post">
        {possibles.length > 0 && origine && (
          <p className="roll-tools">
            <a href="?" data-geste="cocher" data-cible='input[name="inscriptionIds[]"]'>
              Tout choisir
            </a>
          </p>
        )}
        <ul className="roll">
          {lignes.map((ligne) => (
            <li key={ligne.id}>
              <Personne ligne={ligne} origine={origine} echec={echec} />
              <Etat ligne={ligne} adresse={adresse} />
            </li>
          ))}
        </ul>
        {possibles.length > 0 && origine && (
          <SaveBar>
            <Button variant="primary" icon="graduation-cap" name="intention" value="valider">
              Valider les diplômes
            </Button>
          </SaveBar>
        )}
      </form>
      {delivres.length > 0 && (
        <Details summary="Invalider un diplôme" open={echec?.errors.motif !== undefined}>
          <Invalidation lignes={delivres} echec={echec} />
        </Details>
      )}
    </>
  )
}

type LigneProps = { ligne: Ligne; origine: Origine | undefined; echec: FormFailure | undefined }

function Personne({ ligne, origine, echec }: LigneProps) {
  const { id, nom, numero, invalides, raisons } = ligne
  const possible = origine !== undefined && numero === null && raisons.length === 0
  return (
    <div className="roll-who">
      <label htmlFor={`choix-${id}`}>
        {possible && (
          <input
            type="checkbox"
            className="roll-pick"
            id={`choix-${id}`}
            name="inscriptionIds[]"
            value={id}
            aria-label={`Choisir ${nom}`}
            defaultChecked={choisis(echec).includes(id)}
          />
        )}
      </label>
      <div>
        <b>{nom}</b>
        {invalides.length > 0 && <small>Invalidé : {invalides.join(', ')}</small>}
        {numero === null && raisons.map((raison) => <Reason key={raison}>{raison}</Reason>)}
        {possible && origine === 'federal' && (
          <Field
            name={`numeros.${id}`}
            label="Numéro du certificat fédéral"
            defaultValue={numeroTape(echec, id)}
            error={echec?.errors[`numeros.${id}`]}
            maxLength={40}
            width={14}
          />
        )}
      </div>
    </div>
  )
}

function Etat({ ligne, adresse }: { ligne: Ligne; adresse: string }) {
  if (ligne.numero === null) return <div />
  return (
    <div className="roll-state">
      <Badge kind="fait" icon="check">
        {ligne.numero}
      </Badge>
      <span>
        {ligne.le && formatDay(ligne.le)}
        {ligne.imprimable && (
          <>
            {' · '}
            <a
              href={`${adresse}/diplomes/imprimer?inscription=${ligne.id}`}
              aria-label={`Imprimer le diplôme de ${ligne.nom}`}
            >
              Imprimer
            </a>
          </>
        )}
      </span>
    </div>
  )
}

function Invalidation({ lignes, echec }: { lignes: Ligne[]; echec: FormFailure | undefined }) {
  const choisie = echec?.values.inscriptionId
  const motif = echec?.values.motif
  return (
    <form method="post" className="fields">
      <p>
        <label htmlFor="champ-inscriptionId">Diplôme de</label>
        <select
          id="champ-inscriptionId"
          name="inscriptionId"
          defaultValue={typeof choisie === 'string' ? choisie : lignes[0]?.id}
        >
          {lignes.map(({ id, nom, numero }) => (
            <option key={id} value={id}>
              {nom}, {numero}
            </option>
          ))}
        </select>
      </p>
      <Field
        name="motif"
        label="Motif"
        hint="Pour un certificat fédéral, demandez aussi sa suppression à la boutique de la fédération."
        defaultValue={typeof motif === 'string' ? motif : ''}
        error={echec?.errors.motif}
        maxLength={500}
      />
      <Button variant="danger" name="intention" value="invalider">
        Invalider ce diplôme
      </Button>
    </form>
  )
}

function choisis(echec: FormFailure | undefined): string[] {
  const ids = echec?.values.inscriptionIds
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

function numeroTape(echec: FormFailure | undefined, id: string): string {
  const numeros = echec?.values.numeros
  const tape = typeof numeros === 'object' && !Array.isArray(numeros) ? numeros[id] : undefined
  return typeof tape === 'string' ? tape : ''
}
