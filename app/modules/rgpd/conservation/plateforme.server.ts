import { sql } from 'kysely'
import { mois, type Regle } from './regle.server.ts'

/** What the platform keeps around: mails, addresses that fail, links that are dead. */
export const reglesPlateforme: Regle[] = [
  {
    cle: 'courriels',
    table: 'courriel',
    quoi: 'Mails envoyés',
    devient: 'sans contenu ni adresse',
    limite: (jour, d) => mois(jour, d.conservation_mails_mois),
    condition: (limite) =>
      sql`t.destinataire <> '' and t.statut <> 'en_attente' and t.cree_le < ${limite}::date`,
    exemple: sql<string>`t.modele || ', ' || to_char(t.cree_le, 'YYYY-MM-DD')`,
    appliquer: {
      genre: 'anonymise',
      valeurs: {
        brut: sql`null`,
        destinataire: sql`''`,
        sujet: sql`'Message effacé'`,
        reponse_serveur: sql`null`,
      },
    },
  },
  {
    cle: 'adresses',
    table: 'adresse_en_echec',
    quoi: 'Adresses refusées par leur serveur depuis plus d’un an',
    devient: 'effacées',
    limite: (jour) => mois(jour, 12),
    condition: (limite) => sql`t.dernier_le < ${limite}::date`,
    exemple: sql<string>`'dernier échec ' || to_char(t.dernier_le, 'YYYY-MM-DD')`,
    appliquer: { genre: 'supprime' },
  },
  {
    cle: 'liens',
    table: 'lien_client',
    quoi: 'Liens envoyés aux clients, d’un jour',
    devient: 'effacés',
    limite: (jour) => jour,
    condition: (limite) => sql`t.expire_le < ${limite}::date`,
    exemple: sql<string>`'lien du ' || to_char(t.expire_le, 'YYYY-MM-DD')`,
    appliquer: { genre: 'supprime' },
  },
]
