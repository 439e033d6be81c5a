import type pg from 'pg'

export const size = { members: 2000, formations: 500, people: 20 }

/**
 * Fills the demonstration union to the size of a large one: 2,000 members, 500 trainings of 20 people,
 * half of them over and ready to be closed. Written as rows: this data is measured, never shown.
 */
export async function loadLargeUnion(owner: pg.Pool): Promise<void> {
  await owner.query(`
    create temporary table mots as select
      array['MARTIN','BERNARD-ÉLIE','GRÉGOIRE','LEFÈBVRE','DE LA ROCHEFOUCAULD-MÉZIÈRES','LACŒUILHE','N’GUESSAN','FRANÇOIS','MÜLLER','GARÇON'] as noms,
      array['Anaïs','Jean-Baptiste Marie','Loïc','Maïwenn','Zoé','Noël','Chloé','Gaël','Hélène','Rémi'] as prenoms,
      (select id from union_departementale where slug = 'demo') as u;

    create temporary table bench_membre as
      select n, gen_random_uuid() as personne, gen_random_uuid() as adherent,
        m.noms[1 + n % 10] || ' ' || chr(65 + n / 10 % 26) || chr(65 + n / 260) as nom, m.prenoms[1 + n / 7 % 10] as prenom
      from generate_series(1, ${size.members}) n, mots m;
    insert into personne (union_id, id, cle_personne, civilite, nom_naissance, prenoms, naissance_date, naissance_commune, naissance_code_postal, naissance_pays)
      select u, personne, 'charge-' || n, 'madame', nom, prenom, date '1970-01-01' + n * 7, 'Besançon', '25000', 'France' from bench_membre, mots;
    insert into adherent (union_id, id, personne_id, pseudo, nom_tri, email, telephone, centre_id, valide_le)
      select u, adherent, personne, 'charge.' || n, f_norm(nom || ' ' || prenom), 'charge' || n || '@exemple.fr', '0612345678',
        (select id from centre c where c.union_id = u order by md5(c.id::text || n) limit 1), now() from bench_membre, mots;
    insert into competence_detenue (union_id, id, adherent_id, competence_id, obtenue_le)
      select u, gen_random_uuid(), adherent, c.id, current_date - 900 from bench_membre, mots, competence c
      where c.union_id = u and c.code in ('PSE1', 'PSE2') and n % 2 = 0;

    create temporary table bench_formation as
      select n, gen_random_uuid() as formation, gen_random_uuid() as journee, gen_random_uuid() as creneau,
        (case when n <= 250 then current_date - n else current_date + (n - 240) end)::date as jour,
        (select id from type_formation t where t.union_id = u and t.code = 'PSC') as type
      from generate_series(1, ${size.formations}) n, mots;
    insert into formation (union_id, id, numero, type_formation_id, intitule, statut, places, formateurs_requis, prix, inscriptions_jusqu_au, premier_jour, dernier_jour, validee_le)
      select u, formation, 'F00-' || lpad(n::text, 4, '0'), type, 'Premiers secours citoyen de l’Échelle à Vaubécourt-en-Barrois n° ' || n,
        'validee', 40, 2, 6000, jour - 1, jour, jour, now() from bench_formation, mots;
    insert into journee (union_id, id, formation_id, jour, lieu_id)
      select u, journee, formation, jour, (select id from lieu l where l.union_id = u limit 1) from bench_formation, mots;
    insert into creneau (union_id, id, journee_id, demi_journee, debut, fin)
      select u, creneau, journee, 'matin', '08:30', '12:30' from bench_formation, mots;

    create temporary table bench_inscription as
      select f.n as rang, f.formation, f.creneau, f.type, p as place, gen_random_uuid() as inscription, gen_random_uuid() as personne,
        m.noms[1 + (f.n + p) % 10] as nom, m.prenoms[1 + (f.n * 3 + p) % 10] as prenom
      from bench_formation f, generate_series(1, ${size.people}) p, mots m;
    insert into personne (union_id, id, cle_personne, civilite, nom_naissance, prenoms, naissance_date, naissance_commune, naissance_code_postal, naissance_pays)
      select u, personne, 'stagiaire-' || rang || '-' || place, 'monsieur', nom, prenom, date '1985-05-05' + place * 30, 'Dole', '39100', 'France' from bench_inscription, mots;
    insert into inscription (union_id, id, formation_id, personne_id, type_formation_id, cle_personne, vivante, statut, civilite, nom_naissance, prenoms,
        naissance_date, naissance_commune, naissance_code_postal, naissance_pays, email, telephone, statut_bpf, origine, suivi_sha256, validee_le, validee_moyen, presence_validee_le)
      select u, inscription, formation, personne, type, 'stagiaire-' || rang || '-' || place, rang > 250, 'validee', 'monsieur', nom, prenom,
        date '1985-05-05' + place * 30, 'Dole', '39100', 'France', 's' || rang || '.' || place || '@exemple.fr', '0612345678', 'particulier', 'public',
        decode(md5(inscription::text), 'hex'), now(), 'gestionnaire', case when rang <= 250 then now() end from bench_inscription, mots;
    insert into presence (union_id, id, inscription_id, creneau_id, present, moyen)
      select u, gen_random_uuid(), inscription, creneau, true, 'gestionnaire' from bench_inscription, mots where rang <= 250;
    analyze;
  `)
}

/** Trainings loaded above: those over, to be closed, and those to come. */
export async function listLoaded(owner: pg.Pool): Promise<{ over: string[]; coming: string[] }> {
  const { rows } = await owner.query<{ id: string; over: boolean }>(
    `select id, dernier_jour < current_date as over from formation where numero like 'F00-%' order by numero`,
  )
  return {
    over: rows.filter(({ over }) => over).map(({ id }) => id),
    coming: rows.filter(({ over }) => !over).map(({ id }) => id),
  }
}
