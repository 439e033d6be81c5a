import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { deleteSignatures } from '#app/platform/files/fichier.server.ts'
import { coordonneesEffacees, identiteEffacee } from '../effacees.server.ts'
import { nomEfface } from '../registre/traitement.server.ts'
import { dureeStagiaires, finieAvant, mois, type Regle } from './regle.server.ts'

const formationDe = sql<string>`(select 'inscription à ' || f.numero from formation f
  where f.union_id = t.union_id and f.id = t.formation_id)`

/** The formation of a presence. */
const saFormation = sql`(select i.formation_id from inscription i
  where i.union_id = t.union_id and i.id = t.inscription_id)`

/** Trainees: their need, their address, their name, their hand, each at its time. */
export const reglesStagiaires: Regle[] = [
  {
    cle: 'amenagements',
    table: 'inscription',
    quoi: 'Besoins d’aménagement des stagiaires, trois mois après leur formation',
    devient: 'vidés',
    limite: (jour) => mois(jour, 3),
    condition: (limite) => sql`t.amenagement is not null and ${finieAvant(limite)}`,
    exemple: formationDe,
    appliquer: { genre: 'anonymise', valeurs: { amenagement: sql`null` } },
  },
  {
    cle: 'coordonnees',
    table: 'inscription',
    quoi: 'Coordonnées des stagiaires',
    devient: 'vidées ; le nom reste',
    limite: (jour, d) => mois(jour, d.conservation_coordonnees_mois),
    condition: (limite) => sql`coalesce(t.email, t.telephone, t.adresse, t.code_postal, t.commune,
      t.responsable_nom, t.responsable_email, t.responsable_telephone) is not null and ${finieAvant(limite)}`,
    exemple: formationDe,
    appliquer: {
      genre: 'anonymise',
      valeurs: coordonneesEffacees,
    },
  },
  {
    cle: 'stagiaires',
    table: 'inscription',
    quoi: 'Identité des stagiaires',
    devient: 'anonyme ; le procès-verbal reste',
    limite: dureeStagiaires,
    condition: (limite) => sql`t.nom_naissance <> ${sql.lit(nomEfface)} and ${finieAvant(limite)}`,
    exemple: formationDe,
    appliquer: {
      genre: 'anonymise',
      valeurs: identiteEffacee,
    },
  },
  {
    cle: 'presences',
    table: 'presence',
    quoi: 'Signatures des stagiaires, et qui a noté leur présence',
    devient: 'effacées ; présent ou absent reste, sans nom',
    limite: dureeStagiaires,
    condition: (limite) =>
      sql`coalesce(t.signature_fichier_id, t.saisie_par, t.confirmee_par) is not null
        and ${finieAvant(limite, saFormation)}`,
    exemple: sql<string>`(select 'présence à ' || f.numero from formation f
      where f.union_id = t.union_id and f.id = ${saFormation})`,
    appliquer: { genre: 'particulier', act: effacerSignatures },
  },
]

async function effacerSignatures(ctx: WriteCtx, ids: string[]): Promise<void> {
  const signees = await ctx.db
    .selectFrom('presence')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .select('signatureFichierId')
    .execute()
  await ctx.db
    .updateTable('presence')
    .set({ signatureFichierId: null, saisiePar: null, confirmeePar: null })
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .execute()
  await deleteSignatures(
    ctx,
    signees.flatMap(({ signatureFichierId }) => (signatureFichierId ? [signatureFichierId] : [])),
  )
}
