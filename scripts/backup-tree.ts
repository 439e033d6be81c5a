import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

type Tree = { folders: string[]; files: string[] }

/** Every folder and file of a tree, by its path there. */
export function listTree(root: string, path = ''): Tree {
  const tree: Tree = { folders: [path], files: [] }
  for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
    const inside = join(path, entry.name)
    if (!entry.isDirectory()) tree.files.push(inside)
    else {
      const { folders, files } = listTree(root, inside)
      tree.folders.push(...folders)
      tree.files.push(...files)
    }
  }
  return tree
}

/**
 * Copies a file as far as the disk (a USB key pulled out right after keeps it); returns its SHA-256,
 * undefined when it went away meanwhile.
 */
export function copyHashed(from: string, to: string): string | undefined {
  const source = openIfThere(from)
  if (source === undefined) return undefined
  const target = openSync(to, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafe(1 << 20)
    for (let read = readSync(source, buffer); read > 0; read = readSync(source, buffer)) {
      const bytes = buffer.subarray(0, read)
      hash.update(bytes)
      for (let written = 0; written < read; ) written += writeSync(target, bytes, written)
    }
    fsyncSync(target)
    return hash.digest('hex')
  } finally {
    closeSync(source)
    closeSync(target)
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Removes the work of a backup that was killed: its folder ends with the number of a dead process. */
export function removeAbandoned(folder: string, prefix: RegExp): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(prefix.exec(name)?.groups?.pid)
    if (pid > 0 && !isAlive(pid)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
