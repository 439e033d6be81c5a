import { comparer } from '../model/comparaison.ts'
import type { Texte } from '../model/texte.ts'

/** The product's text and this one, line by line. */
export function ComparaisonMail({ produit, texte }: { produit: Texte; texte: Texte }) {
  const lignes = comparer(ensemble(produit), ensemble(texte))
  if (lignes.every(({ sens }) => sens === 'garde'))
    return <p className="soft">C’est le texte d’origine.</p>
  return (
    <div className="mail-diff">
      {lignes.map(({ texte, sens }, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity, their place is all they are
        <div key={rang}>
          {sens === 'garde' && (texte || '\u00a0')}
          {sens === 'ajoute' && <ins>+ {texte}</ins>}
          {sens === 'retire' && <del>− {texte}</del>}
        </div>
      ))}
    </div>
  )
}

function ensemble({ sujet, corps }: Texte): string {
  return `Sujet : ${sujet}\n\n${corps}`
}
