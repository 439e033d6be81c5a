import { sql } from 'kysely'

/**
 * Whether somebody else than the trainee pays for an inscription `i` of a formation `f`: the partner whose
 * link it came by, or the client of a private training. A link may say that each trainee pays.
 */
export const payeParUnTiers = sql<boolean>`coalesce(
  (select l.payeur = 'partenaire' from lien_partenaire l
    where l.union_id = i.union_id and l.id = i.lien_partenaire_id),
  (select f.privee and not c.est_l_union from client c where c.union_id = f.union_id and c.id = f.client_id),
  false)`
