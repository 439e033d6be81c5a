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
  /** Holds the acts of the union's managers: closes, and sees the declarations. */
  gestionnaire: boolean
  fuseau: string
}

/** What is done and what is still expected of a formation. */
export function SuiviFormation(props: Props) {
  const { formation, fiche, faits, stagiaires, procesVerbal, fuseau } = props
  const { inscrits, aValider, valides } = stagiaires
  const jour = (instant: Date) => formatInstant(instant, fuseau)
  const lien = (chemin: string, label: string) =>
    props.gestionnaire ? <a href={fiche + chemin}>{label}</a> : label
  if (formation.statut !== 'validee' && formation.statut !== 'cloturee') return null
  return (
    <Card title="Suivi">
      <Checklist
        items={[
          {
            label: <a href={`${fiche}/personnel`}>Formateurs</a>,
            done: faits.complete,
            detail: `${faits.acceptes} sur ${formation.formateursRequis}`,
          },
          {
            label: <a href={`${fiche}/stagiaires`}>Inscriptions</a>,
            done: inscrits > 0 && aValider === 0,
            detail: phraseInscriptions(inscrits, aValider),
          },
          {
            label: <a href={`${fiche}/consignes`}>Consignes</a>,
            done: faits.consignesEnvoyeesLe !== null,
            detail: faits.consignesEnvoyeesLe
              ? `Envoyées ${jour(faits.consignesEnvoyeesLe)}`
              : 'À envoyer',
          },
          {
            label: <a href={`${fiche}/convocations`}>Convocations</a>,
            done: inscrits > 0 && faits.convoques >= inscrits,
            detail: inscrits === 0 ? 'Personne à convoquer' : `${faits.convoques} sur ${inscrits}`,
          },
          {
            label: lien('/declaration', 'Déclaration URSSAF'),
            done: faits.declareeLe !== null && !faits.declarationAReprendre,
            detail: phraseDeclaration(faits, jour),
          },
          {
            label: <a href={`${fiche}/presences`}>Présences</a>,
            done: valides > 0,
            detail:
              valides > 0
                ? plural(valides, 'stagiaire validé', 'stagiaires validés')
                : 'À noter le jour même',
          },
          {
            label: formation.statut === 'validee' ? lien('/cloturer', 'Clôture') : 'Clôture',
            done: formation.statut === 'cloturee',
            detail: procesVerbal
              ? `Procès-verbal ${procesVerbal}`
              : (props.empechementCloture ?? 'Elle est terminée : à clôturer'),
          },
        ]}
      />
    </Card>
  )
}

function phraseInscriptions(inscrits: number, aValider: number): string {
  if (inscrits === 0) return 'Aucune pour l’instant'
  if (aValider === 0) return `${plural(inscrits, 'validée', 'validées')}`
  return `${aValider} à valider sur ${inscrits}`
}

function phraseDeclaration(
  { declareeLe, declarationAReprendre }: Props['faits'],
  jour: (instant: Date) => string,
): string {
  if (declarationAReprendre) return 'À compléter : l’équipe a changé'
  return declareeLe ? `Faite ${jour(declareeLe)}` : 'À faire dans les huit jours avant le début'
}
