/** What a server's enhanced status says (RFC 3463), in the user's words. */
const motifs: [RegExp, string][] = [
  [/^5\.1\.2$/, 'Le domaine de cette adresse n’existe pas.'],
  [/^5\.1\./, 'Cette adresse n’existe pas.'],
  [/^5\.2\.1$/, 'Cette boîte est désactivée.'],
  [/^[45]\.2\.2$/, 'Cette boîte est pleine.'],
  [/^5\.(2\.3|3\.4)$/, 'Le mail est trop gros pour cette boîte.'],
  [/^[45]\.4\.|^4\./, 'Le serveur du destinataire n’a pas répondu pendant plusieurs jours.'],
  [/^5\.7\./, 'Le serveur du destinataire a pris le mail pour un indésirable.'],
]

export function motifRetour(status: string): string {
  const connu = motifs.find(([forme]) => forme.test(status))
  return connu?.[1] ?? 'Le serveur du destinataire l’a renvoyé sans dire pourquoi.'
}

/** Whether the address itself is at fault: not our reputation, nor the size of the mail. */
export function accuseAdresse(status: string): boolean {
  return !/^5\.(7\.|2\.3$|3\.4$)/.test(status)
}

/** The enhanced status that a server's answer carries: « 550 5.1.1 User unknown ». */
export function statusDe(reponse: string): string | undefined {
  return /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(reponse)?.[0]
}
