import { tagsOfLine } from '#app/platform/email/fill.ts'
import { formatMarkup, parseMarkup, piecesOf, tagsOf } from '#app/platform/email/markup.ts'
import type { Balises, Modele } from './modele.ts'

/** What every mail may name. */
export const balisesCommunes = {
  union: { explication: 'Le nom de l’union.', exemple: 'Union départementale' },
  union_adresse: {
    explication: 'L’adresse postale de l’union.',
    exemple: '1 rue du Centre, 25000 Besançon',
    facultative: true,
  },
  union_telephone: {
    explication: 'Le téléphone de l’union.',
    exemple: '03 81 00 00 00',
    facultative: true,
  },
  union_email: {
    explication: 'L’adresse électronique du service des formations.',
    exemple: 'formations@exemple.fr',
    facultative: true,
  },
  lien_site: {
    explication: 'Les pages publiques de l’union sur la plateforme.',
    exemple: 'https://exemple.fr/25',
    lien: true,
  },
} as const satisfies Balises

/** A subject and a text, as a union writes them or as the product does. */
export type Texte = { sujet: string; corps: string }

export function balisesDe(modele: Modele): Balises {
  return { ...modele.balises, ...balisesCommunes }
}

/** The text as it is kept, whatever way it was typed. */
export function texteRange({ sujet, corps }: Texte): Texte {
  return { sujet: sujet.replace(/\s+/g, ' ').trim(), corps: formatMarkup(parseMarkup(corps)) }
}

/** Whether a union's text is the product's one. */
export function estLeTexteDuProduit(modele: Modele, texte: Texte): boolean {
  const [un, autre] = [texteRange(modele), texteRange(texte)]
  return un.sujet === autre.sujet && un.corps === autre.corps
}

/** Why this text cannot serve, a sentence for each field; nothing when it can. */
export function problemesTexte(modele: Modele, texte: Texte): { sujet?: string; corps?: string } {
  const [sujet, corps] = [problemeSujet(modele, texte.sujet), problemeCorps(modele, texte.corps)]
  return { ...(sujet && { sujet }), ...(corps && { corps }) }
}

function problemeSujet(modele: Modele, sujet: string): string | undefined {
  if (sujet.trim() === '') return 'Écrivez un sujet.'
  if (sujet.length > 200) return 'Le sujet tient en 200 caractères.'
  const balises = balisesDe(modele)
  for (const nom of tagsOfLine(sujet)) {
    const balise = balises[nom]
    if (!balise) return baliseInconnue(nom, balises)
    if (balise.lien) return `{${nom}} est un lien : un sujet ne peut pas en porter.`
    if (typeof balise.exemple !== 'string')
      return `{${nom}} tient sur plusieurs lignes : elle ne va pas dans un sujet.`
  }
  return undefined
}

function problemeCorps(modele: Modele, corps: string): string | undefined {
  if (corps.length > 10_000) return 'Le texte tient en 10 000 caractères.'
  const blocs = parseMarkup(corps)
  if (blocs.length === 0) return 'Écrivez le texte du mail.'
  const balises = balisesDe(modele)
  const nommees = tagsOf(blocs)
  for (const { name, inHref } of nommees) {
    const balise = balises[name]
    if (!balise) return baliseInconnue(name, balises)
    if (inHref && !balise.lien)
      return `{${name}} n’est pas un lien : elle ne peut pas servir d’adresse.`
    if (!inHref && balise.lien)
      return `{${name}} est un lien. Écrivez [bouton : Ouvrir]({${name}}) ou [ici]({${name}}).`
  }
  return (
    problemeBouton(corps, blocs.filter((bloc) => 'button' in bloc).length) ??
    problemeAdresse(corps) ??
    problemeFaits(blocs, balises) ??
    balisesManquantes(modele, new Set(nommees.map(({ name }) => name)))
  )
}

/** « Vouliez-vous dire… » */
function baliseInconnue(nom: string, balises: Balises): string {
  const proche = plusProche(nom, Object.keys(balises))
  const suite =
    proche === undefined ? 'Voyez la liste des balises.' : `Vouliez-vous dire {${proche}} ?`
  return `La balise {${nom}} n’existe pas dans ce mail. ${suite}`
}

function problemeBouton(corps: string, boutons: number): string | undefined {
  if (boutons > 1) return 'Un mail porte un seul bouton. Remplacez les autres par des liens.'
  const ecrits = corps.match(/^\s*\[bouton\s*:/gim)?.length ?? 0
  if (ecrits === boutons) return undefined
  return 'Le bouton s’écrit seul sur sa ligne : [bouton : Voir](https://exemple.fr).'
}

function problemeAdresse(corps: string): string | undefined {
  const liens = corps.match(/(?<!\\)\]\(([^()\n]*)\)/g) ?? []
  const lus = tagsEtLiens(corps)
  if (liens.length <= lus) return undefined
  return 'L’adresse d’un lien commence par https:// (ou mailto: ou tel:), sans espace.'
}

function tagsEtLiens(corps: string): number {
  return parseMarkup(corps).reduce((nombre, bloc) => {
    if ('button' in bloc) return nombre + 1
    const adresses = piecesOf(bloc).map(({ href }) => href)
    return nombre + adresses.filter((href, rang) => href && href !== adresses[rang - 1]).length
  }, 0)
}

function problemeFaits(
  blocs: ReturnType<typeof parseMarkup>,
  balises: Balises,
): string | undefined {
  for (const bloc of blocs) {
    const pieces = piecesOf(bloc)
    for (const piece of pieces) {
      if (!('tag' in piece) || typeof balises[piece.tag]?.exemple === 'string') continue
      if ('p' in bloc && pieces.length === 1) continue
      return `{${piece.tag}} donne plusieurs lignes : laissez-la seule, entre deux lignes vides.`
    }
  }
  return undefined
}

function balisesManquantes(modele: Modele, nommees: Set<string>): string | undefined {
  for (const [nom, balise] of Object.entries(modele.balises)) {
    if (!balise.obligatoire || nommees.has(nom)) continue
    return `Ce mail ne sert à rien sans {${nom}} : ${balise.explication}`
  }
  return undefined
}

function plusProche(nom: string, connus: string[]): string | undefined {
  const cherche = sansAccent(nom)
  const [meilleur] = connus
    .map((connu) => ({ connu, ecart: distance(cherche, connu) }))
    .sort((a, b) => a.ecart - b.ecart)
  if (!meilleur || meilleur.ecart > Math.max(2, cherche.length / 2)) return undefined
  return meilleur.connu
}

function sansAccent(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}

/** Letters to change, add or remove to go from one word to the other. */
function distance(a: string, b: string): number {
  let avant = Array.from({ length: b.length + 1 }, (_, rang) => rang)
  for (const [rang, lettre] of [...a].entries()) {
    const ligne = [rang + 1]
    for (const [colonne, autre] of [...b].entries()) {
      const remplacer = (avant[colonne] ?? 0) + (lettre === autre ? 0 : 1)
      ligne.push(Math.min(remplacer, (avant[colonne + 1] ?? 0) + 1, (ligne[colonne] ?? 0) + 1))
    }
    avant = ligne
  }
  return avant.at(-1) ?? 0
}
