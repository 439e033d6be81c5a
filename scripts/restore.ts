import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { type Account, findAccount, giveTree } from '#app/platform/postgres/account.server.ts'
import { postgresMajor } from '#app/platform/postgres/cluster.server.ts'
import {
  clusterIn,
  resolveDataDir,
  startEmbeddedPostgres,
} from '#app/platform/postgres/launcher.server.ts'
import {
  describeDatabase,
  keyFingerprint,
  type Manifest,
  readManifest,
  runCommand,
  summary,
} from './backup-format.ts'
import { copyHashed } from './backup-tree.ts'

// npm run restore -- sauvegarde --cle fichier: puts a backup back into an empty data directory.

await runCommand(restore)

async function restore(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { cle: { type: 'string' }, 'sans-cle': { type: 'boolean', default: false } },
  })
  if (positionals[0] === undefined) {
    throw new Error(
      'indiquez la sauvegarde à remettre en place\u00a0: npm run restore -- <sauvegarde> --cle <fichier>',
    )
  }
  const folder = resolve(positionals[0])
  const dataDir = resolveDataDir(process.env)
  const manifest = readManifest(folder)
  refuseServer(manifest)
  refuseNonEmpty(dataDir)
  const key = findKey(manifest, values.cle, values['sans-cle'])
  try {
    await putBack(folder, dataDir, manifest, key)
  } catch (error) {
    for (const name of readdirSync(dataDir))
      rmSync(join(dataDir, name), { recursive: true, force: true })
    throw error
  }
  tell(dataDir, manifest, values['sans-cle'])
}

async function putBack(
  folder: string,
  dataDir: string,
  manifest: Manifest,
  key: string | undefined,
) {
  const owner = ownerOf(dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  copyVerified(folder, dataDir, manifest)
  if (key !== undefined)
    writeFileSync(join(dataDir, 'secret.key'), `${key}\n`, { mode: 0o600, flag: 'wx', flush: true })
  giveTree(dataDir, owner)
  if (!manifest.base) return
  giveTree(join(dataDir, 'postgres.copie'), owner ?? findAccount(clusterIn(dataDir)))
  renameSync(join(dataDir, 'postgres.copie'), clusterIn(dataDir))
  const postgres = await startEmbeddedPostgres({ dataDir })
  try {
    const { lignes } = await describeDatabase(postgres.url('owner'))
    if (isDeepStrictEqual(lignes, manifest.base.lignes)) return
    throw new Error(
      'la base remise en place n’a pas les mêmes lignes que la sauvegarde. Rien n’a été gardé.',
    )
  } finally {
    await postgres.stop()
  }
}

/** Copies what the manifest names, and nothing else; every byte is the one that was saved. */
function copyVerified(folder: string, dataDir: string, manifest: Manifest): void {
  const place = (path: string) => join(dataDir, path.replace(/^postgres(?=\/|$)/, 'postgres.copie'))
  for (const path of manifest.dossiers) mkdirSync(place(path), { recursive: true, mode: 0o700 })
  const paths = Object.keys(manifest.fichiers)
  const damaged = paths.filter(
    (path) => copyHashed(join(folder, path), place(path)) !== manifest.fichiers[path],
  )
  if (damaged.length === 0) return
  throw new Error(
    `cette sauvegarde est abîmée\u00a0: des fichiers manquent ou ont changé (${damaged.slice(0, 3).join(', ')}…). Rien n’a été remis en place\u00a0: prenez une autre sauvegarde.`,
  )
}

/** Run by root for a service of its own account: that account owns the empty directory, and all we put in it. */
function ownerOf(dataDir: string): Account {
  if (process.getuid?.() !== 0 || !existsSync(dataDir)) return undefined
  const { uid, gid } = statSync(dataDir)
  return uid === 0 ? undefined : { uid, gid }
}

function refuseServer({ base, application }: Manifest): void {
  if (!base) return
  if (process.env.DATABASE_URL) {
    throw new Error(
      'cette sauvegarde contient une base embarquée, et DATABASE_URL en désigne une autre. Retirez DATABASE_URL pour la remettre en place.',
    )
  }
  const [major] = base.postgresql.split('.')
  if (major === postgresMajor) return
  throw new Error(
    `cette sauvegarde vient de PostgreSQL ${major}, et ce programme apporte PostgreSQL ${postgresMajor}. Prenez la version ${application} du programme.`,
  )
}

function refuseNonEmpty(dataDir: string): void {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return
  throw new Error(
    `le dossier ${dataDir} contient déjà des données, qui sont gardées. Choisissez un dossier vide avec DATA_DIR.`,
  )
}

/** The key to put back; undefined when the environment gives it, or when it is lost and that is said. */
function findKey(
  { cle }: Manifest,
  path: string | undefined,
  without: boolean,
): string | undefined {
  if (cle === null || without) return undefined
  const fromEnvironment = process.env.SECRET_KEY
  if (fromEnvironment) {
    if (keyFingerprint(fromEnvironment) === cle) return undefined
    throw new Error(
      'SECRET_KEY n’est pas la clé secrète de cette sauvegarde. Donnez la bonne, ou retirez-la et utilisez --cle <fichier>.',
    )
  }
  if (path === undefined) {
    throw new Error(
      'cette sauvegarde a besoin de sa clé secrète, gardée à part\u00a0: ajoutez --cle <fichier>. Si elle est perdue, ajoutez --sans-cle\u00a0: les IBAN, numéros de sécurité sociale et clés de paiement resteront illisibles.',
    )
  }
  const key = readFileSync(path, 'utf8').trim()
  if (keyFingerprint(key) === cle) return key
  throw new Error(`${path} n’est pas la clé secrète de cette sauvegarde.`)
}

function tell(dataDir: string, manifest: Manifest, withoutKey: boolean): void {
  const day = new Date(manifest.faiteLe).toLocaleString('fr-FR', {
    dateStyle: 'long',
    timeStyle: 'short',
  })
  console.log(`Remis en place et vérifié\u00a0: ${summary(manifest)}. Sauvegarde du ${day}.`)
  if (!manifest.base)
    console.log(
      'La base n’était pas dans cette sauvegarde\u00a0: remettez-la avec l’outil de son serveur.',
    )
  if (withoutKey) {
    console.log(
      'Sans sa clé secrète, les IBAN, numéros de sécurité sociale et clés de paiement resteront illisibles.',
    )
  }
  console.log(`Pour démarrer\u00a0: DATA_DIR=${dataDir} npm start`)
}
