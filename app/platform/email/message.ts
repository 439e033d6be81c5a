/** A piece of a mail. The same pieces give the HTML and the text: one writing, no second version. */
export type EmailBlock =
  | { p: string }
  | { facts: [string, string][] }
  | { button: { label: string; href: string } }
  | { small: string }

export type EmailMessage = {
  /** Key of the model: `stagiaire.confirmation`. */
  modele: string
  to: string
  subject: string
  blocks: EmailBlock[]
  /** Who reads an answer; the sender's address when absent. */
  replyTo?: string
  personneId?: string | null
  objet?: { genre: string; id: string }
  /** Gives access to an account: never stored (MAI-2). */
  secret?: true
}
