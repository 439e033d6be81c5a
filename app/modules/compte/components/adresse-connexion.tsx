import { href } from 'react-router'
import { ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Message } from '#app/ui/message.tsx'
import { Section } from '#app/ui/page.tsx'

type Props = {
  email: { adresse: string; verifiee: boolean; enAttente: string | null }
  params: { union: string }
}

/** The address of the account itself: links and alerts go there. */
export function AdresseConnexion({ email, params }: Props) {
  const { adresse, verifiee, enAttente } = email
  return (
    <Section
      title="Adresse de connexion"
      id="adresse"
      actions={
        <ButtonLink size="small" href={href('/:union/espace/compte/securite/adresse', params)}>
          Changer d’adresse
        </ButtonLink>
      }
    >
      {enAttente && (
        <Message kind="attend" title={`${enAttente} n’est pas encore confirmée.`}>
          <p>
            Ouvrez le lien reçu à cette adresse, dans les 24&nbsp;heures. D’ici là, rien ne change.
          </p>
        </Message>
      )}
      <Facts
        items={[{ label: 'Adresse', value: `${adresse}${verifiee ? '' : ' (à confirmer)'}` }]}
      />
      <p className="soft small">
        Elle sert à vous connecter et à retrouver votre mot de passe, dans toutes vos unions.
        L’adresse où votre union vous écrit est dans Mes informations.
      </p>
    </Section>
  )
}
