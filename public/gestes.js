// The whole script of the members' area: what a page without it does in one more step. No state, no data.

document.addEventListener('click', (event) => {
  const row = event.target instanceof Element ? event.target.closest('[data-menu]') : null
  if (row instanceof HTMLAnchorElement) openMenu(event, row)
  const target = event.target instanceof Element ? event.target.closest('[data-geste]') : null
  if (!(target instanceof HTMLElement)) return
  if (target.dataset.geste === 'imprimer') window.print()
  if (target.dataset.geste === 'copier') copy(target)
  if (target.dataset.geste === 'cocher') {
    event.preventDefault() // without script, a link to the same page with the boxes ticked
    const boxes = target.closest('form')?.querySelectorAll(target.dataset.cible) ?? []
    for (const box of boxes) {
      box.checked = true
      box.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }
})

// One menu for all the rows of a table. Without it, the link leads to the page of the row.
function openMenu(event, row) {
  const menu = document.getElementById(row.dataset.menu)
  if (!menu?.showPopover || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  for (const entry of menu.querySelectorAll('[data-path]')) entry.href = row.href + entry.dataset.path
  menu.showPopover({ source: row })
  menu.querySelector('a')?.focus()
}

// Without it, the address is selected and copied by hand.
async function copy(button) {
  const field = document.querySelector(`[name="${button.dataset.cible}"]`)
  field?.select()
  await navigator.clipboard?.writeText(field?.value ?? '')
  button.textContent = 'Copié'
}

// On the planning, an event dropped on another day opens the page that moves it: nothing is written here.
let dragged = null
document.addEventListener('dragstart', (event) => {
  dragged = event.target instanceof Element ? event.target.closest('[data-deplacer]') : null
})
for (const kind of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, (event) => {
    const day = event.target instanceof Element ? event.target.closest('[data-jour]') : null
    if (!dragged || !day || day === dragged.closest('[data-jour]')) return
    event.preventDefault()
    day.classList.toggle('drop', kind === 'dragover')
    if (kind === 'drop') location.assign(dragged.dataset.deplacer + day.dataset.jour)
  })
}

// A second click while the first is under way: the server answers it alike, this spares the wait.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'post') return
  if (form.dataset.envoi) return event.preventDefault()
  form.dataset.envoi = 'oui'
  event.submitter?.setAttribute('aria-busy', 'true')
  setTimeout(() => release(form), 8000)
})

// Back from the page that followed, the form can be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-envoi]')) release(form)
})

function release(form) {
  delete form.dataset.envoi
  for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
}

// Answers noted without network on a page since closed: they leave from any page of the area.
const { nonce } = document.currentScript
if (!document.querySelector('[src="/terrain.js"]') && keptAnswers()) {
  const script = document.createElement('script')
  document.head.append(Object.assign(script, { src: '/terrain.js', nonce }))
}

function keptAnswers() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('terrain:'))
  } catch {
    return false // a browser that keeps nothing has nothing to send
  }
}

// The phone keeps what never changes and a page to show without network; what was read elsewhere
// leaves its screen.
const union = location.pathname.split('/')[1]
navigator.serviceWorker
  ?.register('/service-worker.js', { scope: `/${union}/` })
  .then(showUnread)
  .catch(() => {}) // a browser that keeps nothing: every page still works

async function showUnread(registration) {
  const unread = Number(document.querySelector('[data-unread]')?.dataset.unread ?? 0)
  if (unread > 0) return navigator.setAppBadge?.(unread)
  await navigator.clearAppBadge?.()
  const shown = await registration.getNotifications()
  for (const notification of shown) notification.close()
}
