/** Width and height in pixels, as the bytes of a PNG or a JPEG say; undefined when they do not. */
export function imageSize(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.subarray(0, 8).equals(png)) return sizeOfPng(bytes)
  if (bytes.subarray(0, 3).equals(jpeg)) return sizeOfJpeg(bytes)
  return undefined
}

const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const jpeg = Buffer.from('\xff\xd8\xff', 'latin1')

function sizeOfPng(bytes: Buffer) {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return positive(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
}

/** The size is in the first frame header (SOF0 to SOF15, tables apart), after segments that say their length. */
function sizeOfJpeg(bytes: Buffer) {
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return positive(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
    if (marker === 0xda) return undefined
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2) return undefined
    at += 2 + length
  }
  return undefined
}

function positive(width: number, height: number) {
  return width > 0 && height > 0 ? { width, height } : undefined
}
