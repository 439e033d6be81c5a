import { isRouteErrorResponse, useParams } from 'react-router'
import { ErrorPage } from '#app/ui/error-page.tsx'

/** What a page shows when it cannot: introuvable, droit manquant, ou un incident de notre côté. */
export function RouteError({ error, donneurs = [] }: { error: unknown; donneurs?: string[] }) {
  const { union } = useParams()
  const home = union ? `/${union}` : '/'
  if (isRouteErrorResponse(error) && error.status === 404) {
    return (
      <ErrorPage
        title="Cette page n’existe pas"
        action={{ label: 'Revenir à l’accueil', href: home }}
      >
        <p>L’adresse est peut-être incomplète, ou ce que vous cherchez a été déplacé.</p>
      </ErrorPage>
    )
  }
  if (isRouteErrorResponse(error) && error.status === 403) {
    const { libelle } = (error.data ?? {}) as { libelle?: string }
    return (
      <ErrorPage
        title="Accès réservé"
        action={{ label: 'Revenir à mon accueil', href: `${home}/espace` }}
      >
        <p>Cette page demande le droit « {libelle ?? 'inconnu'} ».</p>
        <p>{giversSentence(donneurs)}</p>
      </ErrorPage>
    )
  }
  const suspendue = suspendueDe(error)
  if (suspendue !== undefined) {
    return (
      <ErrorPage title="Cet espace est suspendu">
        <p>Les pages de {suspendue} sont fermées pour le moment, y compris la connexion.</p>
        <p>
          Rien n’est perdu&nbsp;: tout revient à la réouverture. Pour en savoir plus, adressez-vous
          à votre union ou à l’exploitant de la plateforme.
        </p>
      </ErrorPage>
    )
  }
  if (isRouteErrorResponse(error) && error.status < 500) {
    return (
      <ErrorPage
        title="Cette demande n’a pas pu être lue"
        action={{ label: 'Revenir à l’accueil', href: home }}
      >
        <p>
          {typeof error.data === 'string' && error.data ? error.data : 'Rien n’a été enregistré.'}
        </p>
      </ErrorPage>
    )
  }
  return (
    <ErrorPage
      title="Un incident est survenu de notre côté"
      action={{ label: 'Revenir à l’accueil', href: home }}
    >
      <p>Votre demande n’a pas abouti. Ce qui était déjà enregistré l’est toujours.</p>
      <p>Réessayez dans un instant. Si cela continue, prévenez votre administrateur.</p>
    </ErrorPage>
  )
}

/** The name of the union that is suspended, if that is why the page cannot be shown. */
function suspendueDe(error: unknown): string | undefined {
  if (!isRouteErrorResponse(error) || error.status !== 503) return undefined
  return (error.data as { suspendue?: string } | null)?.suspendue
}

function giversSentence(donneurs: string[]): string {
  if (donneurs.length === 0) return 'Un administrateur de votre union peut vous le donner.'
  if (donneurs.length === 1) return `${donneurs[0]} peut vous le donner.`
  return `${donneurs.slice(0, -1).join(', ')} et ${donneurs.at(-1)} peuvent vous le donner.`
}
