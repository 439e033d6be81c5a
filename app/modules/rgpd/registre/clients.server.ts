import { sql } from 'kysely'
import { nomEfface, type Qui, type Traitement } from './traitement.server.ts'

const gestionnaires = 'Gestionnaires des formations, gestionnaires DPS, trésorier'

const parContact = ({ emails }: Qui) =>
  sql<boolean>`t.contact_id in (select k.id from contact k
    where k.union_id = t.union_id and k.email_norm = any(${emails}::text[]))`

/** Clients: who the union works for, and the people it speaks to there. */
export const traitementsClients: Traitement[] = [
  {
    table: 'lien_client',
    finalite: 'Ouvrir le formulaire de demande déjà rempli à qui reçoit le courriel',
    base: 'contrat',
    donnees: 'Empreinte du lien, contact, date de fin',
    personnes: 'Contacts des clients',
    acces: 'La personne qui a reçu le lien',
    duree: () => 'Un jour',
    fin: { regles: ['liens'] },
    lignes: parContact,
    effacement: { genre: 'supprime' },
    copie: true,
    masquees: ['jeton_sha256'],
  },
  {
    table: 'contact',
    finalite: 'Écrire et téléphoner à un client',
    base: 'contrat',
    donnees: 'Nom, prénom, fonction, adresse électronique, téléphone',
    personnes: 'Contacts des clients',
    acces: gestionnaires,
    duree: () => 'Tant que la personne est l’interlocutrice du client',
    fin: { acte: 'Retirer le contact de la fiche' },
    lignes: ({ emails }) => sql<boolean>`t.email_norm = any(${emails}::text[])`,
    effacement: { genre: 'supprime' },
    copie: true,
    masquees: ['recherche', 'email_norm', 'version'],
  },
  {
    table: 'client',
    finalite: 'Répondre à une demande, convenir d’une formation et la facturer',
    base: 'contrat',
    donnees: 'Raison sociale, identifiants, adresses, adresse des factures, notes',
    personnes: 'Clients particuliers ; autres : la personne morale',
    acces: gestionnaires,
    duree: () => 'Celle de la relation, puis archivée : des factures la citent',
    fin: { acte: 'Archiver la fiche' },
    lignes: ({ emails }) => sql<boolean>`(lower(t.email_factures) = any(${emails}::text[])
      or (t.genre = 'particulier' and exists (select 1 from contact k where k.union_id = t.union_id
        and k.client_id = t.id and k.email_norm = any(${emails}::text[]))))`,
    effacement: {
      genre: 'anonymise',
      valeurs: {
        email_factures: sql`null`,
        raison_sociale: sql`case when t.genre = 'particulier' then ${sql.lit(nomEfface)} else t.raison_sociale end`,
        adresse: sql`case when t.genre = 'particulier' then '' else t.adresse end`,
        facture_adresse: sql`case when t.genre = 'particulier' then null else t.facture_adresse end`,
        notes: sql`case when t.genre = 'particulier' then null else t.notes end`,
        version: sql`t.version + 1`,
      },
      reste: 'Le numéro, la commune, et le nom d’une personne morale.',
    },
    copie: true,
    masquees: ['nom_norm', 'recherche', 'version'],
  },
  {
    table: 'demande_formation',
    finalite: 'Étudier une demande de formation et y répondre',
    base: 'contrat',
    donnees: 'Ce qui est tapé dans le formulaire public : organisation, contact, souhaits',
    personnes: 'Contacts des clients',
    acces: 'Gestionnaires des formations ; la personne qui a le lien de suivi',
    duree: () => 'Celle du client',
    fin: { avec: 'client' },
    lignes: ({ emails }) =>
      sql<boolean>`lower(t.donnees #>> '{contact,email}') = any(${emails}::text[])`,
    effacement: {
      genre: 'anonymise',
      valeurs: {
        donnees: sql`t.donnees - 'contact' - 'client' - 'remarques'`,
        // The secret link of the person leads nowhere any more.
        suivi_sha256: sql`sha256(convert_to(gen_random_uuid()::text, 'UTF8'))`,
      },
      reste: 'Le type, le nombre de personnes et les dates souhaitées.',
    },
    copie: true,
    masquees: ['suivi_sha256'],
  },
  {
    table: 'document_formation',
    finalite:
      'Garder les documents d’une formation : convention, lettre de mission, dossier, retour du terrain',
    base: 'obligation',
    donnees: 'Ce qui est imprimé sur le document : parties, signataires, stagiaires',
    personnes: 'Contacts des clients, stagiaires, formateurs',
    acces:
      'Gestionnaires des formations ; le client pour sa convention, le formateur pour sa lettre',
    duree: () => 'Sans limite : document figé, opposable',
    fin: { jamais: true },
    effacement: {
      genre: 'garde',
      motif:
        'Preuve de la formation (Code du travail, art. L6353-1) : un document ne se récrit pas.',
    },
    copie: {
      non: 'Il porte les données d’autres personnes ; ce qui concerne la personne est dans ses contacts et inscriptions.',
    },
  },
]
