-- The disability referent (Qualiopi 26), who complains, and what the nightly retention needs.

-- Who the trainees with a need of adaptation turn to. The former ones stay: an auditor asks since when.
create table referent_handicap (
  union_id integer not null references union_departementale,
  id uuid not null,
  adherent_id uuid not null,
  -- As the public pages and the convocations print them: chosen by the union, not read from the member's record.
  email text not null,
  telephone text not null,
  nomme_le timestamptz not null default now(), nomme_par uuid,
  fin_le timestamptz,
  version integer not null default 1,
  primary key (union_id, id),
  constraint referent_fin_apres_debut check (fin_le >= nomme_le),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
create unique index un_referent_handicap on referent_handicap (union_id) where fin_le is null;
create index referent_handicap_par_adherent on referent_handicap (union_id, adherent_id);
select isoler_par_union('referent_handicap');

-- Who complains, when the union knows: erasure and copies then find the complaint by themselves.
alter table reclamation
  add column inscription_id uuid,
  add column personne_id uuid,
  add constraint reclamation_inscription_a_sa_personne check (inscription_id is null or personne_id is not null),
  add foreign key (union_id, inscription_id) references inscription (union_id, id),
  add foreign key (union_id, personne_id) references personne (union_id, id);
create index reclamation_par_personne on reclamation (union_id, personne_id) where personne_id is not null;
create index reclamation_par_inscription on reclamation (union_id, inscription_id) where inscription_id is not null;

-- The file of an import goes as soon as somebody in it is erased; what was done of its lines stays.
alter table import_adherent alter column fichier_id drop not null;

-- Five years after it was withdrawn, a consent proves nothing any more.
grant delete on consentement to ge_app;

-- What the nightly retention looks for.
create index import_ligne_par_adherent on import_ligne (union_id, adherent_id) where adherent_id is not null;
create index candidature_par_formation on candidature (union_id, formation_id);

-- A signature is frozen like the procès-verbal it proves; past the retention, once no presence shows it, it goes.
create function effacer_signatures(p_ids uuid[])
  returns setof text language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from public.fichier f
  where f.union_id = nullif(current_setting('app.union_id', true), '')::integer
    and f.id = any(p_ids) and f.genre = 'signature'
    and not exists (select 1 from public.presence p where p.union_id = f.union_id and p.signature_fichier_id = f.id)
  returning f.cle_stockage $$;
revoke all on function effacer_signatures from public;
grant execute on function effacer_signatures to ge_app;
