// *Installer sur mon téléphone*: the browser subscribes, a plain form tells the server. Only this page
// loads it.

const section = document.querySelector('[data-cle]')
const form = section?.querySelector('form[data-abonner]')
const state = section?.querySelector('[role="status"]')
const denied =
  'Les notifications sont bloquées dans les réglages de ce navigateur. Autorisez-les pour ce site, puis revenez ici.'
const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

if (form && state) {
  if (!able) refuse('Ce navigateur ne reçoit pas de notifications. Sur iPhone, installez d’abord l’application, puis ouvrez-la.')
  else if (Notification.permission === 'denied') refuse(denied)
  else start()
}

async function start() {
  const registration = await navigator.serviceWorker.ready
  const known = await registration.pushManager.getSubscription()
  if (known) await compare(known)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    subscribe(registration)
  })
}

/** A subscription that the server no longer has is given back to the browser. */
async function compare(known) {
  const print = await fingerprint(known.endpoint)
  const line = section.querySelector(`[data-empreinte="${print}"]`)
  if (!line) return known.unsubscribe()
  line.querySelector('[data-ici]').hidden = false
  form.hidden = true
}

async function subscribe(registration) {
  say('Votre téléphone va vous demander l’autorisation.')
  if ((await Notification.requestPermission()) !== 'granted') return refuse(denied)
  try {
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytes(section.dataset.cle),
    })
    const { endpoint, keys } = subscription.toJSON()
    form.elements.point.value = endpoint
    form.elements.cleP256dh.value = keys.p256dh
    form.elements.cleAuth.value = keys.auth
    form.submit()
  } catch {
    say('Le service de notifications de ce navigateur n’a pas répondu. Réessayez dans un moment.')
  }
}

function refuse(sentence) {
  say(sentence)
  form.hidden = true
}

function say(sentence) {
  state.textContent = sentence
}

async function fingerprint(text) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bytes(base64url) {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
