import type { ReactNode } from 'react'

type Step = { label: ReactNode; detail?: ReactNode; state: 'done' | 'here' | 'next' }

/** The steps of a journey, standing; the red rung is where one is. */
export function Ladder({ steps }: { steps: Step[] }) {
  return (
    <ol className="ladder">
      {steps.map(({ label, detail, state }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rank of a step is its identity
        <li key={index} className={state} aria-current={state === 'here' ? 'step' : undefined}>
          {label}
          {state === 'done' && <span className="offscreen"> (fait)</span>}
          {detail && <small>{detail}</small>}
        </li>
      ))}
    </ol>
  )
}

/** The same lying down; the words « Étape 2 sur 4 » are beside. */
export function FlatLadder({ current, total }: { current: number; total: number }) {
  return (
    <ol className="flat-ladder" aria-hidden="true">
      {Array.from({ length: total }, (_, index) => index + 1).map((step) => (
        <li
          key={step}
          className={step < current ? 'done' : step === current ? 'here' : undefined}
        />
      ))}
    </ol>
  )
}

type LadderHeadProps = { current: number; total: number; next?: string | undefined; flat?: boolean }

/** « Étape 2 sur 4 », what comes next, and the flat ladder (`flat`: on every screen, else on phones). */
export function LadderHead({ current, total, next, flat = false }: LadderHeadProps) {
  return (
    <div className={flat ? 'step-head' : 'step-head step-head-phone'}>
      <p>
        <b>
          Étape {current} sur {total}
        </b>
        {next && <span className="soft">{`Ensuite\u00a0: ${next}`}</span>}
      </p>
      <FlatLadder current={current} total={total} />
    </div>
  )
}
