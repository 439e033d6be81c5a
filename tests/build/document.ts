import { crc32, deflateRawSync } from 'node:zlib'
import { publierDocumentSchema } from '#app/modules/document/schema.ts'
import { publierDocument } from '#app/modules/document/use-cases/publier-document.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { ctxFor } from '#tests/ctx.ts'

export const pdf = Buffer.from('%PDF-1.7\nun document')

export function fichierPdf(nom = 'reglement.pdf', bytes = pdf) {
  return { nom, type: 'application/pdf', bytes }
}

type Options = {
  id?: string
  titre?: string
  roles?: string[]
  centres?: string[]
  accuseLecture?: boolean
  /** Who publishes; the platform when absent. */
  par?: Ctx
}

export function saisieDocument({ id = newId(), ...options }: Options = {}) {
  const { titre = 'Règlement intérieur', roles = [], centres = [], accuseLecture } = options
  return publierDocumentSchema.parse({
    id,
    titre,
    categorie: 'reglement',
    pour: roles.length + centres.length === 0 ? 'tous' : 'choix',
    roles,
    centres,
    ...(accuseLecture && { accuseLecture: 'oui' }),
  })
}

/** A document published for everybody unless told otherwise. */
export async function buildDocument(ctx: Ctx, options: Options = {}) {
  const par = options.par ?? ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  return publierDocument(par, saisieDocument(options), fichierPdf())
}

/** A zip as an office program writes it; `mensonge` declares this size instead of the true one. */
export function zip(
  entries: [name: string, content: Buffer | string][],
  mensonge?: number,
): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(mensonge ?? bytes.length, 18)
    facts.writeUInt16LE(Buffer.byteLength(name), 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), facts, Buffer.from(name), packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, tail, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listing, end])
}

const declaration = (part: string) =>
  `<Types><Override PartName="/${part}" ContentType="application/vnd.openxmlformats"/></Types>`

export function docx(extra: [string, Buffer | string][] = []): Buffer {
  return zip([
    ['[Content_Types].xml', declaration('word/document.xml')],
    ['word/document.xml', '<w:document/>'],
    ...extra,
  ])
}
