// How the bytes of a CSV become text. Spreadsheets write it in four ways and say so nowhere.

export type Decoded = { text: string; encodage: string }

/** The text of a CSV and the encoding it was written in; undefined when it is not text. */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const decoded = byMark(bytes) ?? utf16(bytes) ?? utf8(bytes) ?? oneByte(bytes)
  return isText(decoded.text) ? decoded : undefined
}

function byMark(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le', 'UTF-16')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be', 'UTF-16')
  return undefined
}

/** Without its mark, UTF-16 of our alphabet has a zero in every second byte. */
function utf16(bytes: Uint8Array): Decoded | undefined {
  const head = bytes.subarray(0, 2000)
  if (head.length < 4) return undefined
  const even = head.filter((byte, index) => byte === 0 && index % 2 === 0).length
  const odd = head.filter((byte, index) => byte === 0 && index % 2 === 1).length
  const half = head.length / 2
  if (odd > half * 0.7 && even < half * 0.1) return decode(bytes, 'utf-16le', 'UTF-16')
  if (even > half * 0.7 && odd < half * 0.1) return decode(bytes, 'utf-16be', 'UTF-16')
  return undefined
}

function utf8(bytes: Uint8Array): Decoded | undefined {
  try {
    return decode(bytes, 'utf-8', 'UTF-8')
  } catch {
    return undefined
  }
}

const accented = /[àâäçèéêëîïôöùûüÿœæÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸŒÆ°’«»€–]/gu

/** Windows, unless an old Macintosh would have written more French letters. */
function oneByte(bytes: Uint8Array): Decoded {
  const windows = decode(bytes, 'windows-1252', 'Windows-1252')
  const macintosh = decode(bytes, 'macintosh', 'Macintosh')
  return accents(macintosh.text) > accents(windows.text) ? macintosh : windows
}

function accents(text: string): number {
  return text.slice(0, 200_000).match(accented)?.length ?? 0
}

function decode(bytes: Uint8Array, label: string, encodage: string): Decoded {
  return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encodage }
}

/** No control character but tab and ends of line: what has one is a picture, a PDF, a program. */
function isText(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return false
  }
  return true
}
