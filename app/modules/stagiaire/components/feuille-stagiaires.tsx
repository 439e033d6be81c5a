import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { ErrorSummary, Field, SaveBar } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import type { Ligne } from '../queries/feuille.server.ts'
import type { CreneauDuJour } from '../queries/presences.server.ts'
import { ListeStagiaires } from './liste-stagiaires.tsx'

type Props = {
  union: string
  formation: { id: string }
  lignes: Ligne[]
  creneaux: CreneauDuJour[]
  plusieursJours: boolean
  gestion: boolean
  partis: boolean
  empechement: string | undefined
  tous: 'presents' | 'coches' | ''
  echec: FormFailure | undefined
  ici: string
}

/** One form for the whole sheet: boxes to validate, presence by créneau, and what to do with them. */
export function FeuilleStagiaires(props: Props) {
  const {
    union,
    formation,
    lignes,
    creneaux,
    plusieursJours,
    gestion,
    partis,
    empechement,
    tous,
    echec,
  } = props
  const ouverte = empechement === undefined && !partis
  const aValider = lignes.filter(({ statut }) => statut === 'inscrite').length
  const coches = new Set(
    echec
      ? liste(echec.values.inscriptionIds)
      : tous === 'coches'
        ? lignes.map(({ id }) => id)
        : [],
  )
  return (
    <form method="post" action={props.ici}>
      <ErrorSummary errors={echec?.errors ?? {}} formError={echec?.formError} />
      {empechement && <Message kind="info" title={empechement} />}
      {ouverte && (
        <p className="roll-tools">
          {gestion && (creneaux.length > 0 || aValider > 0) && (
            <a href="?tous=coches" data-geste="cocher" data-cible='input[name="inscriptionIds[]"]'>
              Tout choisir
            </a>
          )}
          {creneaux.length > 0 && (
            <a href="?tous=presents" data-geste="cocher" data-cible='input[value="present"]'>
              Tous présents
            </a>
          )}
          {gestion && (
            <span className="soft small">
              {aValider === 0
                ? 'Toutes les inscriptions sont validées.'
                : `${plural(aValider, 'inscription', 'inscriptions')} à valider`}
            </span>
          )}
        </p>
      )}
      <ListeStagiaires
        union={union}
        formationId={formation.id}
        lignes={lignes}
        creneaux={partis ? [] : creneaux}
        plusieursJours={plusieursJours}
        gestion={gestion}
        ouverte={ouverte}
        coches={coches}
        reponse={(inscriptionId, creneauId) =>
          reponseTapee(echec, inscriptionId, creneauId) ??
          (tous === 'presents' ? 'present' : undefined)
        }
      />
      {ouverte && <Actions {...props} aValider={aValider} />}
    </form>
  )
}

function Actions({ creneaux, gestion, echec, aValider }: Props & { aValider: number }) {
  const motif = echec?.values.motif
  const commencee = creneaux.length > 0
  return (
    <>
      <p className="small soft roll-note">
        {commencee
          ? 'Valider les présences : toutes les personnes présentes partout, ou seulement celles que vous cochez. Pour une personne absente, vous n’avez rien à faire.'
          : 'Les présences se notent à partir du premier jour de la formation.'}
      </p>
      {gestion && commencee && (
        <Details summary="Valider malgré une absence" open={echec?.errors.motif !== undefined}>
          <Field
            name="motif"
            label="Motif"
            hint="Choisissez les personnes, écrivez le motif, puis validez les présences."
            defaultValue={typeof motif === 'string' ? motif : ''}
            error={echec?.errors.motif}
            maxLength={500}
          />
        </Details>
      )}
      {(commencee || aValider > 0) && <Boutons {...{ commencee, gestion, aValider }} />}
    </>
  )
}

type BoutonsProps = { commencee: boolean; gestion: boolean; aValider: number }

/** Only what can change something: no sign-up left to validate, no button for it. */
function Boutons({ commencee, gestion, aValider }: BoutonsProps) {
  return (
    <SaveBar>
      {gestion && commencee && (
        <Button variant="primary" icon="user-check" name="intention" value="valider-presences">
          Valider les présences
        </Button>
      )}
      {gestion && aValider > 0 && (
        <Button
          variant={commencee ? 'default' : 'primary'}
          icon="check"
          name="intention"
          value="valider-inscriptions"
        >
          Valider les inscriptions
        </Button>
      )}
      {commencee && (
        <Button name="intention" value="saisir-presences">
          Enregistrer les présences
        </Button>
      )}
    </SaveBar>
  )
}

function liste(valeur: FormFailure['values'][string] | undefined): string[] {
  return Array.isArray(valeur) ? valeur.filter((id) => typeof id === 'string') : []
}

function reponseTapee(
  echec: FormFailure | undefined,
  inscriptionId: string,
  creneauId: string,
): string | undefined {
  const presences = echec?.values.presences
  const siennes =
    typeof presences === 'object' && !Array.isArray(presences)
      ? presences[inscriptionId]
      : undefined
  const reponse =
    typeof siennes === 'object' && !Array.isArray(siennes) ? siennes[creneauId] : undefined
  return typeof reponse === 'string' ? reponse : undefined
}
