-- What a union sets up by itself: identity, centres, amicales, places, dated rules of its types.

alter table identite_union
  add column tva text,
  -- Encrypted; the last four characters are kept apart so that a page can name the account.
  add column iban text,
  add column iban_fin text,
  add column bic text,
  add column email text,
  add column habilitation_fin date,
  add column agrement_d text not null default 'aucun'
    check (agrement_d in ('aucun', 'd_paps', 'd_paps_pe', 'd_dps_pe_a_ge')),
  add column agrement_aquatique boolean not null default false,
  add column agrement_reference text,
  add column agrement_date date,
  add column agrement_fin date,
  add column signature_fichier_id uuid,
  -- The terms the union has read and accepts to show as its own, its types reviewed, its key put away.
  add column cgu_relues_le timestamptz,
  add column types_revus_le timestamptz,
  add column sauvegarde_vue_le timestamptz,
  add constraint identite_iban_entier check ((iban is null) = (iban_fin is null)),
  add constraint identite_logo_connu foreign key (union_id, logo_fichier_id) references fichier (union_id, id),
  add constraint identite_signature_connue
    foreign key (union_id, signature_fichier_id) references fichier (union_id, id),
  add constraint identite_couleur_bien_formee check (couleur ~ '^#[0-9a-f]{6}$');

alter table centre
  add constraint centre_responsable_connu foreign key (union_id, responsable_id) references adherent (union_id, id);

create table amicale (
  union_id integer not null references union_departementale,
  id uuid not null,
  nom text not null,
  centre_id uuid,
  president_id uuid,
  archive_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint amicale_nom_unique unique (union_id, nom),
  foreign key (union_id, centre_id) references centre (union_id, id),
  constraint amicale_president_connu foreign key (union_id, president_id) references adherent (union_id, id)
);
select isoler_par_union('amicale');

-- The rule of a type from a day on: it holds until the day before the next one, so two never overlap
-- and none is missing. A formation keeps the rule of its first day.
create table regle_type_formation (
  union_id integer not null references union_departementale,
  id uuid not null,
  type_formation_id uuid not null,
  valable_du date not null,
  minutes_min integer not null constraint duree_positive check (minutes_min > 0),
  max_par_formateur integer not null constraint par_formateur_positif check (max_par_formateur > 0),
  min_stagiaires integer not null default 1,
  age_min integer,
  document text not null default 'aucun' check (document in ('trame', 'federal', 'aucun')),
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  constraint regle_type_formation_jour_unique unique (union_id, type_formation_id, valable_du),
  foreign key (union_id, type_formation_id) references type_formation (union_id, id)
);
select isoler_par_union('regle_type_formation', 'select, insert, update');

-- Row-level security holds for the owner too: each union is entered in turn.
do $$
declare u integer;
begin
  for u in select id from union_departementale loop
    perform set_config('app.union_id', u::text, true);
    insert into regle_type_formation (union_id, id, type_formation_id, valable_du, minutes_min,
      max_par_formateur, min_stagiaires, age_min, document, cree_le)
    select union_id, gen_random_uuid(), id, valable_du, minutes_min, max_par_formateur, min_stagiaires,
      age_min, document, cree_le from type_formation;
  end loop;
  perform set_config('app.union_id', '', true);
end $$;

alter table type_formation
  drop constraint places_par_formateur_positives,
  drop column minutes_min, drop column max_par_formateur, drop column min_stagiaires, drop column age_min,
  drop column document, drop column valable_du,
  add constraint places_defaut_positives check (places_defaut > 0);

-- The operator's acts on unions: the requests' role cannot write the table.
alter table union_departementale
  add column suspendue_le timestamptz,
  add column suspension_motif text,
  add constraint suspension_motivee check ((statut = 'suspendue') = (suspension_motif is not null));

create function suspendre_union(p_id integer, p_motif text, p_le timestamptz) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.union_departementale set statut = 'suspendue', suspension_motif = p_motif, suspendue_le = p_le
  where id = p_id and statut = 'ouverte' returning true $$;
create function rouvrir_union(p_id integer) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.union_departementale set statut = 'ouverte', suspension_motif = null, suspendue_le = null
  where id = p_id and statut = 'suspendue' returning true $$;
revoke all on function suspendre_union, rouvrir_union from public;
grant execute on function suspendre_union, rouvrir_union to ge_app;

-- The jobs, for the operator: their name, their tries and their state, never what they carry.
create function lister_travaux(p_limite integer)
  returns table (id bigint, tache text, essais integer, essais_max integer, prevu_le timestamptz, en_echec boolean, erreur text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select j.id, j.task_identifier, j.attempts::integer, j.max_attempts::integer, j.run_at, j.attempts >= j.max_attempts,
    -- The kind of error only: its sentence may quote a person's address.
    substring(j.last_error from '^[A-Za-z]+')
  from graphile_worker.jobs j
  order by (j.attempts >= j.max_attempts) desc, j.run_at limit p_limite $$;
create function relancer_travail(p_id bigint) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from graphile_worker.reschedule_jobs(array[p_id], run_at => now(), attempts => 0)) $$;
revoke all on function lister_travaux, relancer_travail from public;
grant execute on function lister_travaux, relancer_travail to ge_app;

-- Bytes and number of files of each union, and the size of the database.
create function compter_stockage() returns table (union_id integer, fichiers bigint, octets bigint)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare u integer;
begin
  for u in select id from public.union_departementale loop
    perform set_config('app.union_id', u::text, true);
    return query select u, count(*), coalesce(sum(taille), 0)::bigint from public.fichier f where f.union_id = u;
  end loop;
end $$;
revoke all on function compter_stockage from public;
grant execute on function compter_stockage to ge_app;
