import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

export type Cpu = { node: number; postgres: number }

/** CPU milliseconds used so far by the server with its children, and by PostgreSQL with its own (Linux). */
export function readCpu(nodePid: number, postgresPid: number): Cpu {
  const processes = readProcesses()
  return {
    node: familyMs(processes, nodePid, postgresPid),
    postgres: familyMs(processes, postgresPid, nodePid),
  }
}

type Process = { pid: number; parent: number; ticks: number }

function readProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [parseStat(readFileSync(`/proc/${name}/stat`, 'utf8'))]
      } catch {
        return [] // it ended meanwhile
      }
    })
}

/** Fields after the name, which may hold spaces: state, parent…, then own time and that of ended children. */
function parseStat(stat: string): Process {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return { pid: Number.parseInt(stat, 10), parent: Number(fields[1]), ticks }
}

function familyMs(processes: Process[], root: number, except: number): number {
  const family = new Set([root])
  for (let grown = true; grown; ) {
    const joining = processes.filter(
      ({ pid, parent }) => pid !== except && family.has(parent) && !family.has(pid),
    )
    for (const { pid } of joining) family.add(pid)
    grown = joining.length > 0
  }
  const ticks = processes.reduce((sum, { pid, ticks }) => sum + (family.has(pid) ? ticks : 0), 0)
  return (ticks / ticksPerSecond) * 1000
}
