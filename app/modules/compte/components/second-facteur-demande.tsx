import { href } from 'react-router'
import { ButtonLink } from '#app/ui/button.tsx'
import { Message } from '#app/ui/message.tsx'

type Props = { avant: string | undefined; retenu: boolean; params: { union: string } }

/** High roles: a second factor is asked, until a date, then before anything else. */
export function SecondFacteurDemande({ avant, retenu, params }: Props) {
  if (avant === undefined) return null
  return (
    <Message
      kind={retenu ? 'refus' : 'attend'}
      title={
        retenu
          ? 'Vos droits attendent un second facteur.'
          : `Votre rôle demande un second facteur avant ${avant}.`
      }
      action={
        <ButtonLink
          variant={retenu ? 'primary' : 'default'}
          href={`${href('/:union/espace/compte/securite', params)}#second-facteur`}
        >
          Ajouter un second facteur
        </ButtonLink>
      }
    >
      <p>
        {retenu
          ? 'Seul Mon compte vous est ouvert. Le reste s’ouvrira dès que ce sera fait.'
          : 'Une application de codes ou une clé d’accès, en plus du mot de passe. Après cette date, seul Mon compte vous restera ouvert.'}
      </p>
    </Message>
  )
}
