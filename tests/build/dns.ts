import { createSocket } from 'node:dgram'
import { config, configure } from '#app/platform/config.server.ts'

type Records = Record<string, { TXT?: string[]; A?: string[]; MX?: string[] }>

const types: Record<number, 'TXT' | 'A' | 'MX' | undefined> = { 16: 'TXT', 1: 'A', 15: 'MX' }

/** A real name server on a port of its own, that knows these names and no other; `muet` answers nothing. */
export async function dnsLocal(records: Records, { muet = false } = {}) {
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    if (!muet) socket.send(reponse(query, records), port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  configure({ ...config(), dnsServers: [`127.0.0.1:${socket.address().port}`] })
  return {
    async fermer() {
      configure({ ...config(), dnsServers: [] })
      await new Promise<void>((resolve) => socket.close(() => resolve()))
    },
  }
}

/** The header, the question as it came, then what is known (RFC 1035, § 4.1). */
function reponse(query: Buffer, records: Records): Buffer {
  const labels: string[] = []
  let at = 12
  for (let size = query[at] ?? 0; size > 0; size = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + size))
    at += size + 1
  }
  const type = types[query.readUInt16BE(at + 1)]
  const known = records[labels.join('.').toLowerCase()]
  const answers = (type ? (known?.[type] ?? []) : []).map((value) => donnees(type, value))
  const header = Buffer.alloc(12)
  query.copy(header, 0, 0, 2)
  header.writeUInt16BE(0x8180 | (known ? 0 : 3), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(answers.length, 6)
  const question = query.subarray(12, at + 5)
  return Buffer.concat([
    header,
    question,
    ...answers.map((data) => ligne(query.readUInt16BE(at + 1), data)),
  ])
}

function ligne(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0) // the name of the question
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(60, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function donnees(type: string | undefined, value: string): Buffer {
  if (type === 'A') return Buffer.from(value.split('.').map(Number))
  if (type === 'MX') return Buffer.concat([Buffer.from([0, 10]), nom(value)])
  const parts = value.match(/.{1,255}/g) ?? ['']
  return Buffer.concat(
    parts.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])),
  )
}

function nom(value: string): Buffer {
  const labels = value
    .split('.')
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
  return Buffer.concat([...labels, Buffer.from([0])])
}
