// Runs on any Node from 20, without a dependency: installs what is missing, then checks that the
// next script will find the Node of the project. `npm start` and `npm test` begin here.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)

if (isInstallNeeded()) install()
checkNode()

/** One package of the lock file missing here, or at another version, is enough; a build for another
 *  platform may be missing, but not be old. */
function isInstallNeeded() {
  const installedPath = 'node_modules/.package-lock.json'
  if (!existsSync(installedPath)) return true
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedPath, 'utf8')).packages
  return Object.entries(wanted).some(([path, { version, optional }]) => {
    if (path === '' || (optional && !installed[path])) return false
    return installed[path]?.version !== version
  })
}

function install() {
  console.log('Installation des bibliothèques…')
  const parameters = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', parameters, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(
      '\nL’installation a échoué. Vérifiez l’accès au registre de npm, puis recommencez.',
    )
    process.exit(1)
  }
}

/** npm puts the project's own Node first in PATH for the script that follows. */
function checkNode() {
  const { stdout } = spawnSync('node', ['-p', 'process.versions.node'], { encoding: 'utf8' })
  const major = Number.parseInt(stdout ?? '0', 10)
  if (major >= 24) return
  console.error(
    `Node 24 ou plus récent est nécessaire (trouvé\u00a0: ${stdout?.trim() || 'aucun'}). Le projet l’apporte pour Linux\u202f; ailleurs, installez-le depuis nodejs.org.`,
  )
  process.exit(1)
}
