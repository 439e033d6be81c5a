import { sql } from 'kysely'
import { nomEfface, type Traitement } from './traitement.server.ts'

/** What people say of a training, and what the union does of it. */
export const traitementsEnquetes: Traitement[] = [
  {
    table: 'enquete_envoi',
    finalite: 'Recueillir l’avis des stagiaires, des clients et des formateurs',
    base: 'obligation',
    donnees: 'Formation, dates d’envoi et de relance, réponses, texte libre',
    personnes: 'Stagiaires, formateurs, clients',
    acces: 'Gestionnaires des formations ; les formateurs lisent les réponses sans le nom',
    duree: (d) => `${d.conservation_stagiaires_annees} ans après la formation`,
    fin: { regles: ['enquetes'] },
    lignes: ({ personnes, adherents }) =>
      sql<boolean>`(t.adherent_id = any(${adherents}::uuid[]) or t.inscription_id in (select i.id
        from inscription i where i.union_id = t.union_id and i.personne_id = any(${personnes}::uuid[])))`,
    effacement: {
      genre: 'anonymise',
      valeurs: {
        textes: sql`null`,
        texte_libre: sql`null`,
        // The secret link of the person leads nowhere any more.
        jeton_sha256: sql`sha256(convert_to(gen_random_uuid()::text, 'UTF8'))`,
      },
      reste: 'Les notes et les choix, sans nom : la satisfaction que l’union publie.',
    },
    copie: true,
    masquees: ['jeton_sha256'],
  },
  {
    table: 'reclamation',
    finalite: 'Traiter les réclamations et s’en servir pour progresser',
    base: 'obligation',
    donnees: 'Auteur, coordonnées, faits, réponse, dates',
    personnes: 'Ceux qui réclament',
    acces: 'Gestionnaires des formations',
    duree: (d) => `${d.conservation_stagiaires_annees} ans après la clôture de la réclamation`,
    fin: { regles: ['reclamations'] },
    lignes: ({ personnes, emails }) =>
      sql<boolean>`(t.personne_id = any(${personnes}::uuid[])
        or exists (select 1 from unnest(${emails}::text[]) e
          where position(e in lower(coalesce(t.coordonnees, ''))) > 0))`,
    effacement: {
      genre: 'anonymise',
      valeurs: {
        auteur: sql.lit(nomEfface),
        coordonnees: sql`null`,
        inscription_id: sql`null`,
        personne_id: sql`null`,
        faits: sql`''`,
        reponse: sql`case when t.reponse is not null then '' end`,
        version: sql`t.version + 1`,
      },
      reste: 'L’objet, le canal et les dates : que l’union a répondu.',
    },
    copie: true,
    masquees: ['version'],
  },
]
