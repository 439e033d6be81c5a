import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import {
  modifierMesInformations,
  modifierMesInformationsSchema,
} from '#app/modules/adherent/public.server.ts'
import { themeCookie } from '#app/platform/auth/cookies.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { themeOf } from '#app/platform/theme.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Choices, ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { CeQuiManque } from '../components/ce-qui-manque.tsx'
import { ChampsInformations } from '../components/champs-informations.tsx'
import { faitsUnion } from '../model/informations.ts'
import { differences, saisieDe, saisieEnCours } from '../model/saisie-informations.ts'
import { detailManques, informationsDemandees } from '../model.ts'
import { moi } from '../policy.ts'
import { faitsDe, findMesInformations } from '../queries/mes-informations.server.ts'
import type { Route } from './+types/mes-informations.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const informations = await findMesInformations(ctx)
  const manques = detailManques(faitsDe(informations))
  return {
    union: faitsUnion(informations),
    connue: saisieDe(informations),
    version: informations.version,
    versionPersonne: informations.versionPersonne,
    manques: manques.flatMap(({ champ, phrase }) => (champ ? [{ champ, phrase }] : [])),
    theme: themeOf(request) ?? 'automatique',
  }
}

const themeSchema = z.object({
  theme: z.enum(['automatique', 'clair', 'sombre'], { error: 'Choisissez des couleurs.' }),
})

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  const page = href('/:union/espace/compte/informations', params)
  if (queryOf(request).acte === 'couleurs') {
    return submit(request, {}, themeSchema, async ({ theme }) =>
      redirectWithToast(page, 'Couleurs enregistrées sur cet appareil.', {
        'Set-Cookie': themeCookie(theme === 'automatique' ? undefined : theme),
      }),
    )
  }
  return submit(request, {}, modifierMesInformationsSchema, async (input) => {
    await modifierMesInformations(ctx, input)
    return redirectWithToast(page, 'Vos informations sont enregistrées.')
  })
}

export default function MesInformationsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { union, connue, version, versionPersonne, manques, theme } = loaderData
  const errors = actionData?.errors ?? {}
  const valeurs = saisieEnCours(actionData?.values, connue)
  return (
    <Page
      title="Mes informations"
      subtitle="Ce que votre union sait de vous. Vous seul et votre secrétariat pouvez le changer."
      width="form"
      failed={actionData !== undefined}
    >
      {actionData?.conflict && (
        <Message
          kind="attend"
          title="Votre secrétariat a modifié vos informations pendant que vous écriviez."
        >
          <p>
            Vos réponses sont ci-dessous, rien n’est perdu. Enregistrez pour les garder. Voici ce
            qui est écrit aujourd’hui là où vous différez&nbsp;:
          </p>
          <Facts items={differences(valeurs, connue)} />
        </Message>
      )}
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <CeQuiManque manques={manques} total={informationsDemandees} />
      <form method="post">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="versionPersonne" value={versionPersonne} />
        <ChampsInformations
          valeurs={valeurs}
          errors={errors}
          manquants={manques.map(({ champ }) => champ)}
        />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
        </SaveBar>
      </form>
      <Section title="Dans l’union">
        <Facts items={union} />
        <p className="soft small">Votre secrétariat tient ces informations à jour.</p>
      </Section>
      <Section title="Affichage">
        <form method="post" action="?acte=couleurs" className="fields">
          <Choices
            legend="Couleurs de cet appareil"
            name="theme"
            inline
            defaultValue={theme}
            error={errors.theme}
            options={[
              { value: 'automatique', label: 'Automatiques' },
              { value: 'clair', label: 'Claires' },
              { value: 'sombre', label: 'Sombres' },
            ]}
          />
          <div className="actions">
            <Button>Enregistrer les couleurs</Button>
          </div>
        </form>
      </Section>
    </Page>
  )
}
