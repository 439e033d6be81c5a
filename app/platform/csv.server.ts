/** A CSV that opens well in a French spreadsheet: BOM, `;`, CRLF. No cell can start a formula. */
export function csvResponse(
  name: string,
  header: string[],
  rows: (string | number | null)[][],
): Response {
  const lines = [header, ...rows].map((row) => row.map(cell).join(';'))
  return new Response(`\ufeff${lines.join('\r\n')}\r\n`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}

export function cell(value: string | number | null): string {
  if (value === null) return ''
  const text = String(value)
  const isNumber = /^-?\d+(?:[.,]\d+)?$/.test(text)
  const safe = !isNumber && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
