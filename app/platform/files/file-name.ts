/** A file name that every system accepts, accents kept: no path, no hidden character, 120 characters. */
export function safeName(name: string): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Cc}/\\:*?"<>|]+/gu, '-')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  const [extension = ''] = /\.[a-z0-9]{1,8}$/i.exec(clean) ?? []
  const stem = Array.from(clean.slice(0, clean.length - extension.length))
  return (
    stem
      .slice(0, 120 - extension.length)
      .join('')
      .trimEnd() + extension || 'document'
  )
}

/** Both names: ASCII for old readers, UTF-8 for the others (RFC 6266, RFC 8187). */
export function contentDisposition(
  name: string,
  how: 'attachment' | 'inline' = 'attachment',
): string {
  const safe = safeName(name)
  const utf8 = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${asciiName(safe)}"; filename*=UTF-8''${utf8}`
}

const ligatures: Record<string, string> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', '’': '-' }

function asciiName(name: string): string {
  const ascii = name
    .replaceAll(/[œŒæÆ’]/g, (character) => ligatures[character] ?? '')
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]|%/g, '')
    .trim()
  return /^\.?$/.test(ascii) ? 'document' : ascii
}
