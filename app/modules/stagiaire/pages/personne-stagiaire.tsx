import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { libellesChamps } from '../model/changements.ts'
import { champsPersonne } from '../model/double.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { findFormationPour } from '../queries/feuille.server.ts'
import { findInscription } from '../queries/inscriptions.server.ts'
import { findPersonneStagiaire, listDoubles } from '../queries/personne-stagiaire.server.ts'
import {
  enForme,
  reprendreDonnees,
  reprendreDonneesSchema,
} from '../use-cases/reprendre-donnees.server.ts'
import type { Route } from './+types/personne-stagiaire.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, params.formationId, 'inscription.reprendre')
  const inscription = await findInscription(ctx, formation.id, uuidParam(params.inscriptionId))
  const personne = await findPersonneStagiaire(ctx, inscription.personneId)
  const dites = enForme(inscription)
  return {
    formation: { numero: formation.numero, intitule: formation.intitule },
    nom: nomComplet(inscription),
    membre: personne.adherentId !== null,
    champs: champsPersonne.map((champ) => ({
      champ,
      libelle: libellesChamps[champ],
      connue: personne[champ] ?? '',
      dite: dites[champ] ?? '',
    })),
    doubles: await listDoubles(ctx, inscription),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  await findFormationPour(ctx, params.formationId, 'inscription.reprendre')
  const ids = {
    formationId: uuidParam(params.formationId),
    inscriptionId: uuidParam(params.inscriptionId),
  }
  return submit(request, ids, reprendreDonneesSchema, async (input) => {
    await reprendreDonnees(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId/personne', params),
      'Données reprises.',
    )
  })
}

/** STA-10: what was typed beside what the union knows, and who may be the same person. */
export default function PersonneStagiairePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, nom, membre, champs, doubles } = loaderData
  const differents = champs.filter(({ connue, dite }) => connue !== dite)
  return (
    <Page
      title="La personne"
      breadcrumb={[
        {
          label: `${formation.numero} ${formation.intitule}`,
          href: href('/:union/espace/formations/:formationId', params),
        },
        {
          label: 'Modifier stagiaire',
          href: href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', params),
        },
      ]}
      subtitle={nom}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {doubles.length > 0 && (
        <Section title="Peut-être la même personne" count={doubles.length}>
          <p className="soft">
            Née le même jour, avec un nom très proche. Si c’est la même, corrigez le nom sur l’une
            des deux inscriptions.
          </p>
          <ul className="lines">
            {doubles.map(({ id, formationId, inscriptionId, numero, nom }) => (
              <li key={id}>
                <a
                  href={href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', {
                    union: params.union,
                    formationId,
                    inscriptionId,
                  })}
                >
                  {nom}, inscription à {numero}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {differents.length === 0 ? (
        <Message kind="fait" title="L’inscription et la personne disent la même chose." />
      ) : (
        <form method="post">
          <Table caption="Ce qui diffère" cards>
            <thead>
              <tr>
                <th scope="col">Donnée</th>
                <th scope="col">Sur cette inscription</th>
                <th scope="col">Connue de l’union</th>
                <th scope="col">Reprendre</th>
              </tr>
            </thead>
            <tbody>
              {differents.map(({ champ, libelle, connue, dite }) => (
                <tr key={champ}>
                  <th scope="row">{libelle}</th>
                  <td data-l="Sur cette inscription">{dite || 'Vide'}</td>
                  <td data-l="Connue de l’union">{connue || 'Vide'}</td>
                  <td>
                    <label className="choice">
                      <input type="checkbox" name="champs[]" value={champ} />
                      <span>
                        Reprendre<span className="offscreen"> {libelle}</span>
                      </span>
                    </label>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          <SaveBar>
            <Button
              variant="primary"
              disabledReason={
                membre
                  ? 'Cette personne est un adhérent : changez sa fiche dans Modifier adhérent.'
                  : undefined
              }
            >
              Reprendre ces données
            </Button>
          </SaveBar>
        </form>
      )}
    </Page>
  )
}
