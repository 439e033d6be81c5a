import { creerClientSchema, demandeNouvelleSchema } from '#app/modules/client/schema.ts'
import { ajouterContact } from '#app/modules/client/use-cases/ajouter-contact.server.ts'
import { creerClient } from '#app/modules/client/use-cases/creer-client.server.ts'
import { demanderFormation } from '#app/modules/client/use-cases/demander-formation.server.ts'
import { listTypesFormation } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId, newIdAt } from '#app/platform/id.ts'
import { asPublic, ctxFor } from '#tests/ctx.ts'

type Options = {
  raisonSociale?: string
  genre?: string
  siret?: string
  codePostal?: string
  commune?: string
  email?: string | null
}

export function saisieClient({ raisonSociale = 'Fromagerie Grandjean', ...options }: Options = {}) {
  return creerClientSchema.parse({
    id: newId(),
    genre: options.genre ?? 'entreprise',
    raisonSociale,
    siret: options.siret ?? '',
    codePostal: options.codePostal ?? '25300',
    commune: options.commune ?? 'Pontarlier',
    delaiPaiement: '30',
  })
}

/** A client with one contact, unless `email` is null. */
export async function buildClient(ctx: Ctx, options: Options = {}) {
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  const client = await creerClient(systeme, saisieClient(options))
  const { email = 'contact@fromagerie.fr' } = options
  if (email !== null) {
    await ajouterContact(systeme, {
      id: newId(),
      clientId: client.id,
      nom: 'Petit',
      prenom: 'Nadia',
      fonction: 'Directrice',
      email,
      telephone: '+33381000000',
      principal: true,
    })
  }
  return client
}

export async function saisieDemande(ctx: Ctx, options: Record<string, string> = {}) {
  const [type] = await listTypesFormation(ctx)
  return demandeNouvelleSchema.parse({
    // The form was shown a minute ago: a person has had time to fill it.
    id: newIdAt(new Date(ctx.now.getTime() - 60_000)),
    genre: 'entreprise',
    raisonSociale: 'Fromagerie Grandjean',
    siret: '',
    adresse: '3 rue du Comté',
    codePostal: '25300',
    commune: 'Pontarlier',
    nom: 'Petit',
    prenom: 'Nadia',
    email: 'nadia@fromagerie.fr',
    telephone: '03 81 00 00 00',
    typeFormationId: type?.id,
    nombre: '12',
    periode: 'en mars, le mardi',
    lieu: 'client',
    accord: 'oui',
    ...options,
  })
}

/** A request from the public: its formation, and the secret of its follow-up. */
export async function buildDemande(ctx: Ctx, options: Record<string, string> = {}) {
  const saisie = await saisieDemande(ctx, options)
  const jeton = await demanderFormation(asPublic(ctx), saisie)
  const row = await ctx.db
    .selectFrom('demandeFormation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', saisie.id)
    .select(['formationId', 'clientId'])
    .executeTakeFirstOrThrow()
  await ctx.closeReader()
  return { ...row, id: saisie.id, jeton, saisie }
}
