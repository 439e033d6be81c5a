import type { Behaviour } from './notifier.ts'
import type { Account, Books, Charge, Session } from './store.ts'

const style = `
:root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif }
body { margin: 0; background: light-dark(#f4f5f8, #14171f); color: light-dark(#1b2333, #e8ebf2) }
main { max-width: 30rem; margin: 2rem auto; padding: 1.5rem; background: light-dark(#fff, #1d222d); border-radius: 12px }
main.wide { max-width: 60rem }
h1 { font-size: 1.3rem; margin: 0 0 .5rem } .amount { font-size: 2rem; font-weight: 700; margin: .5rem 0 1rem }
.local { background: #ffe9a8; color: #4a3800; padding: .5rem 1rem; text-align: center; font-size: .9rem }
button { font: inherit; padding: .7rem 1.2rem; border-radius: 8px; border: 1px solid #8890a3; background: none; color: inherit; cursor: pointer }
button.primary { background: #1e3257; border-color: #1e3257; color: #fff; width: 100%; font-weight: 700 }
form { display: inline-block; margin: .25rem 0 } form.full { display: block } .refused { color: light-dark(#a4161a, #ff9a9d); font-weight: 700 }
table { width: 100%; border-collapse: collapse } td, th { text-align: left; padding: .5rem; border-bottom: 1px solid #8886; vertical-align: top }
input { font: inherit; padding: .4rem; width: 6rem } small { opacity: .8 } a { color: inherit }`

/** The hosted payment page: the amount, and the three things that can happen. */
export function paymentPage(session: Session, account: Account, declined: boolean): string {
  if (session.status !== 'open') {
    const sentence =
      session.status === 'complete'
        ? 'Ce paiement est déjà fait.'
        : 'Cette page de paiement a expiré. Rien n’a été débité.'
    return page('Paiement', `<h1>${sentence}</h1>`)
  }
  return page(
    'Paiement',
    `<p>Compte ${escaped(account.id)}</p><h1>${escaped(session.description)}</h1>
    <p class="amount">${euros(session.amount_total)}</p>
    ${declined ? '<p class="refused" role="alert">La carte a été refusée. Rien n’a été débité.</p>' : ''}
    <form class="full" method="post" action="/payer/${session.id}/payer"><button class="primary">Payer ${euros(session.amount_total)}</button></form>
    <form method="post" action="/payer/${session.id}/refuser"><button>Refuser la carte</button></form>
    <form method="post" action="/payer/${session.id}/annuler"><button>Annuler</button></form>`,
  )
}

/** The dashboard of an account: its payments, who they are for, and the refund. */
export function dashboardPage(account: Account, books: Books, behaviour: Behaviour): string {
  const rows = Object.values(books.charges)
    .toReversed()
    .map((charge) => {
      const left = charge.amount - charge.amount_refunded
      const who = Object.entries(charge.metadata)
        .map(([name, value]) => `<small>${escaped(name)} : ${escaped(value)}</small>`)
        .join('<br>')
      const refund =
        left === 0
          ? 'Remboursé'
          : `<form method="post" action="/tableau-de-bord/${account.id}/rembourser"><input type="hidden" name="charge" value="${charge.id}">
        <label>Montant (€) <input name="montant" value="${(left / 100).toFixed(2).replace('.', ',')}" inputmode="decimal"></label> <button>Rembourser</button></form>`
      return `<tr><td>${euros(charge.amount)}${charge.amount_refunded > 0 ? `<br><small>dont remboursé ${euros(charge.amount_refunded)}</small>` : ''}</td>
        <td>${who}</td><td><small>${charge.payment_intent}</small></td><td>${refund}${incidents(account, books, charge)}</td></tr>`
    })
    .join('')
  const switches = (['outage', 'silent', 'shuffle', 'poor'] as const)
    .map(
      (name) =>
        `<form method="post" action="/tableau-de-bord/${account.id}/conduite"><input type="hidden" name="quoi" value="${name}"><button>${labels[name]} : ${behaviour[name] ? 'oui' : 'non'}</button></form>`,
    )
    .join(' ')
  return page(
    'Tableau de bord',
    `<h1>Tableau de bord, compte ${escaped(account.id)}</h1>
    ${rows === '' ? '<p>Aucun paiement pour l’instant.</p>' : `<table><thead><tr><th>Montant</th><th>Pour</th><th>Paiement</th><th>Remboursement</th></tr></thead><tbody>${rows}</tbody></table>`}
    <h2>Pour essayer</h2><p>${switches}</p>`,
    true,
  )
}

/** What a bank may do afterwards: send a refund back, let the payer contest, judge. */
function incidents({ id }: Account, books: Books, charge: Charge): string {
  const form = (act: string, name: string, value: string, label: string, more = '') =>
    `<form method="post" action="/tableau-de-bord/${id}/${act}"><input type="hidden" name="${name}" value="${value}">${more}<button>${label}</button></form>`
  const fails = Object.values(books.refunds)
    .filter((refund) => refund.charge === charge.id && refund.status === 'succeeded')
    .map((refund) => form('echec', 'refund', refund.id, `Faire échouer ${euros(refund.amount)}`))
  const dispute = Object.values(books.disputes).find((one) => one.charge === charge.id)
  const issue = (value: string) => `<input type="hidden" name="issue" value="${value}">`
  if (!dispute) fails.push(form('litige', 'intent', charge.payment_intent, 'Contester'))
  else if (dispute.status === 'needs_response')
    fails.push(
      form('jugement', 'dispute', dispute.id, 'Litige gagné', issue('won')),
      form('jugement', 'dispute', dispute.id, 'Litige perdu', issue('lost')),
    )
  else fails.push(`<p>Litige ${dispute.status === 'won' ? 'gagné' : 'perdu'}</p>`)
  return `<br>${fails.join(' ')}`
}

const labels = {
  outage: 'Service en panne',
  silent: 'Notifications perdues',
  shuffle: 'Notifications dans le désordre',
  poor: 'Solde trop bas pour rembourser',
}

export function homePage(accounts: Account[]): string {
  const links = accounts
    .map(({ id }) => `<li><a href="/tableau-de-bord/${id}">${escaped(id)}</a></li>`)
    .join('')
  return page('Comptes', `<h1>Comptes</h1><ul>${links}</ul>`)
}

function page(title: string, body: string, wide = false): string {
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · prestataire d’essai</title><style>${style}</style>
<p class="local">Prestataire de paiement d’essai : aucun argent réel.</p><main${wide ? ' class="wide"' : ''}>${body}</main></html>`
}

function euros(cents: number): string {
  return new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100)
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
