/** Bytes of one file joined to a model of mail, at most. */
export const tailleMaxPiece = 5_000_000
/** Bytes of all the files of a model, at most: many mailboxes refuse a mail of more than 15 MB, and files grow by a third on the way. */
export const tailleMaxPieces = 10_000_000

/** Why this file cannot be joined; undefined when it can. */
export function empechementPiece(taille: number, deja: number[]): string | undefined {
  const total = deja.reduce((somme, une) => somme + une, taille)
  if (taille > tailleMaxPiece) return `Ce fichier pèse ${megaoctets(taille)} ; 5 Mo au plus.`
  if (total <= tailleMaxPieces) return undefined
  return `Avec ce fichier, les pièces jointes pèseraient ${megaoctets(total)} ; 10 Mo au plus, sinon des messageries refusent le mail. Retirez-en une, ou mettez un lien.`
}

export function megaoctets(octets: number): string {
  const mega = octets / 1_000_000
  return mega < 0.1
    ? `${Math.max(1, Math.round(octets / 1000))}\u00a0ko`
    : `${mega.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`
}
