import { insertFormationDemandee } from '#app/modules/formation/public.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { insertClient, insertContact } from '../ecriture.server.ts'
import { envoyerAccuse } from '../jobs/envoyer-accuse.server.ts'
import { prevenirGestionnaires } from '../jobs/prevenir-gestionnaires.server.ts'
import { nomContact } from '../model/client.ts'
import { type DonneesDemande, empechementRapidite } from '../model/demande.ts'
import { authorize } from '../policy.ts'
import { type FicheClient, listContacts, lockClient } from '../queries/clients.server.ts'
import { findDemandeDe } from '../queries/demande.server.ts'
import type { DemandeSaisie } from '../schema.ts'
import { jetonDemande } from '../suivi.server.ts'

/**
 * CLI-1, FOR-2: a request from the public. Its client record (or the one its link opens), its contact, a
 * private formation to be validated, and the request as it was typed: all or nothing. A client that looks
 * like a known one is never attached by itself (CLI-2): staff is asked. Gives the secret of the follow-up.
 */
export function demanderFormation(ctx: Ctx, saisie: DemandeSaisie, clientId?: string) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'demande_formation.creer_publique')
    refuseIf(empechementRapidite(saisie.id, ctx.now))
    const jeton = jetonDemande(ctx, saisie.id)
    const deja = await findDemandeDe(ctx, saisie.id)
    if (deja) {
      if (deja.donnees.contact?.email === saisie.email) return jeton
      throw new Refusal('Ce formulaire a déjà servi. Rouvrez la page pour une autre demande.')
    }
    const client = await clientDe(ctx, saisie, clientId)
    const formation = await insertFormationDemandee(ctx, {
      typeFormationId: saisie.typeFormationId,
      clientId: client.id,
      client: client.raisonSociale,
      places: saisie.nombre,
    })
    await ctx.db
      .insertInto('demandeFormation')
      .values({
        unionId: ctx.union.id,
        id: saisie.id,
        clientId: client.id,
        formationId: formation.id,
        donnees: JSON.stringify(donneesDe(saisie, client, formation.typeLibelle)),
        ficheNouvelle: clientId === undefined,
        suiviSha256: hashToken(jeton),
        recueLe: ctx.now,
      })
      .execute()
    const objet = { genre: 'formation', id: formation.id }
    record(ctx, 'formation.demandee', objet, { client: client.numero, nombre: saisie.nombre })
    await enqueue(ctx, envoyerAccuse, { demandeId: saisie.id })
    await enqueue(ctx, prevenirGestionnaires, { demandeId: saisie.id })
    return jeton
  })
}

type Connu = Pick<
  FicheClient,
  'id' | 'numero' | 'genre' | 'raisonSociale' | 'siret' | 'adresse' | 'codePostal' | 'commune'
>

/** The record of the link, or a new one. A person unknown to it becomes one more contact. */
async function clientDe(ctx: WriteCtx, saisie: DemandeSaisie, clientId?: string): Promise<Connu> {
  const client =
    clientId === undefined ? await nouveau(ctx, saisie) : await lockClient(ctx, clientId)
  const contacts = await listContacts(ctx, client.id)
  const connu = contacts.some(({ email }) => email?.toLowerCase() === saisie.email.toLowerCase())
  if (connu) return client
  const { nom, prenom, fonction, email, telephone } = saisie
  const principal = contacts.length === 0
  const contact = { id: newId(), clientId: client.id, nom, prenom, fonction, email, telephone }
  await insertContact(ctx, { ...contact, principal })
  return client
}

async function nouveau(ctx: WriteCtx, saisie: DemandeSaisie): Promise<Connu> {
  if (!('genre' in saisie)) throw new Error('A request without a record says who it is from')
  const { genre, siret, adresse, codePostal, commune } = saisie
  const raisonSociale = saisie.raisonSociale || nomContact(saisie)
  const client = { id: newId(), genre, raisonSociale, siret, adresse, codePostal, commune }
  return { ...client, numero: await insertClient(ctx, client) }
}

function donneesDe(saisie: DemandeSaisie, client: Connu, typeLibelle: string): DonneesDemande {
  const { genre, raisonSociale, siret, adresse, codePostal, commune } = client
  const { nom, prenom, fonction, email, telephone } = saisie
  const { nombre, dateSouhaitee, autreDate, periode, lieu, lieuAdresse, remarques } = saisie
  return {
    client: { genre, raisonSociale, siret, adresse, codePostal, commune },
    contact: { nom, prenom, fonction, email, telephone },
    ...{ typeLibelle, nombre, dateSouhaitee, autreDate, periode, lieu, lieuAdresse, remarques },
  }
}
