import { isBounded, readEntry, readZip, type ZipEntry } from './zip-read.server.ts'

type Verdict = { type: string } | { refus: string }

const openXml: [part: string, type: string][] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [
    'ppt/presentation.xml',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
]

const openDocument = new Set(
  ['text', 'spreadsheet', 'presentation', 'graphics'].map(
    (kind) => `application/vnd.oasis.opendocument.${kind}`,
  ),
)

const macros = /(^|\/)vbaProject\.bin$|(^|\/)vbaData\.xml$|^(Basic|Scripts)\/|\/activeX\//i
const embedded =
  /\.(exe|dll|com|scr|bat|cmd|ps1|js|jse|vbs|vbe|wsf|hta|jar|msi|lnk)$|oleObject\d*\.bin$/i

/**
 * What a zip archive really is: a text, a sheet, a presentation. Refused with its reason when it carries
 * macros or programs, when it is a bomb, or when it is no office document.
 */
export async function inspectOffice(bytes: Buffer): Promise<Verdict> {
  const entries = readZip(bytes)
  if (!entries) return { refus: 'ce fichier est abîmé, protégé par un mot de passe ou piégé.' }
  if (entries.some(({ name }) => macros.test(name))) {
    return {
      refus:
        'il contient des macros, c’est-à-dire un programme. Enregistrez-le sans macros, ou en PDF.',
    }
  }
  if (entries.some(({ name }) => embedded.test(name))) {
    return { refus: 'il contient un programme ou un objet incorporé. Enregistrez-le en PDF.' }
  }
  if (!(await isBounded(entries))) {
    return { refus: 'une fois ouvert, il serait démesuré. Enregistrez-le de nouveau, ou en PDF.' }
  }
  const type = await typeOfOffice(entries)
  return type
    ? { type }
    : { refus: 'c’est une archive. Envoyez les documents un par un, sans les compresser.' }
}

async function typeOfOffice(entries: ZipEntry[]): Promise<string | undefined> {
  const [first] = entries
  if (first?.name === 'mimetype') {
    const declared = (await readEntry(first, 200))?.toString('latin1') ?? ''
    return openDocument.has(declared) ? declared : undefined
  }
  const types = entries.find(({ name }) => name === '[Content_Types].xml')
  const declared = types && (await readEntry(types, 1_000_000))?.toString('utf8')
  if (!declared || /macroEnabled/i.test(declared)) return undefined
  return openXml.find(([part]) => entries.some(({ name }) => name === part))?.[1]
}
