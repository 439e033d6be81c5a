import { parseForm, text } from './form.ts'
import type { Behaviour } from './notifier.ts'
import { type Bench, declineSession, findSession, paySession } from './operations.ts'
import { dashboardPage, homePage, paymentPage } from './pages.ts'
import { closeDispute, createRefund, failRefund, openDispute } from './refunds.ts'
import type { Account } from './store.ts'

/** What the pages need of the server: who is known, their books, and how the provider behaves. */
export type World = {
  accounts: Account[]
  benchOf: (account: Account) => Bench
  /** The account whose payment page this is: the page itself needs no key. */
  find: (sessionId: string) => Account | undefined
  behaviour: () => Behaviour
  behave: (change: Partial<Behaviour>) => void
}

export type WebAnswer = { page: string } | { to: string } | { missing: string }

/** The pages that a person opens: the payment page, and the dashboard of an account. */
export function answerWeb(world: World, path: string, isPost: boolean, body: string): WebAnswer {
  const [, first = '', id = '', act = ''] = path.split('/')
  if (first === '') return { page: homePage(world.accounts) }
  if (first === 'payer') return answerPayment(world, id, isPost ? act : '')
  if (first === 'tableau-de-bord') return answerDashboard(world, id, act, body)
  return { missing: 'Page inconnue' }
}

function answerPayment(world: World, id: string, act: string): WebAnswer {
  const account = world.find(id)
  if (!account) return { missing: 'Paiement inconnu' }
  const bench = world.benchOf(account)
  const session = findSession(bench, id)
  if (act === '' || session.status !== 'open') return { page: paymentPage(session, account, false) }
  if (act === 'annuler') return { to: session.cancel_url ?? session.success_url }
  if (act === 'payer') {
    paySession(bench, id)
    return { to: session.success_url.replace('{CHECKOUT_SESSION_ID}', id) }
  }
  declineSession(bench, id)
  return { page: paymentPage(session, account, true) }
}

function isSwitch(what: string | undefined): what is 'outage' | 'silent' | 'shuffle' | 'poor' {
  return what === 'outage' || what === 'silent' || what === 'shuffle' || what === 'poor'
}

function answerDashboard(world: World, id: string, act: string, body: string): WebAnswer {
  const account = world.accounts.find((one) => one.id === id)
  if (!account) return { missing: 'Compte inconnu' }
  const bench = world.benchOf(account)
  const form = parseForm(body)
  const what = text(form, 'quoi')
  const back = { to: `/tableau-de-bord/${id}` }
  if (act === 'rembourser') {
    const cents = Math.round(Number((text(form, 'montant') ?? '').replace(',', '.')) * 100)
    createRefund(bench, { charge: text(form, 'charge') ?? '', amount: String(cents) })
    return back
  }
  if (act === 'echec') {
    failRefund(bench, text(form, 'refund') ?? '')
    return back
  }
  if (act === 'litige') {
    openDispute(bench, text(form, 'intent') ?? '')
    return back
  }
  if (act === 'jugement') {
    const lost = text(form, 'issue') === 'lost'
    closeDispute(bench, text(form, 'dispute') ?? '', lost ? 'lost' : 'won')
    return back
  }
  if (act === 'conduite' && isSwitch(what)) {
    world.behave({ [what]: !world.behaviour()[what] })
    return back
  }
  return { page: dashboardPage(account, bench.books, world.behaviour()) }
}
