import { simpleParser } from 'mailparser'

/** The text of a stored message, word for word as a reader shows it. */
export async function readText(raw: Buffer): Promise<string> {
  const { text } = await simpleParser(raw)
  return text ?? ''
}
