import {
  ajouterContactSchema,
  creerClientSchema,
  demandeNouvelleSchema,
} from '#app/modules/client/schema.ts'
import { ajouterContact } from '#app/modules/client/use-cases/ajouter-contact.server.ts'
import { creerClient } from '#app/modules/client/use-cases/creer-client.server.ts'
import { demanderFormation } from '#app/modules/client/use-cases/demander-formation.server.ts'
import { newId, newIdAt } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { type Monde, membre, prevoir, visiteur } from './monde.server.ts'

/** Records that the scenario names again. */
export type ClientsDemo = { fromagerie: string }

/** Clients of every kind, and two requests: one to study, from somebody who is known already. */
export function planClients(monde: Monde): ClientsDemo {
  const fromagerie = planClient(
    monde,
    'gestion.formations',
    {
      genre: 'entreprise',
      raisonSociale: 'Fromagerie Grandjean-Vuillemin et Fils',
      siret: '812 345 676 00017',
      adresse: '12 route des Alpages',
      commune: 'Montclair',
      emailFactures: 'compta@fromagerie.exemple.fr',
    },
    {
      prenom: 'Odile',
      nom: 'Vuillemin',
      fonction: 'Responsable du personnel',
      telephone: '02 54 10 20 30',
    },
  )
  planClient(
    monde,
    'gestion.formations',
    {
      genre: 'collectivite',
      raisonSociale: 'Mairie de Montclair',
      adresse: '1 place de la Mairie',
      commune: 'Montclair',
      chorusCodeService: 'ECOLES',
      chorusEngagementRequis: 'oui',
    },
    {
      prenom: 'Bernard',
      nom: 'Thiébaud',
      fonction: 'Secrétaire général',
      telephone: '02 54 10 20 31',
    },
  )
  planClient(
    monde,
    'treso.rier',
    {
      genre: 'association',
      raisonSociale: 'Club de canoë de la Brenne',
      rna: 'W691012345',
      commune: 'Pont-de-Brenne',
    },
    { prenom: 'Lucie', nom: 'Marchal', fonction: 'Présidente', telephone: '06 10 20 30 40' },
  )
  planDemande(monde, -4, {
    genre: 'collectivite',
    raisonSociale: 'Mairie de Montclair',
    adresse: 'Place de la Mairie',
    commune: 'Montclair',
    prenom: 'Sandrine',
    nom: 'Poulet',
    fonction: 'Directrice du périscolaire',
    telephone: '02 54 11 22 33',
    email: 'periscolaire@montclair.exemple.fr',
    type: 'PSC',
    nombre: '10',
    periode: 'Les mercredis de janvier, hors vacances',
    lieu: 'client',
    remarques: 'Animateurs du périscolaire, deux n’ont jamais suivi de formation.',
  })
  planDemande(monde, -1, {
    genre: 'etablissement_public',
    raisonSociale: 'Collège des Trois-Fontaines',
    adresse: '8 rue des Écoles',
    commune: 'Vaubecourt',
    prenom: 'Karim',
    nom: 'Benali',
    fonction: 'Principal adjoint',
    telephone: '02 54 44 55 66',
    email: 'direction@college.exemple.fr',
    type: 'GQS',
    nombre: '24',
    dateSouhaitee: addDays(monde.aujourdhui, 40),
    periode: 'le matin de préférence',
    lieu: 'client',
  })
  return { fromagerie }
}

/** Enough to see whether anything leaks. */
export function planClientVoisin(monde: Monde): void {
  planClient(
    monde,
    'gestion.deux',
    {
      genre: 'association',
      raisonSociale: 'Aviron des Trois-Rivières',
      commune: 'Confluent',
    },
    { prenom: 'Paul', nom: 'Deveau', fonction: 'Trésorier', telephone: '05 55 10 20 30' },
  )
}

type Champs = Record<string, string>

function planClient(monde: Monde, auteur: string, client: Champs, contact: Champs): string {
  const id = newId()
  const { codeDepartement } = monde.union
  const saisie = creerClientSchema.parse({
    codePostal: `${codeDepartement}300`,
    delaiPaiement: '30',
    ...client,
    id,
  })
  const personne = ajouterContactSchema.parse({
    ...contact,
    id: newId(),
    clientId: id,
    email: `${contact.nom
      ?.normalize('NFD')
      .replaceAll(/\P{ASCII}/gu, '')
      .toLowerCase()}@client.exemple.fr`,
    principal: 'oui',
  })
  prevoir(monde, membre(monde, auteur), { jour: addDays(monde.aujourdhui, -60) }, async (ctx) => {
    await creerClient(ctx, saisie)
    await ajouterContact(ctx, personne)
  })
  return id
}

function planDemande(monde: Monde, jours: number, { type, ...demande }: Champs) {
  const jour = addDays(monde.aujourdhui, jours)
  const saisie = demandeNouvelleSchema.parse({
    codePostal: `${monde.union.codeDepartement}300`,
    accord: 'oui',
    typeFormationId: monde.types.get(type ?? ''),
    id: newIdAt(new Date(`${jour}T06:00:00Z`)),
    ...demande,
  })
  prevoir(monde, visiteur, { jour }, (ctx) => demanderFormation(ctx, saisie))
}
