import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { config } from '#app/platform/config.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm } from '#app/platform/form.server.ts'
import { themeOf } from '#app/platform/theme.ts'
import { Button } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Choices } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { authorize } from '../policy.ts'
import { findMesInformations } from '../queries/mes-informations.server.ts'
import type { Route } from './+types/mes-informations.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'compte.lire')
  const moi = (await findMesInformations(ctx)) ?? notFound()
  return { moi, theme: themeOf(request) ?? 'automatique' }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  authorize(ctxOf(context), 'compte.lire')
  const { values } = await readForm(request)
  const choisi = values.theme === 'clair' || values.theme === 'sombre' ? values.theme : ''
  const secure = config().https ? '; Secure' : ''
  const cookie = `theme=${choisi}; Path=/; SameSite=Lax; Max-Age=${choisi ? 31_536_000 : 0}${secure}`
  return redirect(href('/:union/espace/compte/informations', params), { headers: { 'Set-Cookie': cookie } })
}

export default function MesInformationsPage({ loaderData }: Route.ComponentProps) {
  const { moi, theme } = loaderData
  return (
    <Page title="Mes informations" width="form" subtitle="Ce que l’union sait de vous. Pour corriger une information, écrivez à votre secrétariat.">
      <Facts
        items={[
          { label: 'Identifiant', value: moi.pseudo },
          { label: 'Nom', value: `${moi.prenoms} ${moi.nom}` },
          { label: 'Naissance', value: moi.naissanceDate ? `${formatDay(moi.naissanceDate)}, ${moi.naissanceCommune ?? ''}` : 'Non renseignée' },
          { label: 'Courriel', value: moi.email ?? 'Non renseigné' },
          { label: 'Téléphone', value: moi.telephone ? formatTelephone(moi.telephone) : 'Non renseigné' },
          { label: 'Adresse', value: moi.adresse ? `${moi.adresse}, ${moi.codePostal ?? ''} ${moi.commune ?? ''}` : 'Non renseignée' },
          { label: 'Centre', value: moi.centre ?? 'Aucun' },
          { label: 'À prévenir', value: moi.urgenceNom ?? 'Non renseigné' },
        ]}
      />
      <Section title="Affichage">
        <form method="post" className="fields">
          <Choices
            legend="Couleurs"
            name="theme"
            inline
            defaultValue={theme}
            options={[
              { value: 'automatique', label: 'Automatiques' },
              { value: 'clair', label: 'Claires' },
              { value: 'sombre', label: 'Sombres' },
            ]}
          />
          <p>
            <Button>Enregistrer</Button>
          </p>
        </form>
      </Section>
    </Page>
  )
}
