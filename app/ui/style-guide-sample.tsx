import type { ReactNode } from 'react'
import './styles/style-guide.css'

/** One family of the style page. */
export function Sample({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="block" aria-label={title}>
      <h2 className="rule-title">{title}</h2>
      <div className="sample">{children}</div>
    </section>
  )
}
