import type { countStagiaires } from '#app/modules/stagiaire/public.server.ts'
import { Card } from '#app/ui/card.tsx'
import { Checklist } from '#app/ui/checklist.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import type { Formation } from '../model.ts'
import type { findSuivi } from '../queries/suivi.server.ts'

type Props = {
  formation: Pick<Formation, 'statut' | 'formateursRequis'>
  /** The sheet of the formation: each line leads to the page where it is done. */
  fiche: string
  faits: Awaited<ReturnType<typeof findSuivi>>
  stagiaires: Awaited<ReturnType<typeof countStagiaires>>
  procesVerbal: string | undefined
  empechementCloture: string | undefined
  /** Holds the acts of the union's managers: closes, delivers, and sees the declarations. */
  gestionnaire: boolean
  fuseau: string
}

/** What is done and what is still expected of a formation: before its closing, then after. */
export function SuiviFormation(props: Props) {
  const { statut } = props.formation
  if (statut !== 'validee' && statut !== 'cloturee') return null
  const items = statut === 'validee' ? ouverte(props) : close(props)
  return (
    <Card title="Suivi">
      <Checklist items={items} />
    </Card>
  )
}

function ouverte(props: Props) {
  const { fiche, faits, stagiaires, gestionnaire, fuseau } = props
  const { inscrits, aValider, valides } = stagiaires
  return [
    formateurs(props),
    {
      label: <a href={`${fiche}/stagiaires`}>Inscriptions</a>,
      done: inscrits > 0 && aValider === 0,
      detail: phraseInscriptions(inscrits, aValider),
    },
    {
      label: <a href={`${fiche}/consignes`}>Consignes</a>,
      done: faits.consignesEnvoyeesLe !== null,
      detail: faits.consignesEnvoyeesLe
        ? `Envoyées ${formatInstant(faits.consignesEnvoyeesLe, fuseau)}`
        : 'À envoyer',
    },
    {
      label: <a href={`${fiche}/convocations`}>Convocations</a>,
      done: inscrits > 0 && faits.convoques >= inscrits,
      detail: inscrits === 0 ? 'Personne à convoquer' : `${faits.convoques} sur ${inscrits}`,
    },
    declaration(props),
    {
      label: <a href={`${fiche}/presences`}>Présences</a>,
      done: valides > 0,
      detail: valides > 0 ? phraseValides(valides) : 'À noter le jour même',
    },
    {
      label: gestionnaire ? <a href={`${fiche}/cloturer`}>Clôture</a> : 'Clôture',
      done: false,
      detail: props.empechementCloture ?? 'Elle est terminée : à clôturer',
    },
  ]
}

function close(props: Props) {
  const { fiche, faits, stagiaires, gestionnaire, procesVerbal } = props
  const { valides } = stagiaires
  return [
    formateurs(props),
    {
      label: <a href={`${fiche}/stagiaires`}>Stagiaires</a>,
      done: valides > 0,
      detail: valides > 0 ? phraseValides(valides) : 'Aucun stagiaire validé',
    },
    {
      label: 'Clôture',
      done: true,
      detail: procesVerbal && `Procès-verbal ${procesVerbal}`,
    },
    {
      label: gestionnaire ? <a href={`${fiche}/diplomes`}>Diplômes</a> : 'Diplômes',
      done: valides > 0 && faits.diplomes >= valides,
      detail: `${plural(faits.diplomes, 'délivré', 'délivrés')} sur ${valides}`,
    },
    declaration(props),
  ]
}

function formateurs({ fiche, faits, formation }: Props) {
  return {
    label: <a href={`${fiche}/personnel`}>Formateurs</a>,
    done: faits.complete,
    detail: `${faits.acceptes} sur ${formation.formateursRequis}`,
  }
}

function declaration({ formation, fiche, faits, gestionnaire, fuseau }: Props) {
  const { declareeLe, declarationAReprendre } = faits
  const titre = 'Déclaration URSSAF'
  return {
    label: gestionnaire ? <a href={`${fiche}/declaration`}>{titre}</a> : titre,
    done: declareeLe !== null && !declarationAReprendre,
    detail: declarationAReprendre
      ? 'À compléter : l’équipe a changé'
      : declareeLe
        ? `Faite ${formatInstant(declareeLe, fuseau)}`
        : formation.statut === 'cloturee'
          ? 'Pas encore faite'
          : 'À faire avant le début',
  }
}

function phraseInscriptions(inscrits: number, aValider: number): string {
  if (inscrits === 0) return 'Aucune pour l’instant'
  if (aValider === 0) return plural(inscrits, 'validée', 'validées')
  return `${aValider} à valider sur ${inscrits}`
}

function phraseValides(valides: number): string {
  return plural(valides, 'stagiaire validé', 'stagiaires validés')
}
