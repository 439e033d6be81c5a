import type { TagValue } from '#app/platform/email/fill.ts'

/** Lines « label: value » that one tag stands for. */
export type Faits = readonly (readonly [string, string])[]

/** What a text may name, in the words of the person who writes it. */
export type Balise = {
  explication: string
  /** Shown in the preview when no object is chosen. */
  exemple: string | Faits | { markup: string }
  /** An address: for links and for the button, never in the words. */
  lien?: true
  /** May be empty: the line that names it then disappears. */
  facultative?: true
  /** The mail is useless without it: the secret link. */
  obligatoire?: true
}

export type Balises = Record<string, Balise>

/** What a mail is about: the kind of object that a preview may take. */
export type ApercuSur = 'inscription' | 'formation' | 'adherent'

/** One automatic mail of the product: its name, when it leaves, and its text until a union writes its own. */
export type Modele<B extends Balises = Balises> = {
  cle: string
  nom: string
  rubrique:
    | 'Comptes'
    | 'Clients'
    | 'Stagiaires'
    | 'Formateurs'
    | 'Adhérents'
    | 'Notifications'
    | 'Mails'
    | 'Sondages'
  /** When it leaves. */
  quand: string
  /** To whom. */
  pour: string
  balises: B
  sujet: string
  /** In the syntax of `platform/email/markup.ts`. */
  corps: string
  /** Gives access to an account: never stored (MAI-2). */
  secret?: true
  /** Nobody needs it: it carries a way to stop it, and three failures of an address stop it. */
  facultatif?: true
  apercu?: ApercuSur
}

export function defineModele<const B extends Balises>(modele: Modele<B>): Modele<B> {
  return modele
}

type Valeurs<B extends Balises> = {
  [Cle in keyof B]: B[Cle]['exemple'] extends string
    ? string | null
    : B[Cle]['exemple'] extends { markup: string }
      ? { markup: string }
      : Faits
}

type Adresse = {
  to: string
  personneId?: string | null
  objet?: { genre: string; id: string }
  /** Who reads the answer: the person who acts, else the union. */
  replyTo?: string
  /** Where one click stops mails of this kind; compulsory for an optional mail. */
  desabonnement?: string
  /** Files of the union that leave with this mail, beside those of its model. */
  pieces?: string[]
}

/** A mail to send: which model, what its tags are worth, to whom. */
export type Envoi = Adresse & { modele: Modele; valeurs: Record<string, TagValue> }

export function envoi<B extends Balises>(
  modele: Modele<B>,
  valeurs: Valeurs<B>,
  adresse: Adresse,
): Envoi {
  return { ...adresse, modele, valeurs }
}
