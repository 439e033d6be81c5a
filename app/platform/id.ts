import { v7 } from 'uuid'

/** A new row identifier: UUIDv7, made before the write so that forms and retries are idempotent. */
export function newId(): string {
  return v7()
}
