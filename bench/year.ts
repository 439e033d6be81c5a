import type pg from 'pg'

export const year = { formations: 3000, people: 10 }

/**
 * A whole year of a very large union, closed: 3,000 trainings of 10 people over two half-days, their
 * attendance, diplomas, answers and payments. Written as rows: this data is measured, never shown.
 */
export async function loadYear(owner: pg.Pool, annee: number): Promise<void> {
  await owner.query(`
    create temporary table an as select id as u from union_departementale where slug = 'demo';
    create temporary table an_client as select n, gen_random_uuid() as client,
        (array['entreprise', 'association', 'collectivite', 'etablissement_public'])[1 + n % 4] as genre
      from generate_series(1, 200) n;
    insert into client (union_id, id, numero, genre, raison_sociale)
      select u, client, 'CA' || n, genre, 'Client de la mesure n° ' || n from an_client, an;

    create temporary table an_formation as
      select n, gen_random_uuid() as formation, gen_random_uuid() as journee, gen_random_uuid() as matin,
        gen_random_uuid() as apres_midi, date '${annee}-01-01' + n % 365 as jour, n % 3 = 0 as privee,
        (select id from type_formation t where t.union_id = u order by md5(t.id::text || n) limit 1) as type,
        (select id from centre c where c.union_id = u order by md5(c.id::text || n) limit 1) as centre
      from generate_series(1, ${year.formations}) n, an;
    insert into formation (union_id, id, numero, type_formation_id, centre_id, client_id, privee, intitule, statut, places,
        formateurs_requis, prix, inscriptions_jusqu_au, premier_jour, dernier_jour, validee_le, cloturee_le)
      select u, formation, 'FA-' || f.n, type, centre, case when privee then c.client end, privee,
        'Premiers secours n° ' || f.n, 'cloturee', 12, 1, 6000, jour, jour, jour, now(), now()
      from an_formation f join an_client c on c.n = 1 + f.n % 200, an;
    insert into journee (union_id, id, formation_id, jour, lieu_libre)
      select u, journee, formation, jour, 'Salle' from an_formation, an;
    insert into creneau (union_id, id, journee_id, demi_journee, debut, fin)
      select u, matin, journee, 'matin', '08:30'::time, '12:30'::time from an_formation, an
      union all select u, apres_midi, journee, 'apres_midi', '13:30', '16:30' from an_formation, an;
    create temporary table an_candidature as select gen_random_uuid() as candidature, journee, formation,
        (select a.id from adherent a where a.union_id = u order by md5(a.id::text || n) limit 1) as adherent
      from an_formation, an;
    insert into candidature (union_id, id, formation_id, adherent_id, statut, origine)
      select u, candidature, formation, adherent, 'acceptee', 'affectation' from an_candidature, an;
    insert into affectation_journee (union_id, id, candidature_id, journee_id, minutes)
      select u, gen_random_uuid(), candidature, journee, 420 from an_candidature, an;

    create temporary table an_inscription as
      select f.*, p, gen_random_uuid() as inscription, gen_random_uuid() as personne
      from an_formation f, generate_series(1, ${year.people}) p;
    insert into personne (union_id, id, cle_personne, civilite, nom_naissance, prenoms, naissance_date, naissance_commune, naissance_code_postal, naissance_pays)
      select u, personne, 'annee-' || n || '-' || p, 'madame', 'MESURE', 'Anaïs', '1990-01-01', 'Dole', '39100', 'France' from an_inscription, an;
    insert into inscription (union_id, id, formation_id, personne_id, type_formation_id, cle_personne, vivante, statut, civilite, nom_naissance, prenoms,
        naissance_date, naissance_commune, naissance_code_postal, naissance_pays, statut_bpf, origine, suivi_sha256, validee_le, validee_moyen, presence_validee_le)
      select u, inscription, formation, personne, type, 'annee-' || n || '-' || p, false, 'validee', 'madame', 'MESURE', 'Anaïs',
        '1990-01-01', 'Dole', '39100', 'France', case when privee then 'salarie' when p % 5 = 0 then 'demandeur_emploi' else 'particulier' end,
        'gestionnaire', decode(md5(inscription::text), 'hex'), now(), 'gestionnaire', case when p < 10 then now() end from an_inscription, an;
    insert into presence (union_id, id, inscription_id, creneau_id, present, moyen)
      select u, gen_random_uuid(), inscription, creneau, p < 10, 'gestionnaire'
      from an_inscription, an, unnest(array[matin, apres_midi]) creneau;
    insert into diplome (union_id, id, inscription_id, numero, le, origine, donnees)
      select u, gen_random_uuid(), inscription, 'A-' || n || '-' || p, jour, 'trame', '{}' from an_inscription, an where p < 9;
    create temporary table an_enquete as select gen_random_uuid() as enquete;
    insert into enquete (union_id, id, genre, version, questions) select u, enquete, 'froid', 9000, '[]' from an_enquete, an;
    insert into enquete_envoi (union_id, id, enquete_id, formation_id, inscription_id, genre, jeton_sha256, envoye_le, expire_le, repondu_le, note_globale, reponses)
      select u, gen_random_uuid(), enquete, formation, inscription, 'froid', decode(md5(inscription::text || 'e'), 'hex'),
        now(), now() + interval '90 days', now(), 1 + p % 5, '{}' from an_inscription, an_enquete, an where p % 2 = 0;
    insert into reglement (union_id, id, formation_id, inscription_id, client_id, moyen, montant, le, statut)
      select u, gen_random_uuid(), formation, case when not privee then inscription end,
        case when privee then (select client from an_client c where c.n = 1 + i.n % 200) end, 'virement', 6000, jour, 'recu'
      from an_inscription i, an where not privee or p = 1;
    analyze;
  `)
}
