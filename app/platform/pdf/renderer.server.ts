import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { PdfAnswer, PdfJob } from './typst-child.ts'

export type Limits = {
  /** Folder that layouts and assets are named from; nothing outside it can be read. */
  root: string
  /** A process is replaced after this many documents, or above this memory (bytes). */
  documents: number
  memory: number
  /** Milliseconds left to one document. */
  timeout: number
  /** Documents that may wait for their turn. */
  queue: number
}

/** The document could not be made: what Typst says of it, or why the process gave no answer. */
export class PdfError extends Error {
  override name = 'PdfError'
  readonly diagnostics: string[]
  constructor(layout: string, diagnostics: string[]) {
    super(`${layout}: ${diagnostics.join(' | ') || 'no document'}`)
    this.diagnostics = diagnostics
  }
}

export type Renderer = ReturnType<typeof openRenderer>

/** Makes documents one after the other in a process of its own, replaced before it grows too much. */
export function openRenderer(limits: Limits) {
  let child: ChildProcess | undefined
  let made = 0
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  function render(job: PdfJob): Promise<Buffer> {
    if (waiting >= limits.queue) {
      return Promise.reject(new PdfError(job.layout, ['too many documents are waiting']))
    }
    waiting += 1
    const turn = last
      .then(() => make(job))
      .finally(() => {
        waiting -= 1
      })
    last = turn.catch(() => undefined)
    return turn
  }

  async function make(job: PdfJob): Promise<Buffer> {
    const { pdf, diagnostics } = (await ask(job)) ?? (await ask(job)) ?? lost
    if (!pdf) throw new PdfError(job.layout, diagnostics)
    return pdf
  }

  /** Undefined when the process died or did not answer in time: the next call starts another. */
  async function ask(job: PdfJob): Promise<PdfAnswer | undefined> {
    child ??= start()
    const asked = child
    const answer = await answerOf(asked, job, limits.timeout)
    made += 1
    if (answer && made < limits.documents && answer.memory < limits.memory) return answer
    await leave()
    return answer
  }

  function start(): ChildProcess {
    const path = resolve('app/platform/pdf/typst-child.ts')
    const started = fork(path, [limits.root], {
      serialization: 'advanced',
      env: {},
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    made = 0
    started.on('error', () => undefined)
    started.once('exit', () => {
      if (child === started) child = undefined
    })
    rest(started)
    return started
  }

  async function leave(): Promise<void> {
    const left = child
    child = undefined
    if (left?.pid === undefined || left.exitCode !== null || left.signalCode !== null) return
    left.ref()
    const gone = once(left, 'exit')
    if (left.connected) left.disconnect()
    await gone
  }

  return {
    render,
    /** Lets what waits be made, then ends the process. A later document starts another. */
    async close(): Promise<void> {
      await last
      await leave()
    },
    /** The process at work, if any. */
    pid: () => child?.pid,
  }
}

const lost: PdfAnswer = { diagnostics: ['the process gave no answer, twice'], memory: 0 }

async function answerOf(
  child: ChildProcess,
  job: PdfJob,
  timeout: number,
): Promise<PdfAnswer | undefined> {
  const { promise, resolve: settle } = Promise.withResolvers<PdfAnswer | undefined>()
  const onAnswer = (answer: unknown) => settle(answer as PdfAnswer)
  const onEnd = () => settle(undefined)
  const timer = setTimeout(() => child.kill('SIGKILL'), timeout)
  child.ref()
  child.channel?.ref()
  child.once('message', onAnswer).once('exit', onEnd).once('error', onEnd)
  try {
    child.send(job, (error) => error && child.kill('SIGKILL'))
    return await promise
  } finally {
    clearTimeout(timer)
    child.off('message', onAnswer).off('exit', onEnd).off('error', onEnd)
    rest(child)
  }
}

/** An idle process never holds back the end of a script. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}
