import type { ReactNode } from 'react'
import type { FormValues } from '#app/platform/form.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Field } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { EmptyState, Filters } from '#app/ui/table.tsx'
import { empechementArchive, type GenreElement, nomsElement, type Usage } from '../model/element.ts'

type FiltresProps = {
  filtres: { recherche: string; archives: string }
  chercher: string
  url: URL
}

/** Search, and what was archived: the filters of every list of settings. */
export function FiltresReglage({ filtres, chercher, url }: FiltresProps) {
  const pose = filtres.recherche !== '' || filtres.archives !== ''
  return (
    <Filters
      clearHref={pose ? url.pathname : undefined}
      count={filtres.archives ? 1 : 0}
      search={
        <label className="wide">
          {chercher}
          <input type="search" name="recherche" defaultValue={filtres.recherche} />
        </label>
      }
    >
      <label>
        Montrer
        <select name="archives" defaultValue={filtres.archives}>
          <option value="">Ceux qui servent</option>
          <option value="oui">Les archivés</option>
        </select>
      </label>
    </Filters>
  )
}

type AucunProps = { filtres: FiltresProps['filtres']; url: URL; titre: string; children: ReactNode }

/** An empty list: nothing found, nothing archived, or nothing yet. */
export function AucunReglage({ filtres, url, titre, children }: AucunProps) {
  if (filtres.recherche !== '' || filtres.archives !== '') {
    return (
      <EmptyState
        title={filtres.recherche ? 'Rien ne correspond' : 'Rien n’est archivé'}
        action={<ButtonLink href={url.pathname}>Voir toute la liste</ButtonLink>}
      >
        {filtres.recherche
          ? 'Essayez un autre mot.'
          : 'Ce qui est archivé disparaît des choix et reste imprimé là où il l’était.'}
      </EmptyState>
    )
  }
  return <EmptyState title={titre}>{children}</EmptyState>
}

type PropositionsProps = { id: string; proposes: { pseudo: string; nom: string }[] }

/** Members proposed while typing; without it, the identifier or the name is typed whole. */
export function Propositions({ id, proposes }: PropositionsProps) {
  return (
    <datalist id={id}>
      {proposes.map(({ pseudo, nom }) => (
        <option key={pseudo} value={pseudo} label={nom} />
      ))}
    </datalist>
  )
}

type ChampAdherentProps = {
  name: string
  label: string
  hint: string
  proposes: { pseudo: string; nom: string }[]
  defaultValue: string
  error: string | undefined
  required?: boolean
}

/** A member, by identifier or by name. */
export function ChampAdherent({ name, proposes, required = false, ...props }: ChampAdherentProps) {
  return (
    <>
      <Field
        name={name}
        {...props}
        optional={!required}
        required={required}
        width={20}
        list={`${name}-proposes`}
        autoComplete="off"
        maxLength={120}
      />
      <Propositions id={`${name}-proposes`} proposes={proposes} />
    </>
  )
}

/** Somebody else saved meanwhile: what is known now, beside what one typed, which is kept. */
export function ConflitReglage({ actuel }: { actuel: { label: string; value: string }[] }) {
  return (
    <Message kind="attend" title="Quelqu’un a enregistré cette page pendant que vous écriviez.">
      <p>Ce qui est enregistré maintenant&nbsp;:</p>
      <ul>
        {actuel.map(({ label, value }) => (
          <li key={label}>
            {label}&nbsp;: <b>{value || 'vide'}</b>
          </li>
        ))}
      </ul>
      <p>
        Votre saisie est dans le formulaire. Enregistrez pour la garder, ou rechargez la page pour
        garder l’autre.
      </p>
    </Message>
  )
}

type ArchiveProps = {
  genre: GenreElement
  archive: boolean
  usages: Usage[]
  /** Something to know before archiving, which does not forbid it. */
  avertissement?: string | undefined
}

/** Archive or restore, with what still needs the element. */
export function Archive({ genre, archive, usages, avertissement }: ArchiveProps) {
  if (archive) {
    return (
      <Card title="Archivé">
        <p>
          {nomsElement[genre]} n’est plus proposé dans les choix. Ce qui le nomme déjà le garde.
        </p>
        <form method="post">
          <Button name="intention" value="restaurer" icon="undo-2">
            Restaurer
          </Button>
        </form>
      </Card>
    )
  }
  return (
    <Card title="Archiver">
      <p>Il disparaît des choix ; ce qui le nomme déjà le garde. On peut le restaurer.</p>
      {avertissement && <p className="soft">{avertissement}</p>}
      {usages.length > 0 && (
        <ul className="stack">
          {usages.slice(0, 10).map(({ libelle, lien }) => (
            <li key={libelle}>
              <a href={lien}>{libelle}</a>
            </li>
          ))}
          {usages.length > 10 && <li className="soft">et {usages.length - 10} de plus</li>}
        </ul>
      )}
      <form method="post">
        <Button
          name="intention"
          value="archiver"
          variant="danger"
          disabledReason={empechementArchive(genre, usages)}
        >
          Archiver
        </Button>
      </form>
    </Card>
  )
}

export function BadgeArchive({ archive }: { archive: boolean }) {
  return archive ? (
    <Badge kind="calme" icon="history">
      Archivé
    </Badge>
  ) : null
}

/** A text as it was typed, else as it is kept. */
export function valeur(
  values: FormValues | undefined,
  champ: string,
  sinon: string | number | null | undefined,
): string {
  if (!values) return String(sinon ?? '')
  const tapee = values[champ]
  return typeof tapee === 'string' ? tapee : ''
}
