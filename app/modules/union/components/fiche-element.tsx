import type { ReactNode } from 'react'
import type { FormFailure } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import type { GenreElement } from '../model/element.ts'
import type { FicheElement } from '../queries/fiche-element.server.ts'
import { JournalObjet } from './journal-objet.tsx'
import { Archive, BadgeArchive, ConflitReglage, valeur } from './reglages.tsx'

type Reponse = FormFailure | undefined

type Props = {
  genre: GenreElement
  fiche: FicheElement<{ version: number; archiveLe: Date | null }>
  reponse: Reponse
  titres: { ajouter: string; modifier: string }
  sousTitre: string | undefined
  liste: { label: string; href: string }
  asideLabel?: string
  /** Something to know before archiving, which does not forbid it. */
  avertissement?: string | undefined
  /** What is kept now, shown when somebody else saved meanwhile. */
  actuel: { label: string; value: string }[] | null
  /** Cards above the archive and the history. */
  cartes?: ReactNode
  /** Something to know before changing it, above the form. */
  avis?: ReactNode
  /** The fields. */
  children: ReactNode
}

/** *Ajouter* or *Modifier* an element of the settings: its form, its archive, its history. */
export function FicheElementPage(props: Props) {
  const { fiche, reponse, titres, liste, actuel, children } = props
  const { element, nouvelId } = fiche
  return (
    <Page
      title={element ? titres.modifier : titres.ajouter}
      breadcrumb={[liste]}
      subtitle={props.sousTitre}
      badges={element ? <BadgeArchive archive={element.archiveLe !== null} /> : undefined}
      failed={estRefusee(reponse)}
      width="form"
      {...(props.asideLabel !== undefined && { asideLabel: props.asideLabel })}
      aside={element ? suivi(props, element.archiveLe !== null) : undefined}
    >
      <ErrorSummary errors={reponse?.errors ?? {}} formError={reponse?.formError} />
      {reponse?.conflict && actuel && <ConflitReglage actuel={actuel} />}
      {props.avis}
      <form method="post" noValidate>
        {element ? (
          <input type="hidden" name="version" value={element.version} />
        ) : (
          <input type="hidden" name="id" value={valeur(reponse?.values, 'id', nouvelId)} />
        )}
        {children}
        <SaveBar>
          <Button variant="primary">{element ? 'Enregistrer' : 'Ajouter'}</Button>
          <ButtonLink href={liste.href}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}

function suivi({ genre, fiche, avertissement, cartes }: Props, archive: boolean) {
  const { usages, journal, fuseau } = fiche
  return (
    <>
      {cartes}
      <Archive genre={genre} archive={archive} usages={usages} avertissement={avertissement} />
      {journal.length > 0 && (
        <Card title="Historique">
          <JournalObjet lignes={journal} fuseau={fuseau} />
        </Card>
      )}
    </>
  )
}

/** A form may also be shown again without a fault, to work out an example. */
function estRefusee(reponse: Reponse): boolean {
  if (reponse === undefined) return false
  const { errors, formError, conflict } = reponse
  return Object.keys(errors).length > 0 || formError !== undefined || conflict === true
}

/** Name, value and sentence of a field: as typed, else as kept. */
export function saisieDe(reponse: Reponse, temoin: string) {
  const values = valeursSaisies(reponse, temoin)
  return (name: string, sinon: string | number | null | undefined) => ({
    name,
    defaultValue: valeur(values, name, sinon),
    error: reponse?.errors[name],
  })
}

/**
 * What was typed in the form. A side button that was refused sends no `temoin`, a field the form always
 * has: it leaves the form as it is kept.
 */
export function valeursSaisies(reponse: Reponse, temoin: string) {
  return reponse?.values[temoin] === undefined ? undefined : reponse.values
}
