import { href } from 'react-router'

/** ADH-5: the question mark beside *Droits d’accès*, which opens the table role × page. */
export function AideDroits({ union }: { union: string }) {
  return (
    <a
      className="help-round"
      href={href('/:union/espace/administration/droits', { union })}
      title="Ce que chaque droit ouvre"
    >
      <span aria-hidden="true">?</span>
      <span className="offscreen">Ce que chaque droit ouvre</span>
    </a>
  )
}
