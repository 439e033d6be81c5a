// On the spot, with a bad network. Each answer is kept on this telephone until the server has it, and
// sent again by itself; the same answer twice counts once. Without this script the buttons just send.

const ici = `terrain:${location.pathname}`
const etat = document.querySelector('[data-etat]')

const lire = (place = ici) => JSON.parse(localStorage.getItem(place) ?? '{}')
const ecrire = (file, place = ici) =>
  Object.keys(file).length > 0
    ? localStorage.setItem(place, JSON.stringify(file))
    : localStorage.removeItem(place)

/** What still has to leave, of this page and of those closed before the network came back. */
const restantes = () =>
  Object.keys(localStorage)
    .filter((place) => place.startsWith(`terrain:/${location.pathname.split('/')[1]}/`))
    .flatMap((place) => Object.entries(lire(place)).map(([cle, ligne]) => ({ place, cle, ligne })))

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.dataset.garder) return
  const corps = new FormData(form, event.submitter)
  const valeur = event.submitter?.value ?? ''
  const adresse = new URL(form.action)
  adresse.pathname += '.data'
  const ligne = { adresse: adresse.href, corps: [...corps], valeur, le: Date.now() }
  try {
    const { [form.dataset.garder]: _, ...file } = lire()
    ecrire({ ...file, [form.dataset.garder]: ligne }) // the latest answer leaves last
  } catch {
    return // a telephone that keeps nothing: the button sends, as without this script
  }
  event.preventDefault()
  montrer(form.dataset.garder, valeur)
  form.closest('dialog')?.close()
  envoyer()
})

/** What was pressed shows at once, sent or not. The key of an answer is `who.créneau.what`. */
function montrer(cle, valeur) {
  const [qui, creneau] = cle.split('.')
  if (document.querySelector('[data-creneau]')?.dataset.creneau !== creneau) return
  for (const rang of document.querySelectorAll('[data-rang]')) {
    const notee = rang.querySelector('[aria-pressed="true"]') !== null
    if (qui === 'tous' ? !notee : rang.dataset.rang === qui) marquer(rang, valeur)
  }
  for (const total of document.querySelectorAll('[data-total]')) {
    const presses = `[data-rang] [aria-pressed="true"][value="${total.dataset.total}"]`
    total.textContent = document.querySelectorAll(presses).length
  }
}

function marquer(rang, valeur) {
  const choix = valeur === 'absent' ? 'absent' : 'present'
  for (const bouton of rang.querySelectorAll('[aria-pressed]'))
    bouton.setAttribute('aria-pressed', String(bouton.value === choix))
  const moyen = rang.querySelector('[data-moyen]')
  if (moyen) moyen.textContent = valeur === 'signer' ? 'Signé' : ''
}

const sessionFinie =
  'Votre session est finie. Ouvrez cette page à nouveau et connectez-vous : rien n’est perdu.'
const refusee =
  'Une réponse n’a pas été acceptée : la formation a changé. Rechargez la page pour voir où elle en est.'
let enCours = false

async function envoyer() {
  if (enCours) return
  enCours = true
  let phrase
  for (let suite = true; suite && restantes().length > 0; ) {
    dire()
    const issue = await remettre(restantes()[0])
    suite = issue.recue
    phrase = issue.phrase ?? phrase
  }
  enCours = false
  dire(phrase)
}

/** `recue`: the server has it, or will never take it; otherwise it is tried again later. */
async function remettre({ place, cle, ligne: { adresse, corps, le } }) {
  const answer = await fetch(adresse, {
    method: 'POST',
    body: new URLSearchParams(corps),
    // A network that is there and carries nothing: better to try again than to wait for it.
    signal: AbortSignal.timeout?.(20_000),
  }).catch(() => undefined)
  if (!answer || answer.status >= 500 || answer.status === 429) return { recue: false }
  const mots = await answer.text().catch(() => '')
  if (mots.includes('/connexion')) return { recue: false, phrase: sessionFinie }
  const file = lire(place)
  if (file[cle]?.le === le) delete file[cle]
  ecrire(file, place)
  return { recue: true, ...(answer.status >= 400 && { phrase: refusee }) }
}

