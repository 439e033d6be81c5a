import { fieldId } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Message } from '#app/ui/message.tsx'

type Props = { manques: { champ: string; phrase: string }[]; total: number }

/** What is missing in plain sight, each line leading to its field. Nothing when all is there. */
export function CeQuiManque({ manques, total }: Props) {
  if (manques.length === 0) return null
  const faites = Math.max(0, total - manques.length)
  const titre = `${faites} information${faites > 1 ? 's' : ''} sur ${total}`
  return (
    <Message kind="attend" title="Il manque encore quelque chose.">
      <div className="progress">
        <progress value={faites} max={total} aria-label={titre} />
        <p className="small soft">{titre}</p>
      </div>
      <ul className="check-list">
        {manques.map(({ champ, phrase }) => (
          <li key={champ}>
            <Icon name="circle-dashed" />
            <a href={`#${fieldId(champ)}`}>{phrase}</a>
          </li>
        ))}
      </ul>
    </Message>
  )
}
