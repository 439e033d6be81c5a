// `npm install` leaves out of the lock file the optional builds it did not fetch (other platforms),
// and `npm ci` then refuses that file. Run after every change of dependency: adds them.
import { readFileSync, writeFileSync } from 'node:fs'

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))
const systems = [
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'openbsd',
  'netbsd',
  'android',
  'openharmony',
  'sunos',
  'aix',
]
const processors = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
]
let added = 0

for (const [owner, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(owner, name) || !/^\d/.test(version)) continue
    lock.packages[`node_modules/${name}`] = { version, optional: true, ...platformOf(name) }
    added += 1
  }
}
writeFileSync(path, `${JSON.stringify(sorted(lock), null, 2)}\n`)
console.log(`${added} entrées ajoutées au fichier de verrouillage.`)

/** True when the package is found as Node would: beside its owner, or above it. */
function isLocked(owner, name) {
  const inside = owner === '' ? '' : `${owner}/`
  if (lock.packages[`${inside}node_modules/${name}`] !== undefined) return true
  return (
    owner !== '' && isLocked(owner.slice(0, Math.max(0, owner.lastIndexOf('/node_modules/'))), name)
  )
}

function platformOf(name) {
  const words = name.split(/[-/@]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  const libc =
    words.includes('musl') || words.includes('linuxmusl')
      ? ['musl']
      : words.includes('gnu')
        ? ['glibc']
        : []
  return { ...(cpu.length && { cpu }), ...(os.length && { os }), ...(libc.length && { libc }) }
}

function sorted({ packages, ...rest }) {
  const { '': root, ...others } = packages
  const names = Object.keys(others).sort((a, b) => a.localeCompare(b, 'en'))
  return {
    ...rest,
    packages: { '': root, ...Object.fromEntries(names.map((name) => [name, others[name]])) },
  }
}
