import { formatDay } from '#app/ui/format.ts'
import { avancement, type PreuveJugee } from './preuves.ts'

type Dossier = {
  dossier: string
  numero: string
  intitule: string
  dernierJour: string
  preuves: PreuveJugee[]
  fichiers: string[]
}

/** The page an auditor opens first: it reads anywhere, without network nor script. */
export function sommaireHtml(union: string, le: string, dossiers: Dossier[]): string {
  const corps = dossiers.map((dossier) => {
    const { presentes, attendues } = avancement(dossier.preuves)
    return `<section><h2>${html(`${dossier.numero} ${dossier.intitule}`)}</h2>
<p>Finie le ${html(formatDay(dossier.dernierJour))}. ${presentes} preuves sur ${attendues}.</p>
<table><tr><th>Indicateur</th><th>Preuve</th><th>État</th><th>Détail</th></tr>
${dossier.preuves.map(ligne).join('\n')}</table>
<ul>${dossier.fichiers.map((fichier) => `<li><a href="${html(adresse(fichier))}">${html(fichier)}</a></li>`).join('')}</ul></section>`
  })
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Dossiers Qualiopi</title><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a2233}
h2{margin-top:2rem;border-top:2px solid}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}
</style></head><body><h1>Dossiers Qualiopi</h1>
<p>${html(union)}, ${html(formatDay(le))}.</p>
${corps.join('\n')}
</body></html>
`
}

const etats = { presente: 'Présente', manquante: 'Manque', sans_objet: 'Sans objet' } as const

function ligne({ indicateur, libelle, etat, detail, le, faire }: PreuveJugee): string {
  const mots = [detail, le && formatDay(le), faire].filter(Boolean).join(' ')
  return `<tr><td>${indicateur}</td><td>${html(libelle)}</td><td>${etats[etat]}</td><td>${html(mots)}</td></tr>`
}

/** A path of the archive as a link. */
function adresse(fichier: string): string {
  return fichier.split('/').map(encodeURIComponent).join('/')
}

const entites: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function html(texte: string): string {
  return texte.replaceAll(/[&<>"]/g, (signe) => entites[signe] ?? signe)
}
