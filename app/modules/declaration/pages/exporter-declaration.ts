import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { readForm } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { authorize } from '../policy.ts'
import { findEvenement } from '../queries/evenements.server.ts'
import {
  exporterDeclarations,
  exporterDeclarationsSchema,
} from '../use-cases/exporter-declarations.server.ts'
import type { Route } from './+types/exporter-declaration.ts'

/** A file is made by a press of a button, never by a link: each one reads protected data and says so. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'declaration.faire')
  if (!(await findEvenement(ctx, uuidParam(params.formationId)))) notFound()
  return redirect(href('/:union/espace/formations/:formationId/declaration', params))
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'declaration.faire')
  const formationId = uuidParam(params.formationId)
  const page = href('/:union/espace/formations/:formationId/declaration', params)
  const { values } = await readForm(request)
  const lue = exporterDeclarationsSchema.safeParse({ ...values, formationId })
  if (!lue.success) return redirectWithToast(page, 'Cochez au moins une personne à déclarer.')
  try {
    const { nom, octets } = await exporterDeclarations(ctx, lue.data)
    return new Response(new Uint8Array(octets), {
      headers: {
        'Content-Type': nom.endsWith('.xml')
          ? 'application/xml; charset=ISO-8859-1'
          : 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${nom}"`,
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return redirectWithToast(page, error.message)
  }
}
