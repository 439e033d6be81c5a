import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type HeroProps = {
  title: string
  lead?: ReactNode
  doors?: { icon: IconName; label: string; detail: string; note?: string; href: string }[]
}

/** The opening of a union's home: one sentence, the ladder against a façade, and whole links as doors. */
export function Hero({ title, lead, doors = [] }: HeroProps) {
  return (
    <div className="hero">
      <div className="hero-in">
        <div>
          <h1>{title}</h1>
          {lead && <p className="hero-lead">{lead}</p>}
        </div>
        <Facade />
      </div>
      {doors.length > 0 && (
        <ul className="doors">
          {doors.map(({ icon, label, detail, note, href }) => (
            <li key={href}>
              <a className="door" href={href}>
                <span className="door-icon">
                  <Icon name={icon} />
                </span>
                <b>{label}</b>
                <span>{detail}</span>
                <small>{note}</small>
                <Icon name="arrow-right" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Facade() {
  return (
    <svg
      className="facade"
      viewBox="0 30 480 351"
      role="img"
      aria-label="Une grande échelle dressée contre une façade"
    >
      <path className="wall" d="M96 380V96l104-42 104 42v284z" />
      <path className="wall-far" d="M304 380V150h150v230z" />
      <path className="roof" d="M86 100 200 52l114 48M298 150h164" />
      <path
        className="pane"
        d="M124 132h40v54h-40zM124 222h40v54h-40zM236 222h40v54h-40zM334 184h34v44h-34zM392 184h34v44h-34zM392 258h34v44h-34z"
      />
      <path className="lit" d="M236 132h40v54h-40zM334 258h34v44h-34z" />
      <path className="entry" d="M180 380v-66h44v66z" />
      <path className="rail" d="M8 380 226 178M44 380 250 189" />
      <path className="step" d={rungs()} />
      <path className="fire" d="M250 189 284 157.5" />
      <path className="ground" d="M0 379h480" />
    </svg>
  )
}

/** Twelve rungs between the two rails, closer together as they rise. */
function rungs(): string {
  return Array.from({ length: 12 }, (_, rung) => {
    const [x, y] = [20.1 + 17.3 * rung, 368.8 - 16.04 * rung]
    return `M${x.toFixed(1)} ${y.toFixed(1)}L${(55.4 + 16.35 * rung).toFixed(1)} ${(369.4 - 15.16 * rung).toFixed(1)}`
  }).join('')
}
