import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { themeCookie } from '#app/platform/auth/cookies.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { themeOf } from '#app/platform/theme.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Choices } from '#app/ui/form.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { groupesInformations } from '../model/informations.ts'
import { moi } from '../policy.ts'
import { findMesInformations } from '../queries/mes-informations.server.ts'
import type { Route } from './+types/mes-informations.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const informations = await findMesInformations(ctx)
  return {
    groupes: groupesInformations({ ...informations, emailConnexion: moi(ctx).email }),
    theme: themeOf(request) ?? 'automatique',
  }
}

const themeSchema = z.object({
  theme: z.enum(['automatique', 'clair', 'sombre'], { error: 'Choisissez des couleurs.' }),
})

export function action({ request, params, context }: Route.ActionArgs) {
  moi(ctxOf(context))
  return submit(request, {}, themeSchema, async ({ theme }) => {
    const page = href('/:union/espace/compte/informations', params)
    return redirectWithToast(page, 'Couleurs enregistrées sur cet appareil.', {
      'Set-Cookie': themeCookie(theme === 'automatique' ? undefined : theme),
    })
  })
}

export default function MesInformationsPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <Page
      title="Mes informations"
      subtitle="Ce que votre union sait de vous. Pour corriger quelque chose, écrivez à votre secrétariat."
      width="form"
    >
      {loaderData.groupes.map(({ titre, faits }) => (
        <Section key={titre} title={titre}>
          <Facts items={faits} />
        </Section>
      ))}
      <Section title="Affichage">
        <form method="post" className="fields">
          <Choices
            legend="Couleurs de cet appareil"
            name="theme"
            inline
            defaultValue={loaderData.theme}
            error={actionData?.errors.theme}
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
