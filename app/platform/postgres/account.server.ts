import { execFileSync } from 'node:child_process'
import { existsSync, lchownSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Who runs PostgreSQL; undefined when it is the current user. */
export type Account = { uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses root: it then runs as the owner of the data, else `postgres`, else `nobody`.
 * The owner first: an account `postgres` that appears later must not lock the data out.
 */
export function findAccount(cluster: string): Account {
  const owner = existsSync(join(cluster, 'PG_VERSION')) ? statSync(cluster) : undefined
  const uid = process.getuid?.()
  if (uid !== 0) {
    if (owner === undefined || uid === undefined || owner.uid === uid) return undefined
    throw new Error(
      `les données de ${cluster} appartiennent à un autre compte de cette machine. Relancez avec ce compte, ou avec root.`,
    )
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = accountNamed('postgres') ?? accountNamed('nobody')
  if (account) return account
  throw new Error(
    'la base ne peut pas tourner en root, et ni «\u00a0postgres\u00a0» ni «\u00a0nobody\u00a0» n’existent ici. Créez l’un de ces comptes, ou lancez avec un compte ordinaire.',
  )
}

function accountNamed(name: string): Account {
  try {
    return { uid: idOf('-u', name), gid: idOf('-g', name) }
  } catch {
    return undefined
  }
}

function idOf(option: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [option, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
}

/** True when another account can enter every existing folder down to this one. */
export function isTraversable(path: string): boolean {
  const folder = resolve(path)
  if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false
  return folder === dirname(folder) || isTraversable(dirname(folder))
}

/** Gives a folder and all it holds to an account; nothing to do when it is the current user. */
export function giveTree(path: string, account: Account): void {
  if (!account) return
  lchownSync(path, account.uid, account.gid)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) giveTree(join(path, entry.name), account)
    else lchownSync(join(path, entry.name), account.uid, account.gid)
  }
}
