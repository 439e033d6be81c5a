import { Fragment } from 'react'
import { fillBlocks, fillLine, type TagValues } from '#app/platform/email/fill.ts'
import { parseMarkup } from '#app/platform/email/markup.ts'
import type { EmailBlock, RichText, Span } from '#app/platform/email/message.ts'
import './mails.css'

type Props = { sujet: string; corps: string; valeurs: TagValues; expediteur: string }

/** The mail as it will be read, made from the text by the very functions that make the mail. */
export function ApercuMail({ sujet, corps, valeurs, expediteur }: Props) {
  return (
    <div className="mail-preview">
      <p className="mail-subject">
        <span className="soft small">Sujet</span>
        <b>{fillLine(sujet, valeurs) || 'Sans sujet'}</b>
      </p>
      <p className="mail-from">{expediteur}</p>
      <div className="mail-sheet">
        {fillBlocks(parseMarkup(corps), valeurs).map((bloc, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity, their place is all they are
          <Bloc key={rang} bloc={bloc} />
        ))}
      </div>
    </div>
  )
}

function Bloc({ bloc }: { bloc: EmailBlock }) {
  if ('p' in bloc) return <p>{riche(bloc.p)}</p>
  if ('small' in bloc) return <p className="soft small">{riche(bloc.small)}</p>
  if ('button' in bloc)
    return (
      <p>
        <span className="button button-primary">{bloc.button.label}</span>
      </p>
    )
  if ('list' in bloc)
    return (
      <ul>
        {bloc.list.map((ligne, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity, their place is all they are
          <li key={rang}>{riche(ligne)}</li>
        ))}
      </ul>
    )
  return (
    <dl>
      {bloc.facts.map(([nom, valeur]) => (
        <Fragment key={nom}>
          <dt className="soft small">{nom}</dt>
          <dd>{valeur}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

function riche(texte: RichText) {
  if (typeof texte === 'string') return texte
  return texte.map((morceau, rang) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity, their place is all they are
    <Morceau key={rang} {...morceau} />
  ))
}

function Morceau({ text, bold, italic, href }: Span) {
  const penche = italic ? <em>{text}</em> : text
  const mots = bold ? <strong>{penche}</strong> : penche
  return href ? <u>{mots}</u> : mots
}
