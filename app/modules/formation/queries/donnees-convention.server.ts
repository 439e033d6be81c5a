import { adresseEcrite, formatSiret, nomContact } from '#app/modules/client/model/client.ts'
import {
  findClient,
  findDemandeFormation,
  listContacts,
} from '#app/modules/client/public.server.ts'
import {
  findIdentiteUnion,
  findTypeFormation,
  lirePreferences,
} from '#app/modules/union/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { DonneesConvention } from '../documents/donnees-convention.ts'
import { type Formation, type Journee, minutesFormation } from '../model.ts'
import { listCandidatures } from './formateurs.server.ts'

/** Whom the union speaks to about this training: who asked for it, else the client's principal contact. */
export async function findInterlocuteur(ctx: WriteCtx, formationId: string, clientId: string) {
  const demande = await findDemandeFormation(ctx, formationId)
  if (demande?.donnees.contact) return demande.donnees.contact
  const contacts = await listContacts(ctx, clientId)
  return contacts.find(({ email }) => email !== null) ?? contacts[0]
}

/** Everything a convention prints, as it is today. */
export async function donneesConvention(
  ctx: WriteCtx,
  formation: Formation,
  journees: Journee[],
): Promise<DonneesConvention> {
  const clientId = formation.clientId ?? notFound()
  const client = (await findClient(ctx, clientId)) ?? notFound()
  const contact = await findInterlocuteur(ctx, formation.id, clientId)
  const identite = await findIdentiteUnion(ctx)
  const type = await findTypeFormation(ctx, formation.typeFormationId)
  const regles = await lirePreferences(ctx, [
    'formation_exoneree_tva',
    'convention_annulation_jours',
    'convention_dedit_pourcent',
  ])
  const candidatures = await listCandidatures(ctx, formation.id)
  const { codePostal, commune } = identite
  return {
    version: 1,
    fait: { lieu: commune || ctx.union.nom, le: ctx.aujourdhui },
    organisme: {
      nom: identite.raisonSociale,
      adresse: [identite.adresse, `${codePostal} ${commune}`.trim()].filter(Boolean),
      siret: identite.siret && formatSiret(identite.siret),
      nda: identite.nda,
      couleur: identite.couleur,
      president: identite.president,
    },
    client: {
      numero: client.numero,
      nom: client.raisonSociale,
      particulier: client.genre === 'particulier',
      adresse: adresseEcrite(client),
      siret: client.siret && formatSiret(client.siret),
      representant: contact
        ? [nomContact(contact), contact.fonction].filter(Boolean).join(', ')
        : null,
    },
    formation: {
      numero: formation.numero,
      typeLibelle: formation.typeLibelle,
      minutes: minutesFormation(journees),
      effectif: formation.places,
      maxParFormateur: formation.maxParFormateur,
      sanction: type?.document ?? 'aucun',
      journees: journees.map(({ jour, lieu, commune, creneaux }) => ({
        jour,
        lieu: commune && !lieu.includes(commune) ? `${lieu}, ${commune}` : lieu,
        creneaux: creneaux.map(({ debut, fin }) => ({ debut, fin })),
      })),
      formateurs: candidatures
        .filter(({ statut }) => statut === 'acceptee')
        .map(({ nom, prenoms }) => `${prenoms} ${nom}`),
    },
    prix: {
      parStagiaire: formation.prix,
      total: formation.prix * formation.places,
      exonere: regles.formation_exoneree_tva,
    },
    delaiPaiement: client.delaiPaiement,
    annulation: {
      jours: regles.convention_annulation_jours,
      pourcent: regles.convention_dedit_pourcent,
    },
  }
}
