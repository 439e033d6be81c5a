import { href } from 'react-router'
import type { Moyen } from '#app/modules/facturation/model.ts'
import type { FormFailure } from '#app/platform/form.server.ts'
import { trapField } from '#app/platform/trap.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Check, ErrorSummary } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Trap } from '#app/ui/trap.tsx'
import type { Referent } from '../model/referent.ts'
import { phraseAccordResponsable } from '../model.ts'
import { ChampsCoordonnees } from './champs-coordonnees.tsx'
import { ChampsIdentite } from './champs-identite.tsx'
import { ChoixPaiement, libelleInscription } from './choix-paiement.tsx'
import { ReferentPublic } from './referent-public.tsx'
import { type Reponses, reponsesDe } from './valeurs.ts'

type Etape = { echec: FormFailure | undefined; valeurs: Reponses; retour: string }

export function EtapeIdentite({ echec, valeurs, retour }: Etape) {
  const errors = echec?.errors ?? {}
  return (
    <>
      <ErrorSummary errors={errors} formError={echec?.formError} />
      <p className="soft">
        Ces informations sont imprimées sur votre certificat : écrivez-les comme sur votre pièce
        d’identité.
      </p>
      <form method="post" noValidate className="fields">
        <ChampsIdentite publique errors={errors} valeurs={reponsesDe(echec, 'identite', valeurs)} />
        <Fin echec={echec} retour={retour} />
      </form>
    </>
  )
}

type Coordonnees = Etape & { mineur: boolean; referent: Referent | undefined }

export function EtapeCoordonnees({ echec, valeurs, retour, mineur, referent }: Coordonnees) {
  const errors = echec?.errors ?? {}
  return (
    <>
      <ErrorSummary errors={errors} formError={echec?.formError} />
      <form method="post" noValidate className="fields">
        <ChampsCoordonnees
          publique
          responsable={mineur}
          errors={errors}
          valeurs={reponsesDe(echec, 'coordonnees', valeurs)}
        />
        {referent && <ReferentPublic {...referent} />}
        <Fin echec={echec} retour={retour} />
      </form>
    </>
  )
}

type Accord = Omit<Etape, 'valeurs'> & {
  recapitulatif: { label: string; value: string }[]
  liens: {
    identite: string
    coordonnees: string
    autres: string
    conditions: string
    donnees: string
  }
  mineur: boolean
  /** No place is left: the button joins the waiting list. */
  attente: boolean
  moyens: Moyen[]
  prix: number
}

/** The only step that takes a place: what was typed, the consents, the button. */
export function EtapeAccord(props: Accord) {
  const { echec, retour, recapitulatif, liens, mineur, attente, moyens, prix } = props

  const errors = echec?.errors ?? {}
  return (
    <>
      <ErrorSummary errors={errors} formError={echec?.formError} />
      {echec?.formError && (
        <p>
          <a href={liens.autres}>Voir les autres formations</a>
        </p>
      )}
      <Facts items={recapitulatif} />
      <p>
        <a href={liens.identite}>Modifier l’identité</a> ·{' '}
        <a href={liens.coordonnees}>Modifier les coordonnées</a>
      </p>
      <form method="post" noValidate className="fields">
        <Check
          name="accord"
          label={
            <>
              Ces informations sont exactes et j’accepte les{' '}
              <a href={liens.conditions}>conditions</a>.
            </>
          }
          error={errors.accord}
          defaultChecked={echec?.values.accord !== undefined}
        />
        {mineur && (
          <Check
            name="accordResponsable"
            label={phraseAccordResponsable}
            error={errors.accordResponsable}
            defaultChecked={echec?.values.accordResponsable !== undefined}
          />
        )}
        <ChoixPaiement echec={echec} moyens={moyens} prix={prix} />
        {attente && <input type="hidden" name="attente" value="oui" />}
        <Fin
          echec={echec}
          retour={retour}
          label={attente ? 'Rejoindre la liste d’attente' : libelleInscription(moyens, prix)}
        />
        <p className="small soft">
          Vos réponses servent à votre inscription et à votre certificat.{' '}
          <a href={liens.donnees}>Vos données et vos droits</a>
        </p>
      </form>
    </>
  )
}

function Fin({
  echec,
  retour,
  label = 'Continuer',
}: {
  echec: FormFailure | undefined
  retour: string
  label?: string
}) {
  const piege = echec?.values[trapField]
  return (
    <>
      <Trap
        error={echec?.errors[trapField]}
        value={typeof piege === 'string' ? piege : undefined}
      />
      <div className="actions">
        <Button variant="primary" size="large">
          {label}
        </Button>
        <ButtonLink variant="bare" size="large" icon="arrow-left" href={retour}>
          Retour
        </ButtonLink>
      </div>
    </>
  )
}

/** The same for a new sign-up, one that replaces another, or one already made: it tells nobody anything. */
export function Merci({ union, attente }: { union: string; attente: boolean }) {
  return (
    <>
      {attente ? (
        <Message kind="fait" title="Votre demande pour la liste d’attente est enregistrée.">
          <p>
            Un courriel part dans la minute. Son lien vous montre votre rang, et vous permettra
            d’accepter une place qui se libère.
          </p>
        </Message>
      ) : (
        <Message kind="fait" title="Votre demande d’inscription est enregistrée.">
          <p>
            Un courriel de confirmation part dans la minute. Il contient un lien pour suivre votre
            inscription.
          </p>
        </Message>
      )}
      <p>
        Vous ne le trouvez pas ? Regardez dans vos courriers indésirables, ou appelez l’union : ses
        coordonnées sont au bas de cette page.
      </p>
      <p>
        <a href={href('/:union', { union })}>Revenir à l’accueil</a>
      </p>
    </>
  )
}

type Perdu = { etat: 'expire' | 'inconnu'; recommencer: string; garde: boolean }

/** A draft that is too old, or that is not one: what happened, what was kept, what to do. */
export function BrouillonPerdu({ etat, recommencer, garde }: Perdu) {
  return (
    <>
      <Message
        kind="attend"
        title={
          etat === 'expire'
            ? 'Vos réponses étaient gardées deux heures : ce délai est passé.'
            : 'Ce lien ne correspond à aucune inscription en cours.'
        }
      >
        <p>
          {garde
            ? 'Ce que vous venez d’écrire est gardé. Les réponses des étapes précédentes sont à donner à nouveau.'
            : 'Aucune inscription n’a été faite. Recommencez : cela prend deux minutes.'}
        </p>
      </Message>
      <p>
        <ButtonLink variant="primary" href={recommencer}>
          {garde ? 'Reprendre mon inscription' : 'Recommencer'}
        </ButtonLink>
      </p>
    </>
  )
}
