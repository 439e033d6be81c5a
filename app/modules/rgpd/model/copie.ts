import { formatInstant } from '#app/ui/format.ts'

/** Days a copy is offered. */
export const joursCopie = 7

type Section = { titre: string; table: string; lignes: [champ: string, valeur: string][][] }
type Copie = { union: string; fuseau: string; le: Date; sections: Section[] }

/** The page of a copy that opens anywhere, without network nor script. */
export function pageHtml({ union, fuseau, le, sections }: Copie): string {
  const corps = sections.map(
    ({ titre, table, lignes }) =>
      `<section><h2>${html(titre)}</h2><p class="table">${html(table)}, ${lignes.length} ligne${lignes.length > 1 ? 's' : ''}</p>${lignes
        .map(
          (champs) =>
            `<dl>${champs.map(([champ, valeur]) => `<div><dt>${html(enClair(champ))}</dt><dd>${html(lisible(valeur, fuseau))}</dd></div>`).join('')}</dl>`,
        )
        .join('')}</section>`,
  )
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Mes données</title><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a2233}
h2{margin-top:2rem;border-top:2px solid}dl{border-top:1px solid #ccc;padding:.5rem 0;margin:0}
dl div{display:grid;grid-template-columns:14rem 1fr;gap:1rem}dt{color:#4a5263}dd{margin:0;overflow-wrap:anywhere}.table{color:#4a5263;margin:0}
</style></head><body><h1>Copie de vos données</h1>
<p>Ce que ${html(union)} sait de vous, le ${html(formatInstant(le, fuseau))}. Le fichier donnees.json contient la même chose sous une forme qu’un autre logiciel peut lire ; les dossiers fichiers et mails contiennent vos documents et les messages qui vous ont été écrits.</p>
${corps.join('\n')}
</body></html>
`
}

function enClair(champ: string): string {
  const mots = champ.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
  return mots.charAt(0).toUpperCase() + mots.slice(1)
}

function lisible(valeur: string, fuseau: string): string {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(valeur) ? formatInstant(valeur, fuseau) : valeur
}

const entites: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function html(texte: string): string {
  return texte.replaceAll(/[&<>"]/g, (signe) => entites[signe] ?? signe)
}

type Demandees = { enPreparation: boolean; demandeLe: Date | null }

/** Why another copy cannot be asked for now. */
export function empechementCopie(
  { enPreparation, demandeLe }: Demandees,
  now: Date,
): string | undefined {
  if (enPreparation) return 'Une copie est déjà en préparation.'
  if (demandeLe && now.getTime() - demandeLe.getTime() < 3_600_000) {
    return 'Une copie a été demandée il y a moins d’une heure.'
  }
  return undefined
}
