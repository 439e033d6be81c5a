import type pg from 'pg'

export const month = { events: 200, attestations: 300 }

/**
 * A month of 200 private trainings, a year and more ahead, and one training of 300 *stagiaires validés*,
 * closed. Written as rows: this data is measured, never shown.
 */
export async function loadMonth(owner: pg.Pool): Promise<{ jour: string; formationId: string }> {
  const { rows } = await owner.query<{ jour: string; formation: string }>(`
    select to_char(date_trunc('month', current_date + 430), 'YYYY-MM-DD') as jour, gen_random_uuid() as formation`)
  const { jour = '', formation = '' } = rows[0] ?? {}
  await owner.query(`
    create temporary table mois as select n, gen_random_uuid() as formation, gen_random_uuid() as journee,
      (date '${jour}' + (n % 28))::date as jour, (select id from union_departementale where slug = 'demo') as u
      from generate_series(1, ${month.events}) n;
    insert into formation (union_id, id, numero, type_formation_id, intitule, privee, statut, places, formateurs_requis, prix, inscriptions_jusqu_au, premier_jour, dernier_jour, validee_le)
      select u, formation, 'F01-' || lpad(n::text, 4, '0'), (select id from type_formation t where t.union_id = u and t.code = 'SST'),
        'Sauveteur secouriste du travail n° ' || n, true, 'validee', 10, 2, 0, jour - 1, jour, jour, now() from mois;
    insert into journee (union_id, id, formation_id, jour, lieu_id)
      select u, journee, formation, jour, (select id from lieu l where l.union_id = u limit 1) from mois;
    insert into creneau (union_id, id, journee_id, demi_journee, debut, fin)
      select u, gen_random_uuid(), journee, d.demi, d.debut::time, d.fin::time from mois,
        (values ('matin', '08:30', '12:30'), ('apres_midi', '13:30', '17:30')) d(demi, debut, fin);
    insert into candidature (union_id, id, formation_id, adherent_id, statut, origine)
      select u, formation, formation, (select id from adherent a where a.union_id = u and a.pseudo = 'forma.teur'), 'acceptee', 'affectation' from mois where n % 2 = 0;
    insert into affectation_journee (union_id, id, candidature_id, journee_id, minutes)
      select u, gen_random_uuid(), formation, journee, 480 from mois where n % 2 = 0;
    analyze;`)
  await owner.query(`
    create temporary table promotion as select n, gen_random_uuid() as inscription, gen_random_uuid() as personne, u from
      generate_series(1, ${month.attestations}) n, (select id as u from union_departementale where slug = 'demo') x;
    insert into formation (union_id, id, numero, type_formation_id, intitule, statut, places, formateurs_requis, prix, inscriptions_jusqu_au, premier_jour, dernier_jour, validee_le, cloturee_le)
      select u, '${formation}', 'F02-0001', (select id from type_formation t where t.union_id = u and t.code = 'GQS'), 'Gestes qui sauvent au collège',
        'cloturee', 300, 20, 0, current_date - 3, current_date - 2, current_date - 2, now(), now() from promotion where n = 1;
    insert into journee (union_id, id, formation_id, jour, lieu_libre) select u, '${formation}', '${formation}', current_date - 2, 'Gymnase' from promotion where n = 1;
    insert into creneau (union_id, id, journee_id, demi_journee, debut, fin) select u, '${formation}', '${formation}', 'matin', '09:00', '11:00' from promotion where n = 1;
    insert into personne (union_id, id, cle_personne, civilite, nom_naissance, prenoms, naissance_date, naissance_commune, naissance_code_postal, naissance_pays)
      select u, personne, 'promotion-' || n, 'madame', 'DE LA ROCHEFOUCAULD-MÉZIÈRES', 'Lætitia Zoé', date '2010-01-01' + n, 'Besançon', '25000', 'France' from promotion;
    insert into inscription (union_id, id, formation_id, personne_id, type_formation_id, cle_personne, vivante, statut, civilite, nom_naissance, prenoms,
        naissance_date, naissance_commune, naissance_code_postal, naissance_pays, statut_bpf, origine, suivi_sha256, validee_le, validee_moyen, presence_validee_le, resultat)
      select u, inscription, '${formation}', personne, (select id from type_formation t where t.union_id = u and t.code = 'GQS'), 'promotion-' || n, false, 'validee', 'madame',
        'DE LA ROCHEFOUCAULD-MÉZIÈRES', 'Lætitia Zoé', date '2010-01-01' + n, 'Besançon', '25000', 'France', 'autre', 'gestionnaire',
        decode(md5(inscription::text), 'hex'), now(), 'gestionnaire', now(), 'certifie' from promotion;
    insert into presence (union_id, id, inscription_id, creneau_id, present, moyen)
      select u, gen_random_uuid(), inscription, '${formation}', true, 'formateur' from promotion;`)
  return { jour, formationId: formation }
}
