import { Message } from '#app/ui/message.tsx'

/** FOR-1: what does not fit the rule of the type, one sentence each. Nothing is refused for it. */
export function AlertesFormation({ alertes }: { alertes: string[] }) {
  const [premiere, ...autres] = alertes
  if (premiere === undefined) return null
  return (
    <Message kind="attend" title={premiere}>
      {autres.map((phrase) => (
        <p key={phrase}>{phrase}</p>
      ))}
    </Message>
  )
}
