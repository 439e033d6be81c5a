-- Collective documents, copies of one's own data, erasure of a person (modules `document` and `rgpd`).

create table document_collectif (
  union_id integer not null references union_departementale,
  id uuid not null,
  titre text not null,
  categorie text not null check (categorie in
    ('reglement', 'procedure', 'compte_rendu', 'formulaire', 'information', 'autre')),
  description text,
  -- Both empty: for everybody. Roles: who holds one of them. Centres: who belongs to one. Both: the two at once.
  roles text[] not null default '{}',
  centres uuid[] not null default '{}',
  accuse_lecture boolean not null default false,
  -- Number of the version in force.
  numero integer not null default 1,
  publie_le timestamptz not null default now(),
  relance_le timestamptz,
  archive_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id)
);
create index document_collectif_par_date on document_collectif (union_id, publie_le desc, id);
select isoler_par_union('document_collectif', 'select, insert, update');

-- What was published stays: a new version never replaces the bytes of the former.
create table document_version (
  union_id integer not null references union_departementale,
  id uuid not null,
  document_id uuid not null,
  numero integer not null,
  fichier_id uuid not null,
  note text,
  publiee_le timestamptz not null default now(), publiee_par uuid,
  primary key (union_id, id),
  constraint document_version_numero_unique unique (union_id, document_id, numero),
  foreign key (union_id, document_id) references document_collectif (union_id, id),
  foreign key (union_id, fichier_id) references fichier (union_id, id)
);
select isoler_par_union('document_version', 'select, insert');

