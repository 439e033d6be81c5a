import type { ReactNode } from 'react'
import type { Journee } from '#app/modules/formation/model.ts'
import { formatMoney } from '#app/ui/format.ts'
import { Ladder, LadderHead } from '#app/ui/ladder.tsx'
import { formatJournees, formatPrix } from '../model/horaires.ts'
import './stagiaires.css'

export const etapes = ['Choisir', 'Identité', 'Coordonnées', 'Accord'] as const

export type Choix = {
  /** The page before the first step. */
  accueil: string
  intitule: string
  /** Cents; null when the person does not pay it. */
  prix: number | null
  journees: Journee[]
}

type Props = {
  titre: string
  choix: Choix
  rang: number
  suite?: string | undefined
  /** The form was sent back: the browser's title says so first. */
  echec?: boolean
  children: ReactNode
}

/** A step of the sign-up: where one is, what comes next, what was chosen. */
export function CadreInscription({ titre, choix, rang, suite, echec = false, children }: Props) {
  const steps = etapes.map((label, index) => ({
    label,
    state:
      index + 1 < rang
        ? ('done' as const)
        : index + 1 === rang
          ? ('here' as const)
          : ('next' as const),
  }))
  return (
    <div className="public public-narrow">
      <title>{`${echec ? 'Erreur\u00a0: ' : ''}${titre}, étape ${Math.min(rang, 4)} sur 4 · ${choix.intitule}`}</title>
      <div className="steps">
        <aside aria-label="Votre inscription">
          <Ladder steps={steps} />
          <VotreChoix choix={choix} />
        </aside>
        <div className="steps-main">
          {rang <= 4 && <LadderHead current={rang} total={4} next={suite} />}
          <h1>{titre}</h1>
          <div className="stack">{children}</div>
        </div>
      </div>
    </div>
  )
}

function VotreChoix({ choix }: { choix: Choix }) {
  return (
    <section className="card steps-choice" aria-labelledby="votre-choix">
      <h2 id="votre-choix">Votre choix</h2>
      <p>
        <b>
          <a href={choix.accueil}>{choix.intitule}</a>
        </b>
      </p>
      {formatJournees(choix.journees)
        .split('\n')
        .map((ligne) => (
          <p key={ligne} className="soft">
            {ligne}
          </p>
        ))}
      {choix.prix !== null && (
        <p>
          <b>{formatPrix(choix.prix, formatMoney)}</b>
        </p>
      )}
    </section>
  )
}
