import { v7 } from 'uuid'

/** A new row identifier: UUIDv7, made before the write so that forms and retries are idempotent. */
export function newId(): string {
  return v7()
}

/** The same as if made at another moment: for a world whose clock is not ours. */
export function newIdAt(moment: Date): string {
  return v7({ msecs: moment.getTime() })
}