-- Who opened which version, and who said « J’ai lu ».
create table document_lu (
  union_id integer not null references union_departementale,
  document_id uuid not null,
  numero integer not null,
  adherent_id uuid not null,
  ouvert_le timestamptz,
  lu_le timestamptz,
  primary key (union_id, document_id, numero, adherent_id),
  constraint lecture_a_une_date check (ouvert_le is not null or lu_le is not null),
  foreign key (union_id, document_id) references document_collectif (union_id, id),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
create index document_lu_par_adherent on document_lu (union_id, adherent_id);
select isoler_par_union('document_lu');

-- A copy of what the union knows of somebody, made by a job, offered seven days.
create table export_donnees (
  union_id integer not null references union_departementale,
  id uuid not null,
  personne_id uuid not null,
  -- Who asked: the person, or somebody of the union who answers a request received on paper.
  demande_par uuid not null,
  statut text not null default 'en_preparation' check (statut in ('en_preparation', 'pret', 'perime', 'echoue')),
  fichier_id uuid,
  taille bigint,
  demande_le timestamptz not null default now(),
  pret_le timestamptz,
  expire_le timestamptz,
  telecharge_le timestamptz,
  primary key (union_id, id),
  constraint export_pret_a_un_fichier check (statut <> 'pret' or (fichier_id is not null and expire_le is not null)),
  foreign key (union_id, personne_id) references personne (union_id, id),
  foreign key (union_id, demande_par) references adherent (union_id, id)
);
create unique index export_en_preparation_unique on export_donnees (union_id, personne_id, demande_par)
  where statut = 'en_preparation';
create index export_par_personne on export_donnees (union_id, personne_id, demande_le desc);
select isoler_par_union('export_donnees');

alter table personne add column sans_personnel_le timestamptz;

-- The journal is written once by the requests' role. These two functions alone may blank the personal
-- values kept beside its lines; the lines themselves stay.
create function effacer_valeurs_journal(p_personne uuid)
  returns integer language sql security definer set search_path = pg_catalog, pg_temp as $$
  with videes as (
    update public.journal_valeur set avant = null, apres = null
    where union_id = nullif(current_setting('app.union_id', true), '')::integer
      and personne_id = p_personne and (avant is not null or apres is not null) returning 1)
  select count(*)::integer from videes $$;
revoke all on function effacer_valeurs_journal from public;
grant execute on function effacer_valeurs_journal to ge_app;

create function effacer_valeurs_journal_avant(p_avant timestamptz)
  returns integer language sql security definer set search_path = pg_catalog, pg_temp as $$
  with videes as (
    update public.journal_valeur v set avant = null, apres = null
    from public.journal j
    where v.union_id = nullif(current_setting('app.union_id', true), '')::integer
      and j.union_id = v.union_id and j.id = v.journal_id and j.le < p_avant
      and (v.avant is not null or v.apres is not null) returning 1)
  select count(*)::integer from videes $$;
revoke all on function effacer_valeurs_journal_avant from public;
grant execute on function effacer_valeurs_journal_avant to ge_app;

-- Removes rows of files; a frozen one never. Gives back the keys of the bytes they named.
create function effacer_fichiers(p_ids uuid[])
  returns setof text language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from public.fichier
  where union_id = nullif(current_setting('app.union_id', true), '')::integer
    and id = any(p_ids) and not fige returning cle_stockage $$;
revoke all on function effacer_fichiers from public;
grant execute on function effacer_fichiers to ge_app;

-- Bytes are shared by content, across unions too: is this key still named by a row, anywhere? Yes or no, never where.
create function cle_utilisee(p_cle text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  candidate integer;
  ici text := current_setting('app.union_id', true);
  trouvee boolean := false;
begin
  for candidate in select id from public.union_departementale loop
    perform set_config('app.union_id', candidate::text, true);
    if exists (select 1 from public.fichier where union_id = candidate and cle_stockage = p_cle) then
      trouvee := true;
      exit;
    end if;
  end loop;
  perform set_config('app.union_id', coalesce(ici, ''), true);
  return trouvee;
end $$;
revoke all on function cle_utilisee from public;
grant execute on function cle_utilisee to ge_app;

-- Does this account also serve in another union than the one of the request? Yes or no, never which.
create function compte_ailleurs(p_compte uuid)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  candidate integer;
  ici text := current_setting('app.union_id', true);
  trouve boolean := false;
begin
  for candidate in select id from public.union_departementale where id::text is distinct from ici loop
    perform set_config('app.union_id', candidate::text, true);
    if exists (select 1 from public.adherent where union_id = candidate and compte_id = p_compte) then
      trouve := true;
      exit;
    end if;
  end loop;
  perform set_config('app.union_id', coalesce(ici, ''), true);
  return trouve;
end $$;
revoke all on function compte_ailleurs from public;
grant execute on function compte_ailleurs to ge_app, ge_identite;

grant create on schema identite to ge_identite;
set local role ge_identite;

-- What an account is in the union of the request goes first; the account itself goes with the last person it
-- served. Whatever table of identities names it: those that know a union, then all. The operator's stays.
create function identite.effacer_compte(p_compte uuid)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  nom regclass;
begin
  if exists (select 1 from public.adherent where compte_id = p_compte) then
    return false;
  end if;
  for nom in select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'compte_id' and not a.attisdropped
    join pg_attribute u on u.attrelid = c.oid and u.attname = 'union_id' and not u.attisdropped
    where n.nspname = 'identite' and c.relkind = 'r' loop
    execute format('delete from %s where compte_id = $1
      and union_id = nullif(current_setting(''app.union_id'', true), '''')::integer', nom) using p_compte;
  end loop;
  if not exists (select 1 from identite.compte where id = p_compte and identifiant_exploitant is null)
    or public.compte_ailleurs(p_compte) then
    return false;
  end if;
  for nom in select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'compte_id' and not a.attisdropped
    where n.nspname = 'identite' and c.relkind = 'r' loop
    execute format('delete from %s where compte_id = $1', nom) using p_compte;
  end loop;
  delete from identite.compte where id = p_compte;
  return true;
end $$;
revoke all on function identite.effacer_compte from public;
grant execute on function identite.effacer_compte to ge_app;

-- Finished sessions and dead links of every account, past a date: nobody needs them any more.
create function identite.purger_traces(p_avant timestamptz)
  returns integer language sql security definer set search_path = pg_catalog, pg_temp as $$
  with sessions as (
    delete from identite.auth_session where coalesce(fin_le, expire_le) < p_avant returning 1),
  liens as (
    delete from identite.jeton_acces where coalesce(utilise_le, expire_le) < p_avant returning 1)
  select ((select count(*) from sessions) + (select count(*) from liens))::integer $$;
revoke all on function identite.purger_traces from public;
grant execute on function identite.purger_traces to ge_app;

reset role;
revoke create on schema identite from ge_identite;
