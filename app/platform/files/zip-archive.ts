import { crc32 } from 'node:zlib'

/** What an archive holds of one file: `packed` is how `method` left it (0 as it is, 8 deflated). */
export type ZipEntry = { name: string; bytes: Buffer; packed: Buffer; method: 0 | 8 }

/** A zip that every system opens: UTF-8 names, no date, one entry after the other. */
export function joinArchive(entries: ZipEntry[]): Buffer {
  const directory = newDirectory()
  const parts = entries.map((entry) => directory.add(entry))
  return Buffer.concat([...parts, directory.end()])
}

/** What comes before and after the files, for those who write them one at a time. */
export function newDirectory() {
  const lines: Buffer[] = []
  let offset = 0
  return {
    /** The bytes of one file with its head. */
    add({ name, bytes, packed, method }: ZipEntry): Buffer {
      const title = Buffer.from(name)
      const facts = factsOf({ title, bytes, packed, method })
      const tail = Buffer.alloc(14)
      tail.writeUInt32LE(offset, 10)
      lines.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, tail, title)
      offset += 30 + title.length + packed.length
      return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, title, packed])
    },
    /** The list of the files, which closes the archive. */
    end(): Buffer {
      const listing = Buffer.concat(lines)
      const end = Buffer.alloc(22)
      end.write('PK\x05\x06', 'latin1')
      end.writeUInt16LE(lines.length / 4, 8)
      end.writeUInt16LE(lines.length / 4, 10)
      end.writeUInt32LE(listing.length, 12)
      end.writeUInt32LE(offset, 16)
      return Buffer.concat([listing, end])
    },
  }
}

type Facts = Omit<ZipEntry, 'name'> & { title: Buffer }

function factsOf({ title, bytes, packed, method }: Facts): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(0x800, 2) // names are UTF-8
  facts.writeUInt16LE(method, 4)
  facts.writeUInt16LE(0x21, 8) // 1 January 1980: no date
  facts.writeUInt32LE(crc32(bytes), 10)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(bytes.length, 18)
  facts.writeUInt16LE(title.length, 22)
  return facts
}
