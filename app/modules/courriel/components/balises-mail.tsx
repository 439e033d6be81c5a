import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'

export type BaliseMontree = {
  nom: string
  explication: string
  exemple: string | null
  lien: boolean
  obligatoire: boolean
}

type Props = { balises: BaliseMontree[]; inserer: (texte: string) => void }

/** What the text may name, with what it is worth; a press puts it where the cursor is. */
export function BalisesMail({ balises, inserer }: Props) {
  return (
    <ul className="mail-tags">
      {balises.map(({ nom, explication, exemple, lien, obligatoire }) => (
        <li key={nom}>
          <Button
            type="button"
            size="small"
            aria-label={`Insérer ${nom}`}
            onClick={() => inserer(lien ? `[ici]({${nom}})` : `{${nom}}`)}
          >
            <code>{`{${nom}}`}</code>
          </Button>
          <span>
            {explication} {obligatoire && <Badge kind="attend">Obligatoire</Badge>}
          </span>
          {exemple && <small className="soft">Exemple : {exemple}</small>}
        </li>
      ))}
    </ul>
  )
}
