import type { ReactNode } from 'react'
import { ButtonLink } from './button.tsx'
import { Mark } from './mark.tsx'

type ErrorPageProps = {
  title: string
  action?: { label: string; href: string }
  children: ReactNode
}

/** What happened, what was kept, what to do; inside whatever frame the page had. */
export function ErrorPage({ title, action, children }: ErrorPageProps) {
  return (
    <div className="error-page">
      <title>{title}</title>
      <Mark />
      <h1>{title}</h1>
      <div className="stack">{children}</div>
      {action && (
        <p>
          <ButtonLink href={action.href}>{action.label}</ButtonLink>
        </p>
      )}
    </div>
  )
}
