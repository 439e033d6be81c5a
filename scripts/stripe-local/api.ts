import { ApiError, parseForm } from './form.ts'
import {
  type Bench,
  createSession,
  expireSession,
  findObject,
  findSession,
  listEvents,
} from './operations.ts'
import { createRefund, listRefunds } from './refunds.ts'
import type { Account } from './store.ts'

type Asked = {
  method: string
  path: string
  query: string
  body: string
  idempotencyKey: string | undefined
}

type Answer = { status: number; json: unknown; headers?: Record<string, string> }

/** What the API answers to the holder of a key: its own account, and nothing of the others. */
export function answerApi(
  account: Account | undefined,
  bench: Bench | undefined,
  asked: Asked,
): Answer {
  if (!account || !bench) {
    return failure(
      new ApiError(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' }),
    )
  }
  const { idempotencyKey: key } = asked
  if (key === undefined || asked.method === 'GET') return attempt(account, bench, asked)
  const what = `${asked.method} ${asked.path} ${asked.body}`
  const first = bench.books.answers[key]
  if (first && first.asked !== what) {
    const message =
      'Keys for idempotent requests can only be used with the same parameters they were first used with.'
    return failure(new ApiError(400, { type: 'idempotency_error', message }))
  }
  if (first)
    return { status: first.status, json: first.body, headers: { 'Idempotent-Replayed': 'true' } }
  const answer = attempt(account, bench, asked)
  // A request that was never valid may be mended and sent again with its key.
  if (answer.status < 400)
    bench.books.answers[key] = {
      asked: what,
      status: answer.status,
      body: structuredClone(answer.json),
    }
  return answer
}

function attempt(account: Account, bench: Bench, asked: Asked): Answer {
  try {
    return { status: 200, json: route(account, bench, asked) }
  } catch (error) {
    if (error instanceof ApiError) return failure(error)
    throw error
  }
}

function route(account: Account, bench: Bench, { method, path, query, body }: Asked): unknown {
  const [, , kind = '', id = '', sub = '', act = ''] = path.split('/')
  const called = `${method} ${kind}${id === 'sessions' ? '/sessions' : ''}`
  if (called === 'GET account') return { id: account.id, object: 'account' }
  if (called === 'POST checkout/sessions') {
    if (sub === '') return createSession(bench, parseForm(body))
    if (act === 'expire') return expireSession(bench, sub)
  }
  if (called === 'GET checkout/sessions' && sub !== '') return findSession(bench, sub)
  if (called === 'GET payment_intents') return findObject(bench, 'intents', id)
  if (called === 'GET charges') return findObject(bench, 'charges', id)
  if (called === 'POST refunds') return createRefund(bench, parseForm(body))
  if (called === 'GET refunds') return listRefunds(bench, parseForm(query))
  if (called === 'GET events') return listEvents(bench, parseForm(query))
  throw new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}).`,
  })
}

function failure({ status, body }: ApiError): Answer {
  return { status, json: { error: body } }
}
