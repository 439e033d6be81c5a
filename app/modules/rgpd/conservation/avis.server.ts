import { sql } from 'kysely'
import { nomEfface } from '../registre/traitement.server.ts'
import { dureeStagiaires, finieAvant, type Regle } from './regle.server.ts'

/** What people said: the words go, the marks and the dates stay. */
export const reglesAvis: Regle[] = [
  {
    cle: 'enquetes',
    table: 'enquete_envoi',
    quoi: 'Textes écrits dans les sondages',
    devient: 'vidés ; les notes restent',
    limite: dureeStagiaires,
    condition: (limite) => sql`coalesce(t.texte_libre, t.textes::text) is not null
      and ${finieAvant(limite)}`,
    exemple: sql<string>`'réponse du ' || to_char(t.repondu_le, 'YYYY-MM-DD')`,
    appliquer: { genre: 'anonymise', valeurs: { texte_libre: sql`null`, textes: sql`null` } },
  },
  {
    cle: 'reclamations',
    table: 'reclamation',
    quoi: 'Réclamations closes',
    devient: 'sans auteur ni texte ; l’objet et les dates restent',
    limite: dureeStagiaires,
    condition: (limite) => sql`t.auteur <> ${sql.lit(nomEfface)} and t.close_le < ${limite}::date`,
    exemple: sql<string>`'réclamation ' || t.numero`,
    appliquer: {
      genre: 'anonymise',
      valeurs: {
        auteur: sql.lit(nomEfface),
        coordonnees: sql`null`,
        inscription_id: sql`null`,
        personne_id: sql`null`,
        faits: sql`''`,
        reponse: sql`case when t.reponse is not null then '' end`,
      },
    },
  },
]