function dire(phrase) {
  if (!etat) return
  const restent = restantes().length
  const attente =
    restent > 1
      ? `${restent} réponses sont sur ce téléphone, elles partent dès que le réseau le permet.`
      : '1 réponse est sur ce téléphone, elle part dès que le réseau le permet.'
  etat.textContent = phrase ?? (restent > 0 ? attente : 'Tout est enregistré.')
  etat.dataset.etat = phrase || restent > 0 ? 'attend' : 'fait'
}

for (const [cle, { valeur }] of Object.entries(lire())) montrer(cle, valeur)
addEventListener('online', envoyer)
setInterval(() => restantes().length > 0 && envoyer(), 10_000)
envoyer()

// The trainee's hand: one sheet for all, opened for one person after the other.
const feuille = document.querySelector('dialog[data-feuille]')
const toile = feuille?.querySelector('canvas')

for (const bouton of document.querySelectorAll('[data-signer]')) {
  bouton.hidden = false
  bouton.addEventListener('click', () => ouvrir(bouton))
}

function ouvrir(bouton) {
  const form = feuille.querySelector('form')
  const { creneau } = document.querySelector('[data-creneau]').dataset
  form.dataset.garder = `${bouton.dataset.signer}.${creneau}.signature`
  form.elements.inscriptionId.value = bouton.dataset.signer
  feuille.querySelector('[data-nom]').textContent = bouton.dataset.nom
  feuille.showModal()
  const { width } = toile.getBoundingClientRect()
  toile.width = Math.min(1200, Math.round(width * 2))
  toile.height = Math.round(toile.width * 0.4)
  effacer()
}

function effacer() {
  const trait = toile.getContext('2d')
  trait.clearRect(0, 0, toile.width, toile.height)
  Object.assign(trait, { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: '#1a2233' })
  toile.dataset.trait = ''
  feuille.querySelector('[name="image"]').value = ''
  feuille.querySelector('button[value="signer"]').disabled = true
}

function point({ clientX, clientY }) {
  const { left, top, width } = toile.getBoundingClientRect()
  const echelle = toile.width / width
  return [(clientX - left) * echelle, (clientY - top) * echelle]
}

toile?.addEventListener('pointerdown', (event) => {
  event.preventDefault()
  toile.setPointerCapture(event.pointerId)
  const trait = toile.getContext('2d')
  trait.beginPath()
  trait.moveTo(...point(event))
})
toile?.addEventListener('pointermove', (event) => {
  if (!toile.hasPointerCapture(event.pointerId)) return
  const trait = toile.getContext('2d')
  trait.lineTo(...point(event))
  trait.stroke()
  toile.dataset.trait = 'oui' // a finger put down is no signature yet
})
toile?.addEventListener('pointerup', () => {
  if (toile.dataset.trait !== 'oui') return
  feuille.querySelector('[name="image"]').value = toile.toDataURL('image/png')
  feuille.querySelector('button[value="signer"]').disabled = false
})
feuille?.querySelector('[data-effacer]')?.addEventListener('click', effacer)
feuille?.querySelector('[data-fermer]')?.addEventListener('click', () => feuille.close())

// The code of the room changes: the page that shows it follows.
const duree = document.querySelector('[data-rafraichir]')?.dataset.rafraichir
if (duree) setTimeout(() => location.reload(), Number(duree) * 1000)

// A telephone's photographs leave lighter: a page stays readable, and the network is spared.
const cote = 2000

for (const champ of document.querySelectorAll('input[data-reduire]'))
  champ.addEventListener('change', async () => {
    const choix = new DataTransfer()
    for (const file of champ.files) choix.items.add(await reduire(file))
    champ.files = choix.files
  })

/** The same picture, at most 2,000 dots a side; as it was when it is no picture, or already light. */
async function reduire(file) {
  const image = file.size > 600_000 && (await createImageBitmap(file).catch(() => undefined))
  if (!image) return file
  const echelle = Math.min(1, cote / Math.max(image.width, image.height))
  const toile = document.createElement('canvas')
  toile.width = Math.round(image.width * echelle)
  toile.height = Math.round(image.height * echelle)
  toile.getContext('2d').drawImage(image, 0, 0, toile.width, toile.height)
  const octets = await new Promise((resolve) => toile.toBlob(resolve, 'image/jpeg', 0.8))
  if (!octets || octets.size >= file.size) return file
  return new File([octets], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' })
}
