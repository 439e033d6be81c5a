import {
  can as canClient,
  findClient,
  findOrCreateClientUnion,
  rechercherClients,
} from '#app/modules/client/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { Forbidden, Refusal } from '#app/platform/errors.ts'
import { type FormValues, failure } from '#app/platform/form.server.ts'

/**
 * FOR-1: the client of a private training as it was chosen: none, a record, or the union itself, whose
 * record is made the first time. Not asked (no right on clients): what it was.
 */
export async function clientChoisi(
  ctx: WriteCtx,
  { privee, clientId }: { privee: boolean; clientId?: string | undefined },
  actuel: string | null = null,
): Promise<string | null> {
  if (!privee) return null
  if (clientId === undefined || clientId === actuel) return actuel
  if (!canClient(ctx, 'client.lister'))
    throw new Forbidden('client.lister', 'Voir les fiches clients')
  if (clientId === '') return null
  if (clientId === 'union') return findOrCreateClientUnion(ctx)
  const client = await findClient(ctx, clientId)
  if (!client || client.archiveLe) {
    throw new Refusal(
      'Cette fiche client n’est plus proposée. Choisissez-en une autre.',
      'clientId',
    )
  }
  return client.id
}

/** *Chercher*: the records that answer are added to the choices of the form, nothing typed is lost. */
export async function chercherClient(ctx: Ctx, values: FormValues) {
  const texte = typeof values.clientRecherche === 'string' ? values.clientRecherche.trim() : ''
  const trouves =
    texte !== '' && canClient(ctx, 'client.lister') ? await rechercherClients(ctx, texte) : []
  const connus = typeof values.clientNoms === 'object' ? values.clientNoms : {}
  const noms = Object.fromEntries(trouves.map(({ id, nom }) => [id, nom]))
  const [seul, autre] = trouves
  const errors: Record<string, string> =
    trouves.length === 0
      ? { clientRecherche: 'Aucun client ne correspond. Essayez un mot du nom, ou son numéro.' }
      : {}
  return failure(200, {
    values: {
      ...values,
      privee: 'oui',
      clientNoms: { ...connus, ...noms },
      ...(seul && !autre && { clientId: seul.id }),
    },
    errors,
  })
}
