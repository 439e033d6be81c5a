import { createPublicKey } from 'node:crypto'
import { isIP } from 'node:net'
import { config } from '#app/platform/config.server.ts'
import { lookupAddresses, lookupTxt } from '#app/platform/dns.server.ts'
import {
  type Constat,
  constatDkim,
  constatDmarc,
  constatSpf,
  panne,
  selecteursUsuels,
} from './model/verification.ts'
import { autorise } from './spf.server.ts'

/** What a domain publishes about the mails sent in its name, asked to name servers now. */
export function verifierDomaine(domaine: string, selecteur: string | null): Promise<Constat[]> {
  return Promise.all([
    verifierSpf(domaine),
    verifierDkim(domaine, selecteur),
    verifierDmarc(domaine),
  ])
}

async function verifierSpf(domaine: string): Promise<Constat> {
  const { values: textes, outage } = await lookupTxt(domaine)
  if (outage) return panne('SPF')
  return constatSpf({ domaine, textes, serveur: await serveurEnvoi(domaine) })
}

/** The server of SMTP_URL, its addresses, and whether the domain lets one of them send. */
async function serveurEnvoi(domaine: string) {
  const { smtpUrl } = config()
  if (smtpUrl === undefined) return undefined
  const nom = new URL(smtpUrl).hostname.replace(/^\[|\]$/g, '')
  const adresses = isIP(nom) ? [nom] : (await lookupAddresses(nom)).values
  if (adresses.length === 0) return undefined
  const reponses = await Promise.all(adresses.map((adresse) => autorise(domaine, adresse)))
  const autorisee = reponses.includes(true) || (reponses.includes(undefined) ? undefined : false)
  return { nom, adresses, autorise: autorisee }
}

async function verifierDkim(domaine: string, choisi: string | null): Promise<Constat> {
  const noms = choisi ? [choisi] : selecteursUsuels
  const reponses = await Promise.all(
    noms.map(async (selecteur) => ({
      selecteur,
      ...(await lookupTxt(`${selecteur}._domainkey.${domaine}`)),
    })),
  )
  if (reponses.every(({ outage }) => outage)) return panne('DKIM')
  const cles = reponses.flatMap(({ selecteur, values }) =>
    values
      .filter((texte) => /(^|;)\s*p=/.test(texte))
      .map((texte) => ({ selecteur, texte, bits: bitsDe(texte) })),
  )
  return constatDkim(domaine, choisi, cles)
}

/** The size of an RSA key; undefined for another kind, or for one that cannot be read. */
function bitsDe(texte: string): number | undefined {
  const base64 = /(?:^|;)\s*p=([A-Za-z0-9+/=\s]+)/.exec(texte)?.[1] ?? ''
  try {
    const key = Buffer.from(base64, 'base64')
    return createPublicKey({ key, format: 'der', type: 'spki' }).asymmetricKeyDetails?.modulusLength
  } catch {
    return undefined
  }
}

/** At the domain, else at the one above it (RFC 7489, § 6.6.3). */
async function verifierDmarc(domaine: string): Promise<Constat> {
  const dessus = domaine.split('.').slice(-2).join('.')
  const noms = [...new Set([domaine, dessus])]
  const reponses = await Promise.all(noms.map((nom) => lookupTxt(`_dmarc.${nom}`)))
  if (reponses.every(({ outage }) => outage)) return panne('DMARC')
  const textes = reponses.find(({ values }) => values.length > 0)?.values ?? []
  return constatDmarc(domaine, textes)
}
