import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { tryClaimServer } from '#app/platform/postgres/claim.server.ts'
import { copyRunningCluster } from '#app/platform/postgres/hot-copy.server.ts'
import {
  clusterIn,
  resolveDataDir,
  startEmbeddedPostgres,
} from '#app/platform/postgres/launcher.server.ts'
import {
  describeDatabase,
  keyFingerprint,
  type Manifest,
  manifestName,
  runCommand,
  summary,
} from './backup-format.ts'
import { copyHashed, listTree, removeAbandoned } from './backup-tree.ts'

// npm run backup [-- dossier] [--cle fichier]: saves the database and the files, the server running or not.

await runCommand(backup)

async function backup(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { cle: { type: 'string' } },
  })
  const dataDir = resolveDataDir(process.env)
  const parent = resolve(positionals[0] ?? join(dataDir, 'sauvegardes'))
  const key = readKey(dataDir)
  refusePlaces(dataDir, parent, values.cle && resolve(values.cle), key)
  const folder = join(
    parent,
    new Date()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
      .replaceAll(':', '-'),
  )
  const manifest = await write(dataDir, parent, folder, key)
  if (values.cle !== undefined && key !== undefined) saveKey(resolve(values.cle), key)
  tell(folder, manifest, values.cle)
}

/** Written under another name until it is whole. */
async function write(dataDir: string, parent: string, folder: string, key: string | undefined) {
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  removeAbandoned(parent, /\.partiel-(?<pid>\d+)$/)
  const partial = `${folder}.partiel-${process.pid}`
  mkdirSync(partial, { mode: 0o700 })
  try {
    const manifest: Manifest = {
      format: 1,
      faiteLe: new Date().toISOString(),
      application: readVersion(),
      cle: key === undefined ? null : keyFingerprint(key),
      dossiers: [],
      fichiers: {},
    }
    if (!process.env.DATABASE_URL) manifest.base = await saveDatabase(dataDir, partial, manifest)
    // Files after rows: each is kept under its own hash before the row that names it is written.
    if (existsSync(join(dataDir, 'files'))) add(manifest, dataDir, partial, 'files')
    writeFileSync(join(partial, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, {
      mode: 0o600,
      flush: true,
    })
    renameSync(partial, folder)
    return manifest
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  }
}

/** Copies the cluster, then starts the copy: its rows are counted where they were saved, not where they live. */
async function saveDatabase(dataDir: string, partial: string, manifest: Manifest) {
  if (!existsSync(join(clusterIn(dataDir), 'PG_VERSION'))) {
    throw new Error(
      `rien à sauvegarder\u00a0: ${dataDir} ne contient pas de base. Indiquez le bon dossier avec DATA_DIR.`,
    )
  }
  removeAbandoned(dataDir, /^sauvegarde-(?<pid>\d+)$/)
  const work = join(dataDir, `sauvegarde-${process.pid}`)
  mkdirSync(work, { mode: 0o711 })
  try {
    await copyCluster(dataDir, clusterIn(work))
    const base = await describeCopy(work)
    add(manifest, work, partial, 'postgres')
    return base
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** From the running server, or from one started for this; a server that starts meanwhile waits its turn. */
async function copyCluster(dataDir: string, target: string): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataDir })
  const ownerUrl = postgres.url('owner')
  const claim = await tryClaimServer(ownerUrl)
  try {
    await copyRunningCluster({ ownerUrl, cluster: clusterIn(dataDir), target })
  } finally {
    if (claim) await postgres.stop() // the title goes last: nobody takes a database that is stopping
    await claim?.release()
  }
}

async function describeCopy(work: string) {
  const copy = await startEmbeddedPostgres({ dataDir: work })
  try {
    return await describeDatabase(copy.url('owner'))
  } finally {
    await copy.stop()
  }
}

function add(manifest: Manifest, from: string, to: string, name: 'postgres' | 'files'): void {
  const { folders, files } = listTree(from, name)
  manifest.dossiers.push(...folders)
  for (const folder of folders) mkdirSync(join(to, folder), { mode: 0o700 })
  for (const path of files) {
    const hash = copyHashed(join(from, path), join(to, path))
    if (hash !== undefined) manifest.fichiers[path] = hash
  }
}

function readKey(dataDir: string): string | undefined {
  if (process.env.SECRET_KEY) return process.env.SECRET_KEY
  const path = join(dataDir, 'secret.key')
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

/** Refused before anything is written. */
function refusePlaces(
  dataDir: string,
  parent: string,
  keyPath: string | undefined,
  key: string | undefined,
) {
  for (const name of ['postgres', 'files']) {
    if (isInside(parent, join(dataDir, name)))
      throw new Error('une sauvegarde ne peut pas être rangée dans ce qu’elle sauve.')
  }
  if (keyPath === undefined) return
  if (isInside(keyPath, parent)) {
    throw new Error(
      'la clé secrète se garde ailleurs que la sauvegarde\u00a0: choisissez pour --cle un autre dossier, ou mieux, un autre support.',
    )
  }
  if (key === undefined) throw new Error('il n’y a pas encore de clé secrète à sauvegarder.')
  if (existsSync(keyPath) && readFileSync(keyPath, 'utf8').trim() !== key) {
    throw new Error(
      `${keyPath} contient déjà une autre clé, qui est gardée. Choisissez un autre nom pour --cle.`,
    )
  }
}

function isInside(path: string, folder: string): boolean {
  return `${path}${sep}`.startsWith(`${folder}${sep}`)
}

function saveKey(path: string, key: string): void {
  if (!existsSync(path)) writeFileSync(path, `${key}\n`, { mode: 0o600, flag: 'wx', flush: true })
}

function readVersion(): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { version: string }
  return version
}

function tell(folder: string, manifest: Manifest, keyPath: string | undefined): void {
  console.log(`Sauvegarde faite et relue : ${summary(manifest)}.`)
  console.log(`  ${folder}`)
  if (!manifest.base) {
    console.log(
      'La base est sur le serveur de DATABASE_URL\u00a0: elle n’est pas dans cette sauvegarde. Sauvegardez-la avec l’outil de ce serveur (pg_dump, pgBackRest…), juste avant les fichiers.',
    )
  }
  if (keyPath !== undefined) console.log(`Clé secrète gardée à part\u00a0: ${resolve(keyPath)}`)
  else if (manifest.cle !== null) {
    console.log(
      'La clé secrète n’est pas dans cette sauvegarde. Sans elle, les IBAN, numéros de sécurité sociale et clés de paiement resteraient illisibles\u00a0: gardez-la sur un autre support (npm run backup -- --cle <fichier>).',
    )
  }
  console.log(
    `Pour la remettre en place dans un dossier vide\u00a0: DATA_DIR=<dossier> npm run restore -- ${folder} --cle <fichier>`,
  )
}
