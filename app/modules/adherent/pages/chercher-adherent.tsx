import { useRef } from 'react'
import { href, useFetcher } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { formatDateLong } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { codeStatut } from '../model/adherent.ts'
import { authorize, can } from '../policy.ts'
import { chercherAdherents, filtresSchema } from '../queries/adherents.server.ts'
import type { Route } from './+types/chercher-adherent.ts'
import '../components/adherents.css'

/** The list answers while one types. */
export const handle = { scripts: true }

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.modifier')
  const { recherche } = filtresSchema.parse(queryOf(request))
  const trouves = recherche.trim() === '' ? [] : await chercherAdherents(ctx, recherche)
  return { recherche, trouves, peutAjouter: can(ctx, 'adherent.creer') }
}

/** What is typed answers as it is typed; without script, the form asks the same address. */
export default function ChercherAdherentPage({ loaderData, params }: Route.ComponentProps) {
  const fetcher = useFetcher<typeof loader>()
  const attente = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { recherche, trouves, peutAjouter } = fetcher.data ?? loaderData
  const page = href('/:union/espace/administration/adherents/modifier', params)
  function chercher(texte: string) {
    clearTimeout(attente.current)
    attente.current = setTimeout(() => {
      void fetcher.load(`${page}?recherche=${encodeURIComponent(texte)}`)
    }, 120)
  }
  return (
    <Page
      title="Modifier adhérent"
      width="form"
      subtitle="Cherchez la personne, puis ouvrez sa fiche pour la corriger."
    >
      <search>
        <form method="get" className="search-line">
          <label className="field">
            <b>Nom, prénom, identifiant, adresse ou numéro fédéral</b>
            <input
              type="search"
              name="recherche"
              defaultValue={loaderData.recherche}
              autoComplete="off"
              onInput={(event) => chercher(event.currentTarget.value)}
            />
          </label>
          <Button icon="search">Chercher</Button>
        </form>
      </search>
      <p className="soft small" role="status">
        {phrase(recherche, trouves.length)}
      </p>
      {trouves.length > 0 && (
        <ul className="found">
          {trouves.map((trouve) => (
            <li key={trouve.id}>
              <a
                href={href('/:union/espace/administration/adherents/:adherentId/modifier', {
                  ...params,
                  adherentId: trouve.id,
                })}
              >
                {trouve.nom} {trouve.prenoms}
              </a>
              <small>
                {[
                  trouve.naissanceDate && `né(e) le ${formatDateLong(trouve.naissanceDate)}`,
                  trouve.centre,
                  codeStatut(trouve.statut),
                  trouve.pseudo,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </li>
          ))}
        </ul>
      )}
      {recherche.trim() !== '' && trouves.length === 0 && (
        <EmptyState
          title="Personne ne répond à cette recherche"
          action={
            peutAjouter && (
              <ButtonLink
                href={href('/:union/espace/administration/adherents/ajouter', params)}
                icon="user-plus"
              >
                Ajouter adhérent
              </ButtonLink>
            )
          }
        >
          Essayez le début du nom seul, sans accent.
        </EmptyState>
      )}
    </Page>
  )
}

const limite = 12

function phrase(recherche: string, nombre: number): string {
  if (recherche.trim() === '') return 'Quelques lettres suffisent.'
  if (nombre === 0) return 'Aucun adhérent trouvé.'
  if (nombre >= limite) return `Les ${limite} premiers sont montrés\u00a0: précisez la recherche.`
  return nombre === 1 ? '1\u00a0adhérent trouvé.' : `${nombre}\u00a0adhérents trouvés.`
}
