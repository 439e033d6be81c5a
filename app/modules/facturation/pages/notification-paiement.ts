import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { recevoirEvenement } from '../use-cases/recevoir-evenement.server.ts'
import type { Route } from './+types/notification-paiement.ts'

/** Nothing to see here: the address is for the provider's notifications alone. */
export function loader() {
  notFound()
}

/** 200 once it is written; 400 for what does not carry our signature, whatever the reason. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = { ...ctxOf(context), acteur: { genre: 'systeme' } as const }
  const suite = await recevoirEvenement(ctx, {
    adresse: params.adresse,
    corps: Buffer.from(await request.arrayBuffer()),
    signature: request.headers.get('stripe-signature') ?? '',
  })
  return new Response(suite === 'recue' ? 'recue' : 'refusee', {
    status: suite === 'recue' ? 200 : 400,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
