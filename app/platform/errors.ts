/** The domain says no: a French sentence shown to the person, with what they typed kept. */
export class Refusal extends Error {
  override name = 'Refusal'
  /** Form field the sentence belongs to, when there is one. */
  readonly field: string | undefined
  constructor(sentence: string, field?: string) {
    super(sentence)
    this.field = field
  }
}

/** Too often, or too many at once: says when to come back, nothing was tried. Answered 429. */
export class TooMany extends Refusal {
  override name = 'TooMany'
}

/** Somebody else changed the object since the form was shown. */
export class StaleVersion extends Error {
  override name = 'StaleVersion'
}

/**
 * The right that is missing; the 403 page says who can give it (ADH-6). The router reads `type`,
 * `data` and `init` as it reads its own `data()`: thrown anywhere, the answer is a 403, never a 500.
 */
export class Forbidden extends Error {
  override name = 'Forbidden'
  readonly type = 'DataWithResponseInit'
  readonly data: { droit: string; libelle: string }
  readonly init = { status: 403 }
  constructor(droit: string, libelle: string) {
    super(`Droit manquant : ${droit}`)
    this.data = { droit, libelle }
  }
}

/** The operator has closed this union for a time: every page of it says so. Answered 503. */
export class Suspended extends Error {
  override name = 'Suspended'
  readonly type = 'DataWithResponseInit'
  readonly data: { suspendue: string }
  readonly init = { status: 503, headers: { 'Cache-Control': 'no-store' } }
  constructor(nom: string) {
    super(`Union suspendue : ${nom}`)
    this.data = { suspendue: nom }
  }
}

/** What a person may not see does not exist for them: always the same 404. */
export class NotFound extends Error {
  override name = 'NotFound'
  readonly type = 'DataWithResponseInit'
  readonly data = null
  readonly init = { status: 404 }
}

export function notFound(): never {
  throw new NotFound('Introuvable')
}

/** Refuses when a rule answers with the reason for "no". */
export function refuseIf(sentence: string | undefined, field?: string): void {
  if (sentence !== undefined) throw new Refusal(sentence, field)
}
