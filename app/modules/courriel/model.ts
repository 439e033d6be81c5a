export type StatutCourriel = 'en_attente' | 'remis' | 'refuse' | 'incertain' | 'erreur'

export const libelleStatut: Record<StatutCourriel, string> = {
  en_attente: 'En attente',
  remis: 'Remis au serveur',
  refuse: 'Refusé',
  incertain: 'Incertain',
  erreur: 'Non remis',
}

export type Echec = { code: number | undefined; transmis: boolean; dernierEssai: boolean }

/**
 * What a failed delivery makes of a mail. Once the whole message has left and no answer came, nobody
 * knows: it is never sent again by itself. A definite refusal (5xx) ends it; the rest is tried again.
 */
export function suiteEchec({ code, transmis, dernierEssai }: Echec): StatutCourriel {
  if (code !== undefined && code >= 500) return 'refuse'
  if (transmis && code === undefined) return 'incertain'
  return dernierEssai ? 'erreur' : 'en_attente'
}
