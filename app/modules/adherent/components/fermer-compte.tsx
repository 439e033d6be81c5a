import { href } from 'react-router'
import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { DateField, TextArea } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Section } from '#app/ui/page.tsx'
import type { EngagementAVenir } from '../queries/engagements.server.ts'
import { texteSaisi } from './texte-saisi.ts'

type Props = {
  engagements: EngagementAVenir[]
  /** Why it cannot be archived; null when it can. */
  archivage: string | null
  desactive: string | null
  parti: string | null
  aujourdhui: string
  union: string
  echec: FormFailure | undefined
}

/** The three ways to close an account, each with what it keeps; none deletes anything. */
export function FermerCompte(props: Props) {
  const { engagements, archivage, desactive, parti, union, echec } = props
  return (
    <>
      {engagements.length > 0 && (
        <div className="block">
          <Message kind="attend" title="Cette personne est attendue.">
            <ul className="bullets">
              {engagements.map(({ formationId, numero, intitule, jour }) => (
                <li key={formationId}>
                  <a href={href('/:union/espace/formations/:formationId', { union, formationId })}>
                    {numero} {intitule}
                  </a>
                  {jour && `, ${formatDay(jour)}`}
                </li>
              ))}
            </ul>
          </Message>
        </div>
      )}
      {!desactive && (
        <Section title="Désactiver le compte" id="desactiver">
          <div className="stack">
            <p>
              La personne est déconnectée aussitôt et ne peut plus se connecter. Sa fiche, ses
              droits, ses compétences, ses formations et ses documents restent. Le compte peut être
              réactivé.
            </p>
            <form method="post" className="fields">
              <Motif id="motif-desactiver" />
              <div className="actions">
                <Button variant="danger" name="intention" value="desactiver">
                  Désactiver le compte
                </Button>
              </div>
            </form>
          </div>
        </Section>
      )}
      {!parti && (
        <Section title="Noter un départ" id="depart">
          <div className="stack">
            <p>
              La personne a quitté l’union. Son compte se ferme, sa fiche reste avec la date du
              départ. Un départ peut être annulé.
            </p>
            <form method="post" className="fields">
              <DateField
                name="le"
                label="Date du départ"
                max={props.aujourdhui}
                error={echec?.errors.le}
                defaultValue={texteSaisi(echec, 'le', props.aujourdhui)}
              />
              <div className="actions">
                <Button variant="danger" name="intention" value="noter-depart">
                  Noter le départ
                </Button>
              </div>
            </form>
          </div>
        </Section>
      )}
      <Section title="Archiver la fiche" id="archiver">
        <div className="stack">
          <p>
            La fiche disparaît des listes et des choix, sans rien effacer. Les documents déjà faits
            restent tels quels, et la fiche peut être rétablie depuis{' '}
            <a href={href('/:union/espace/administration/adherents/archives', { union })}>
              Adhérents archivés
            </a>
            .
          </p>
          <form method="post" className="actions">
            <Button
              variant="danger"
              name="intention"
              value="archiver"
              disabledReason={archivage ?? undefined}
            >
              Archiver la fiche
            </Button>
          </form>
        </div>
      </Section>
    </>
  )
}

function Motif({ id }: { id: string }) {
  return (
    <TextArea
      key={id}
      name="motif"
      label="Motif"
      optional
      rows={2}
      maxLength={500}
      hint="Gardé dans l’historique de la fiche."
    />
  )
}
