/** A stretch of text of one look. */
export type Span = { text: string; bold?: true; italic?: true; href?: string }

/** Plain text, or stretches of it. */
export type RichText = string | Span[]

/** A piece of a mail. The same pieces give the HTML and the text: one writing, no second version. */
export type EmailBlock =
  | { p: RichText }
  | { list: RichText[] }
  | { facts: [string, string][] }
  | { button: { label: string; href: string } }
  | { small: RichText }

/** A finished message: the words are chosen, nothing is left to fill in. */
export type EmailMessage = {
  /** Key of the model: `stagiaire.confirmation`. */
  modele: string
  to: string
  subject: string
  blocks: EmailBlock[]
  /** Who reads an answer; the sender's address when absent. */
  replyTo?: string | undefined
  /** The union's own sending address, when it has one. */
  from?: string | undefined
  /** Where one click stops mails of this kind; only mails that nobody needs have one. */
  unsubscribe?: string | undefined
  personneId?: string | null | undefined
  objet?: { genre: string; id: string } | undefined
}
