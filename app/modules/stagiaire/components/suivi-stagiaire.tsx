import { href } from 'react-router'
import { libelleStatut, type StatutCourriel } from '#app/modules/courriel/model.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Details } from '#app/ui/details.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Choices } from '#app/ui/form.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { JournalList } from '#app/ui/journal.tsx'
import {
  empechementDesinscription,
  empechementRefus,
  empechementTransfert,
  libellesMotif,
  libellesStatut,
  type MotifDesinscription,
  type StatutInscription,
} from '../model.ts'

type Props = {
  union: string
  /** Where the sheet is. */
  adresse: string
  fuseau: string
  empechement: string | undefined
  fiche: {
    statut: StatutInscription
    motif: MotifDesinscription | null
    email: string | null
    responsableEmail: string | null
    inscriteLe: Date
    valideeLe: Date | null
    presenceValideeLe: Date | null
    presenceMotif: string | null
    responsableNom: string | null
    responsableAccord: string | null
    responsableAccordLe: Date | null
  }
  courriels: {
    id: string
    creeLe: Date
    destinataire: string
    sujet: string
    statut: StatutCourriel
  }[]
  journal: {
    id: string
    le: Date
    auteur: string
    phrase: string
    changements: { champ: string; avant: string | null; apres: string | null }[]
  }[]
}

/** Where the inscription is, what can be done with it, what was mailed, who did what. */
export function SuiviStagiaire(props: Props) {
  const { fiche, fuseau, journal, courriels, union } = props
  const dates: [string, Date | null][] = [
    ['Inscrit le', fiche.inscriteLe],
    ['Validé le', fiche.valideeLe],
    ['Présence validée le', fiche.presenceValideeLe],
  ]
  return (
    <>
      <Card title="Suivi">
        <Facts
          items={[
            {
              label: 'Inscription',
              value: [libellesStatut[fiche.statut], fiche.motif && libellesMotif[fiche.motif]]
                .filter(Boolean)
                .join(', '),
            },
            ...dates.flatMap(([label, date]) =>
              date ? [{ label, value: formatInstant(date, fuseau) }] : [],
            ),
            ...(fiche.responsableNom
              ? [
                  {
                    label: 'Accord du responsable légal',
                    value: fiche.responsableAccordLe
                      ? `${formatInstant(fiche.responsableAccordLe, fuseau)} : « ${fiche.responsableAccord} »`
                      : 'Pas encore reçu : faites signer l’autorisation.',
                  },
                ]
              : []),
            ...(fiche.presenceMotif
              ? [{ label: 'Malgré une absence', value: fiche.presenceMotif }]
              : []),
          ]}
        />
        <Actes {...props} />
      </Card>
      {courriels.length > 0 && (
        <Card title="Courriels">
          <ul className="lines">
            {courriels.map(({ id, creeLe, sujet, destinataire, statut }) => (
              <li key={id}>
                <div>
                  <a
                    href={href('/:union/espace/administration/mails/:courrielId', {
                      union,
                      courrielId: id,
                    })}
                  >
                    {sujet}
                  </a>
                  <small>
                    {formatInstant(creeLe, fuseau)}, {destinataire}, {libelleStatut[statut]}
                  </small>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Journal">
        <JournalList
          entries={journal.map(({ id, le, auteur, phrase, changements }) => ({
            id,
            at: le.toISOString(),
            atLabel: formatInstant(le, fuseau),
            sentence: `${auteur} ${phrase}`,
            changes: changements.map(({ champ, avant, apres }) => ({
              field: champ,
              before: avant,
              after: apres,
            })),
          }))}
        />
      </Card>
    </>
  )
}

function Actes({ fiche, empechement, adresse }: Props) {
  const surLaListe = fiche.statut === 'inscrite' || fiche.statut === 'validee'
  if (!surLaListe) return null
  const sansAdresse = fiche.email === null && fiche.responsableEmail === null
  return (
    <div className="stack">
      <form method="post">
        <Button
          name="intention"
          value="renvoyer"
          icon="mail"
          disabledReason={sansAdresse ? 'Aucune adresse électronique n’est connue.' : undefined}
        >
          Renvoyer la confirmation
        </Button>
      </form>
      {fiche.presenceValideeLe && (
        <form method="post">
          <Button
            name="intention"
            value="retirer-presence"
            icon="undo-2"
            disabledReason={empechement}
          >
            Retirer la validation de présence
          </Button>
        </form>
      )}
      {empechementRefus(fiche) === undefined && (
        <form method="post">
          <Button name="intention" value="refuser" disabledReason={empechement}>
            Refuser l’inscription
          </Button>
        </form>
      )}
      <p>
        <ButtonLink
          icon="arrow-right"
          href={`${adresse}/transferer`}
          disabledReason={empechementTransfert(fiche, empechement)}
        >
          Transférer à une autre formation
        </ButtonLink>
      </p>
      <p>
        <a href={`${adresse}/personne`}>La personne, ses données connues et ses doubles</a>
      </p>
      {fiche.responsableNom && (
        <p>
          <a href={`${adresse}/autorisation`}>Autorisation du responsable légal à imprimer</a>
        </p>
      )}
      <Details summary="Désinscrire">
        <form method="post" className="fields">
          <Choices
            legend="Raison"
            name="motif"
            options={[
              { value: 'demande', label: 'À sa demande' },
              { value: 'gestionnaire', label: 'Décision de l’union' },
            ]}
          />
          <p className="small soft">Sa place est libérée. Un courriel le prévient.</p>
          <Button
            variant="danger"
            name="intention"
            value="desinscrire"
            disabledReason={empechement ?? empechementDesinscription(fiche)}
          >
            Désinscrire le stagiaire
          </Button>
        </form>
      </Details>
    </div>
  )
}
