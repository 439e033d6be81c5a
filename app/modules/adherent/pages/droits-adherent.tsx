import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import {
  estReauthentifie,
  motDePasseReauthentification,
  reauthentifier,
  visiteurDe,
} from '#app/modules/compte/public.server.ts'
import { listCentres } from '#app/modules/union/public.server.ts'
import { type Ctx, roles } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { idList } from '#app/platform/fields.ts'
import { type FormFailure, readForm, submit } from '#app/platform/form.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { DonnerRole, MotDePasse } from '../components/donner-role.tsx'
import { HistoriqueRoles, RolesTenus } from '../components/roles-tenus.tsx'
import { libelleRole, rolesEleves } from '../model/role.ts'
import { authorize, can, centresAutorises } from '../policy.ts'
import { listAccreditations } from '../queries/accreditations.server.ts'
import { findAdherent } from '../queries/fiche.server.ts'
import { donnerAccreditation } from '../use-cases/donner-accreditation.server.ts'
import {
  retirerAccreditation,
  retirerAccreditationSchema,
} from '../use-cases/retirer-accreditation.server.ts'
import type { Route } from './+types/droits-adherent.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const adherent = await findAdherentGere(ctx, params.adherentId)
  const tous = can(ctx, 'accreditation.donner')
  const siens = centresAutorises(ctx, 'accreditation.donner_formateur')
  const lignes = await listAccreditations(ctx, adherent.id)
  const tenus = lignes
    .filter(({ retireeLe }) => retireeLe === null)
    .map((ligne) => ({
      ...ligne,
      retirable:
        tous || (ligne.role === 'formateur' && can(ctx, 'accreditation.donner_formateur', ligne)),
    }))
  const { retirer } = queryOf(request)
  const centres = await listCentres(ctx)
  return {
    nom: `${adherent.prenoms} ${adherent.nomUsage ?? adherent.nomNaissance}`,
    etat: adherent.etat,
    tenus,
    lignes,
    aRetirer: tenus.find(({ id, retirable }) => id === retirer && retirable) ?? null,
    centres: centres.filter(({ id }) => siens === undefined || siens.includes(id)),
    tous,
    limite: siens !== undefined,
    confirmer: !(await estReauthentifie(ctx)),
    fuseau: ctx.union.fuseau,
  }
}

/** Seen and managed: 404 outside the centres one sees, 403 for who only reads the list. */
async function findAdherentGere(ctx: Ctx, id: string) {
  authorize(ctx, 'accreditation.donner_formateur')
  const adherent = (await findAdherent(ctx, uuidParam(id))) ?? notFound()
  return adherent
}

const donnerSchema = z.object({
  adherentId: z.uuid(),
  role: z.enum(roles, { error: 'Choisissez un rôle de la liste.' }),
  etendue: z.enum(['union', 'centres'], { error: 'Dites pour qui vaut ce rôle.' }),
  centreIds: idList,
  motDePasse: motDePasseReauthentification,
})

const retirerSchema = retirerAccreditationSchema.extend({
  motDePasse: motDePasseReauthentification,
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { id: adherentId } = await findAdherentGere(ctx, params.adherentId)
  const ici = href('/:union/espace/administration/adherents/:adherentId/droits', params)
  const visiteur = visiteurDe(request, context)
  const { values } = await readForm(request.clone())
  if (values.intention === 'retirer') {
    const answer = await submit(
      request,
      { adherentId },
      retirerSchema,
      async ({ motDePasse, ...input }) => {
        if (motDePasse !== '') await reauthentifier(ctx, motDePasse, visiteur)
        await retirerAccreditation(ctx, input)
        return redirectWithToast(ici, `Rôle «\u00a0${libelleRole(input.role)}\u00a0» retiré.`)
      },
    )
    return sansMotDePasse(answer)
  }
  const answer = await submit(request, { adherentId }, donnerSchema, async (input) => {
    if (input.motDePasse !== '' && rolesEleves.includes(input.role)) {
      await reauthentifier(ctx, input.motDePasse, visiteur)
    }
    await donner(ctx, input)
    return redirectWithToast(ici, `Rôle «\u00a0${libelleRole(input.role)}\u00a0» donné.`)
  })
  return sansMotDePasse(answer)
}

/** For each centre chosen, all or none. */
function donner(ctx: Ctx, { adherentId, role, etendue, centreIds }: z.output<typeof donnerSchema>) {
  const portees = etendue === 'centres' && centreIds.length > 0 ? centreIds : [null]
  return transaction(ctx, async (ctx) => {
    for (const centreId of portees) await donnerAccreditation(ctx, { adherentId, role, centreId })
  })
}

/** A password never comes back in a page. */
function sansMotDePasse<Answer extends Response | { data: FormFailure }>(answer: Answer): Answer {
  if (!(answer instanceof Response)) delete answer.data.values.motDePasse
  return answer
}

export default function DroitsAdherentPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { nom, tenus, lignes, aRetirer, fuseau } = loaderData
  const ici = href('/:union/espace/administration/adherents/:adherentId/droits', params)
  const fiche = href('/:union/espace/administration/adherents/:adherentId', params)
  return (
    <Page
      title="Accréditations"
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
        { label: nom, href: fiche },
      ]}
      subtitle="Un changement compte dès la page suivante que la personne ouvre."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {loaderData.etat !== 'valide' && (
        <Message kind="attend" title="Ce compte n’est pas validé.">
          Les rôles donnés ici s’ouvriront quand il le sera.
        </Message>
      )}
      {aRetirer ? (
        <Retirer
          {...loaderData}
          aRetirer={aRetirer}
          erreur={actionData?.errors.motDePasse}
          ici={ici}
        />
      ) : (
        <>
          <RolesTenus tenus={tenus} union={params.union} ici={ici} fuseau={fuseau} />
          <Section title="Donner un rôle" id="donner">
            <DonnerRole
              {...loaderData}
              tenus={tenus.filter(({ centreId }) => centreId === null).map(({ role }) => role)}
              echec={actionData}
              retour={fiche}
            />
          </Section>
        </>
      )}
      <HistoriqueRoles lignes={lignes} fuseau={fuseau} />
    </Page>
  )
}

type RetirerProps = {
  nom: string
  aRetirer: { role: string; centreId: string | null; centre: string | null }
  confirmer: boolean
  erreur: string | undefined
  ici: string
}

function Retirer({ nom, aRetirer, confirmer, erreur, ici }: RetirerProps) {
  const { role, centreId, centre } = aRetirer
  const eleve = rolesEleves.some((eleve) => eleve === role)
  return (
    <Section title={`Retirer «\u00a0${libelleRole(role)}\u00a0»`}>
      <form method="post" className="fields">
        <input type="hidden" name="intention" value="retirer" />
        <input type="hidden" name="role" value={role} />
        <input type="hidden" name="centreId" value={centreId ?? ''} />
        <p>
          {nom} ne pourra plus ouvrir les pages de ce rôle{centre ? ` pour ${centre}` : ''}, dès la
          prochaine page. Ce qui a été fait reste, et le rôle peut être redonné.
        </p>
        {eleve && confirmer && <MotDePasse error={erreur} seul />}
        <div className="actions">
          <Button variant="danger">Retirer ce rôle</Button>
          <ButtonLink variant="bare" href={ici}>
            Garder ce rôle
          </ButtonLink>
        </div>
      </form>
    </Section>
  )
}
