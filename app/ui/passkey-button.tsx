import { useState, useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import { Message } from './message.tsx'

type Props = {
  /** Makes a key, or uses one. */
  purpose: 'create' | 'get'
  /** What the server asks of the key, as it wrote it. */
  options: string
  /** The hidden field of the form that receives the answer. */
  name: string
  label: string
}

/**
 * Asks the browser for a key, puts its answer in the form, and sends the form. The only script of these
 * pages: WebAuthn does not exist without it.
 */
export function PasskeyButton(props: Props) {
  const [failure, setFailure] = useState<string>()
  const listens = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false, // before the script is there, a click would be lost: no button
  )
  const { name, label } = props

  async function ask({ form }: HTMLButtonElement) {
    const field = form?.elements.namedItem(name)
    if (!form?.reportValidity() || !(field instanceof HTMLInputElement)) return
    setFailure(undefined)
    try {
      const key = await readKey(props)
      if (!key) return
      field.value = JSON.stringify(key.toJSON())
      form.requestSubmit()
    } catch (error) {
      setFailure(sentenceFor(error))
    }
  }

  return (
    <>
      <input type="hidden" name={name} />
      {failure && <Message kind="attend" title={failure} />}
      <noscript>
        <Message kind="info" title="Une clé d’accès demande JavaScript.">
          <p>Activez-le dans votre navigateur, ou servez-vous d’une application de codes.</p>
        </Message>
      </noscript>
      {listens && (
        <div className="actions">
          <Button
            type="button"
            variant="primary"
            icon="key-round"
            onClick={(event) => void ask(event.currentTarget)}
          >
            {label}
          </Button>
        </div>
      )}
    </>
  )
}

async function readKey({ purpose, options }: Props): Promise<PublicKeyCredential | null> {
  const key =
    purpose === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
            JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON,
          ),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
            JSON.parse(options) as PublicKeyCredentialRequestOptionsJSON,
          ),
        })
  return key as PublicKeyCredential | null
}

function sentenceFor(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return 'Cet appareil a déjà une clé pour votre compte.'
  if (name === 'NotAllowedError') return 'Rien n’a été confirmé à temps. Vous pouvez réessayer.'
  return 'Ce navigateur ne sait pas se servir d’une clé d’accès. Essayez avec un autre.'
}
