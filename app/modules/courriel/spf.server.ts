import { BlockList, isIPv6 } from 'node:net'
import { lookupAddresses, lookupMx, lookupTxt } from '#app/platform/dns.server.ts'
import { estSpf } from './model/verification.ts'

/** RFC 7208, § 4.6.4: a record that asks for more is an error for everyone. */
const recherchesMax = 10

type Suivi = { recherches: number }

/** Whether a domain lets this address send in its name (RFC 7208); undefined when it cannot be said. */
export function autorise(domaine: string, ip: string): Promise<boolean | undefined> {
  return evaluer(domaine, ip, { recherches: 0 })
}

async function evaluer(domaine: string, ip: string, suivi: Suivi): Promise<boolean | undefined> {
  const { values, outage } = await lookupTxt(domaine)
  if (outage) return undefined
  const [regle = '', ...autres] = values.filter(estSpf)
  if (regle === '' || autres.length > 0) return undefined
  const termes = regle.split(/\s+/).slice(1)
  for (const terme of termes) {
    const [, signe = '', nom = '', valeur = ''] =
      /^([-+~?]?)([a-z0-9]+)(?::([^/\s]+(?:\/\S*)?)|(\/\S+))?/i.exec(terme) ?? []
    const convient = await correspond(nom.toLowerCase(), valeur, { domaine, ip, terme, suivi })
    if (convient) return signe === '' || signe === '+'
    if (suivi.recherches > recherchesMax) return undefined
  }
  const suite = /(?:^|\s)redirect=(\S+)/i.exec(regle)?.[1]
  if (suite === undefined) return false
  suivi.recherches += 1
  return suivi.recherches > recherchesMax ? undefined : evaluer(suite, ip, suivi)
}

type Contexte = { domaine: string; ip: string; terme: string; suivi: Suivi }

async function correspond(nom: string, valeur: string, contexte: Contexte): Promise<boolean> {
  const { domaine, ip, terme, suivi } = contexte
  if (nom === 'all') return true
  if (nom === 'ip4' || nom === 'ip6') return dansReseau(ip, valeur)
  if (nom !== 'a' && nom !== 'mx' && nom !== 'include') return false
  suivi.recherches += 1
  if (suivi.recherches > recherchesMax) return false
  const cible = valeur.split('/')[0] || domaine
  if (nom === 'include') return (await evaluer(cible, ip, suivi)) === true
  const prefixe = /\/(\d+)/.exec(terme)?.[1]
  const hotes = nom === 'a' ? [cible] : (await lookupMx(cible)).values
  const adresses = await Promise.all(hotes.map((hote) => lookupAddresses(hote)))
  return adresses
    .flatMap(({ values }) => values)
    .some((une) => dansReseau(ip, prefixe && !isIPv6(une) ? `${une}/${prefixe}` : une))
}

function dansReseau(ip: string, reseau: string): boolean {
  const [adresse = '', longueur] = reseau.split('/')
  const famille = isIPv6(adresse) ? 'ipv6' : 'ipv4'
  const liste = new BlockList()
  try {
    if (longueur === undefined) liste.addAddress(adresse, famille)
    else liste.addSubnet(adresse, Number(longueur), famille)
    return liste.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4')
  } catch {
    return false // a network that is not one lets nobody in
  }
}
