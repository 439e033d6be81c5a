import type { ReactNode } from 'react'

type CardProps = {
  title?: ReactNode
  id?: string
  /** On paper rather than white, for what is told and not acted upon. */
  paper?: boolean
  children: ReactNode
}

/** For side columns and choices; never one inside another. */
export function Card({ title, id, paper = false, children }: CardProps) {
  return (
    <section className={paper ? 'card card-paper' : 'card'} id={id}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}
