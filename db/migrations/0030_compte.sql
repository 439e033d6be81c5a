-- Accounts, second half: several unions, versions of the terms accepted, second factors, known devices,
-- change of the login address (module `compte`). Everything belongs to ge_identite, as in 0003.

-- What a session must know of the union of the request: the terms in force, the roles that ask for a factor.
grant select on cgu_union, preference to ge_identite;
grant create on schema identite to ge_identite;
set local role ge_identite;

alter table identite.compte
  add column email_change_le timestamptz,
  -- When the account first held a role that asks for a second factor, without having one.
  add column second_facteur_exige_le timestamptz;

alter table identite.jeton_acces drop constraint jeton_acces_genre_check;
alter table identite.jeton_acces add constraint jeton_acces_genre_check
  check (genre in ('creation', 'oubli', 'email', 'retour_email', 'rattachement', 'second_facteur'));
create index jeton_acces_par_compte on identite.jeton_acces (compte_id) where utilise_le is null;

-- The unions of an account: identities live outside the unions, and each union sees only its own members.
create table identite.appartenance (
  compte_id uuid not null references identite.compte,
  union_id integer not null,
  depuis timestamptz not null default now(),
  primary key (compte_id, union_id)
);

-- Every version that was accepted, with its date: each union has its own terms.
create table identite.acceptation_cgu (
  compte_id uuid not null references identite.compte,
  union_id integer not null,
  version integer not null,
  acceptee_le timestamptz not null,
  primary key (compte_id, union_id, version)
);

-- What proves who one is, besides the password.
create table identite.facteur (
  id uuid primary key,
  compte_id uuid not null references identite.compte,
  genre text not null check (genre in ('application', 'cle', 'secours')),
  nom text not null default '',
  -- application: the shared secret, encrypted by the program.
  secret text,
  -- application: the last 30-second step that was accepted; a code serves once.
  dernier_pas bigint,
  -- cle: WebAuthn credential.
  cle_id text constraint facteur_cle_unique unique,
  cle_publique bytea,
  compteur bigint not null default 0,
  transports text[] not null default '{}',
  -- secours: fingerprint of a recovery code.
  empreinte bytea,
  cree_le timestamptz not null,
  -- Null while the owner has not proved that it works.
  confirme_le timestamptz,
  utilise_le timestamptz,
  constraint facteur_complet check (case genre when 'application' then secret is not null
    when 'cle' then cle_id is not null and cle_publique is not null else empreinte is not null end)
);
create index facteur_par_compte on identite.facteur (compte_id);
create unique index facteur_secours_unique on identite.facteur (compte_id, empreinte) where genre = 'secours';

-- Browsers and places from which an account has been opened: fingerprints only.
create table identite.appareil_connu (
  compte_id uuid not null references identite.compte,
  empreinte bytea not null,
  vu_le timestamptz not null,
  primary key (compte_id, empreinte)
);

-- Members already there, one union at a time: row-level security holds for this role too.
do $$
declare une record;
begin
  for une in select id from public.union_departementale loop
    perform set_config('app.union_id', une.id::text, true);
    insert into identite.appartenance (compte_id, union_id)
      select compte_id, union_id from public.adherent where union_id = une.id and compte_id is not null;
    insert into identite.acceptation_cgu (compte_id, union_id, version, acceptee_le)
      select c.id, a.union_id, c.cgu_version, coalesce(c.cgu_acceptees_le, now())
      from public.adherent a join identite.compte c on c.id = a.compte_id
      where a.union_id = une.id and c.cgu_version is not null;
  end loop;
  perform set_config('app.union_id', '', true);
end $$;

drop function identite.compte(uuid);
drop function identite.accepter_cgu(uuid, integer, timestamptz);
alter table identite.compte drop column cgu_version, drop column cgu_acceptees_le;

create function identite.union_courante() returns integer language sql stable set search_path = pg_catalog, pg_temp as $$
  select nullif(current_setting('app.union_id', true), '')::integer $$;

create function identite.accepter_cgu(p_compte uuid, p_version integer, p_maintenant timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identite.acceptation_cgu (compte_id, union_id, version, acceptee_le)
  values (p_compte, identite.union_courante(), p_version, p_maintenant) on conflict do nothing $$;

create function identite.acceptations_cgu(p_compte uuid)
  returns table (version integer, acceptee_le timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select version, acceptee_le from identite.acceptation_cgu
  where compte_id = p_compte and union_id = identite.union_courante() order by version desc $$;

-- How many validated members of the union accepted each version.
create function identite.acceptations_de_l_union()
  returns table (version integer, acceptees bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.version, count(*) from identite.acceptation_cgu g
  join public.adherent a on a.compte_id = g.compte_id and a.union_id = g.union_id
  where g.union_id = identite.union_courante() and a.valide_le is not null and a.desactive_le is null
    and a.parti_le is null and a.archive_le is null
  group by g.version $$;

create or replace function identite.comptes_de_l_union()
  returns table (compte_id uuid, mot_de_passe_defini boolean, email_verifie boolean, cgu_acceptees boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.mot_de_passe_defini_le is not null, c.email_verifie_le is not null,
    exists (select 1 from identite.acceptation_cgu g where g.compte_id = c.id and g.union_id = a.union_id)
  from public.adherent a join identite.compte c on c.id = a.compte_id
  where a.union_id = identite.union_courante() $$;

create or replace function identite.faits_comptes(p_comptes uuid[])
  returns table (compte_id uuid, mot_de_passe_defini boolean, email_verifie boolean, cgu_acceptees boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.mot_de_passe_defini_le is not null, c.email_verifie_le is not null,
    exists (select 1 from identite.acceptation_cgu g where g.compte_id = c.id and g.union_id = a.union_id)
  from identite.compte c join public.adherent a on a.compte_id = c.id
  where c.id = any(p_comptes) and a.union_id = identite.union_courante() $$;

create or replace function identite.creer_compte(p_id uuid, p_email text, p_verifie_le timestamptz, p_exploitant text default null)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identite.compte (id, email, email_verifie_le, identifiant_exploitant)
  values (p_id, p_email, p_verifie_le, p_exploitant);
  insert into identite.appartenance (compte_id, union_id)
  select p_id, identite.union_courante() where identite.union_courante() is not null $$;

create function identite.compte(p_id uuid)
  returns table (id uuid, email text, email_verifie_le timestamptz, mot_de_passe_hash text,
    mot_de_passe_defini_le timestamptz, unions integer, second_facteur boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.email, c.email_verifie_le, c.mot_de_passe_hash, c.mot_de_passe_defini_le,
    (select count(*)::integer from identite.appartenance p where p.compte_id = c.id),
    exists (select 1 from identite.facteur f where f.compte_id = c.id and f.genre in ('application', 'cle')
      and f.confirme_le is not null)
  from identite.compte c where c.id = p_id $$;

-- One statement for a request: session, account, member of the union of the request, roles, and what the
-- union asks of its accounts.
drop function identite.session_par_jeton(bytea, timestamptz);
create function identite.session_par_jeton(p_jeton bytea, p_maintenant timestamptz)
  returns table (session_id uuid, compte_id uuid, exploitant text, email text, email_verifie_le timestamptz,
    mot_de_passe_defini_le timestamptz, creee_le timestamptz, vue_le timestamptz, reauth_le timestamptz,
    expire_le timestamptz, adherent_id uuid, personne_id uuid, pseudo text, nom text, prenom text,
    valide_le timestamptz, centre_id uuid, roles jsonb, cgu_acceptee integer, cgu_en_vigueur integer,
    second_facteur boolean, second_facteur_exige_le timestamptz, second_facteur_pour text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, c.id, c.identifiant_exploitant, c.email, c.email_verifie_le, c.mot_de_passe_defini_le,
    s.creee_le, s.vue_le, s.reauth_le, s.expire_le,
    a.id, a.personne_id, a.pseudo, coalesce(p.nom_usage, p.nom_naissance), p.prenoms, a.valide_le, a.centre_id,
    coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'centreId', r.centre_id))
      from public.accreditation r
      where r.union_id = a.union_id and r.adherent_id = a.id and r.retiree_le is null), '[]'::jsonb),
    (select max(g.version) from identite.acceptation_cgu g where g.compte_id = c.id and g.union_id = a.union_id),
    (select max(u.version) from public.cgu_union u where u.union_id = a.union_id),
    exists (select 1 from identite.facteur f where f.compte_id = c.id and f.genre in ('application', 'cle')
      and f.confirme_le is not null),
    c.second_facteur_exige_le,
    (select v.valeur #>> '{}' from public.preference v where v.union_id = a.union_id and v.cle = 'second_facteur_pour')
  from identite.auth_session s
  join identite.compte c on c.id = s.compte_id
  left join public.adherent a on a.compte_id = c.id and a.union_id = identite.union_courante()
    and a.desactive_le is null and a.parti_le is null and a.archive_le is null
  left join public.personne p on p.union_id = a.union_id and p.id = a.personne_id
  where s.jeton_sha256 = p_jeton and s.fin_le is null and s.expire_le > p_maintenant and c.bloque_le is null $$;

create function identite.exiger_second_facteur(p_compte uuid, p_maintenant timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identite.compte set second_facteur_exige_le = p_maintenant
  where id = p_compte and second_facteur_exige_le is null $$;

-- One session, of this account only; then all the others.
create function identite.terminer_une_session(p_compte uuid, p_session uuid, p_maintenant timestamptz)
  returns integer language sql security definer set search_path = pg_catalog, pg_temp as $$
  with finies as (update identite.auth_session set fin_le = p_maintenant
    where compte_id = p_compte and id = p_session and fin_le is null returning 1)
  select count(*)::integer from finies $$;

create function identite.terminer_autres_sessions(p_compte uuid, p_sauf uuid, p_maintenant timestamptz)
  returns integer language sql security definer set search_path = pg_catalog, pg_temp as $$
  with finies as (update identite.auth_session set fin_le = p_maintenant
    where compte_id = p_compte and id <> p_sauf and fin_le is null returning 1)
  select count(*)::integer from finies $$;

-- Links: each serves one purpose, and carries what it will do.
drop function identite.creer_jeton_acces(uuid, uuid, text, bytea, timestamptz);
create function identite.creer_jeton_acces(p_id uuid, p_compte uuid, p_genre text, p_jeton bytea,
    p_expire timestamptz, p_donnees jsonb default '{}')
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identite.jeton_acces (id, compte_id, genre, jeton_sha256, expire_le, donnees)
  values (p_id, p_compte, p_genre, p_jeton, p_expire, p_donnees) $$;

drop function identite.lire_jeton_acces(bytea, timestamptz);
create function identite.lire_jeton_acces(p_jeton bytea, p_genres text[], p_maintenant timestamptz)
  returns table (compte_id uuid, genre text, expire_le timestamptz, donnees jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select compte_id, genre, expire_le, donnees from identite.jeton_acces
  where jeton_sha256 = p_jeton and genre = any(p_genres) and utilise_le is null and expire_le > p_maintenant $$;

drop function identite.consommer_jeton_acces(bytea, timestamptz);
create function identite.consommer_jeton_acces(p_jeton bytea, p_genres text[], p_maintenant timestamptz)
  returns table (compte_id uuid, genre text, donnees jsonb)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identite.jeton_acces j set utilise_le = p_maintenant
  where j.jeton_sha256 = p_jeton and j.genre = any(p_genres) and j.utilise_le is null and j.expire_le > p_maintenant
  returning j.compte_id, j.genre, j.donnees $$;

-- Pending links of one kind stop working.
create function identite.annuler_jetons(p_compte uuid, p_genre text, p_maintenant timestamptz)
  returns integer language sql security definer set search_path = pg_catalog, pg_temp as $$
  with annules as (update identite.jeton_acces set utilise_le = p_maintenant
    where compte_id = p_compte and genre = p_genre and utilise_le is null returning 1)
  select count(*)::integer from annules $$;

-- A change of address under way, for the page of its owner.
create function identite.email_en_attente(p_compte uuid, p_maintenant timestamptz)
  returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select donnees ->> 'email' from identite.jeton_acces
  where compte_id = p_compte and genre = 'email' and utilise_le is null and expire_le > p_maintenant
  order by cree_le desc limit 1 $$;

-- The login address; false when another account has already proved it.
create function identite.changer_email(p_compte uuid, p_email text, p_prouvee boolean, p_maintenant timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(lower(p_email), 0));
  if p_prouvee and exists (select 1 from identite.compte where email_norm = lower(p_email)
      and id <> p_compte and email_verifie_le is not null) then
    return false;
  end if;
  update identite.compte set email = p_email, email_change_le = p_maintenant,
    email_verifie_le = case when p_prouvee then p_maintenant end where id = p_compte;
  return true;
end $$;

-- Second factors.
create function identite.facteurs(p_compte uuid)
  returns table (id uuid, genre text, nom text, secret text, dernier_pas bigint, cle_id text, cle_publique bytea,
    compteur bigint, transports text[], cree_le timestamptz, confirme_le timestamptz, utilise_le timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id, genre, nom, secret, dernier_pas, cle_id, cle_publique, compteur, transports, cree_le, confirme_le, utilise_le
  from identite.facteur where compte_id = p_compte order by cree_le, id $$;

-- An application being set up replaces the one that was never confirmed.
create function identite.proposer_application(p_id uuid, p_compte uuid, p_nom text, p_secret text, p_maintenant timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from identite.facteur where compte_id = p_compte and genre = 'application' and confirme_le is null;
  insert into identite.facteur (id, compte_id, genre, nom, secret, cree_le)
  values (p_id, p_compte, 'application', p_nom, p_secret, p_maintenant) $$;

-- The step of a code is spent by the statement that accepts it: two identical codes sent together, one passes.
create function identite.depenser_pas(p_compte uuid, p_facteur uuid, p_pas bigint, p_maintenant timestamptz)
  returns boolean language sql security definer set search_path = pg_catalog, pg_temp as $$
  with pris as (update identite.facteur
    set dernier_pas = p_pas, confirme_le = coalesce(confirme_le, p_maintenant), utilise_le = p_maintenant
    where id = p_facteur and compte_id = p_compte and genre = 'application'
      and (dernier_pas is null or dernier_pas < p_pas) returning 1)
  select exists (select 1 from pris) $$;

create function identite.ajouter_cle(p_id uuid, p_compte uuid, p_nom text, p_cle_id text, p_cle_publique bytea,
    p_compteur bigint, p_transports text[], p_maintenant timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identite.facteur (id, compte_id, genre, nom, cle_id, cle_publique, compteur, transports, cree_le, confirme_le)
  values (p_id, p_compte, 'cle', p_nom, p_cle_id, p_cle_publique, p_compteur, p_transports, p_maintenant, p_maintenant) $$;

create function identite.noter_cle(p_compte uuid, p_facteur uuid, p_compteur bigint, p_maintenant timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identite.facteur set compteur = p_compteur, utilise_le = p_maintenant
  where id = p_facteur and compte_id = p_compte and genre = 'cle' $$;

create function identite.remplacer_codes_secours(p_compte uuid, p_ids uuid[], p_empreintes bytea[], p_maintenant timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from identite.facteur where compte_id = p_compte and genre = 'secours';
  insert into identite.facteur (id, compte_id, genre, empreinte, cree_le, confirme_le)
  select t.id, p_compte, 'secours', t.empreinte, p_maintenant, p_maintenant
  from unnest(p_ids, p_empreintes) as t (id, empreinte) $$;

create function identite.depenser_code_secours(p_compte uuid, p_empreinte bytea, p_maintenant timestamptz)
  returns boolean language sql security definer set search_path = pg_catalog, pg_temp as $$
  with pris as (update identite.facteur set utilise_le = p_maintenant
    where compte_id = p_compte and genre = 'secours' and empreinte = p_empreinte and utilise_le is null returning 1)
  select exists (select 1 from pris) $$;

-- Without an application nor a key left, the recovery codes lead nowhere: they go too.
create function identite.retirer_facteur(p_compte uuid, p_facteur uuid)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from identite.compte where id = p_compte for update;
  delete from identite.facteur where id = p_facteur and compte_id = p_compte and genre in ('application', 'cle');
  if not found then return false; end if;
  if not exists (select 1 from identite.facteur where compte_id = p_compte and genre in ('application', 'cle')
      and confirme_le is not null) then
    delete from identite.facteur where compte_id = p_compte and genre = 'secours';
    update identite.compte set second_facteur_exige_le = null where id = p_compte;
  end if;
  return true;
end $$;

-- True when none of these fingerprints was known; all are known from now on. `premier`: the account knew none.
create function identite.noter_appareil(p_compte uuid, p_empreintes bytea[], p_maintenant timestamptz)
  returns table (nouveau boolean, premier boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select not exists (select 1 from identite.appareil_connu where compte_id = p_compte) into premier;
  select not exists (select 1 from identite.appareil_connu
    where compte_id = p_compte and empreinte = any(p_empreintes)) into nouveau;
  insert into identite.appareil_connu (compte_id, empreinte, vu_le)
    select p_compte, unnest(p_empreintes), p_maintenant
    on conflict (compte_id, empreinte) do update set vu_le = p_maintenant;
  return next;
end $$;

-- The unions of an account where it is still a member: their names and addresses, nothing else.
create function identite.unions_du_compte(p_compte uuid)
  returns table (id integer, slug text, nom text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  courante text := current_setting('app.union_id', true);
  une record;
begin
  for une in select u.id, u.slug, u.nom from identite.appartenance p
      join public.union_departementale u on u.id = p.union_id and u.statut = 'ouverte'
      where p.compte_id = p_compte order by u.code_departement, u.nom, u.id loop
    perform set_config('app.union_id', une.id::text, true);
    if exists (select 1 from public.adherent a where a.union_id = une.id and a.compte_id = p_compte
        and a.desactive_le is null and a.parti_le is null and a.archive_le is null) then
      id := une.id; slug := une.slug; nom := une.nom;
      return next;
    end if;
  end loop;
  perform set_config('app.union_id', coalesce(courante, ''), true);
end $$;

-- A member of the union of the request changes account: the old one no longer belongs to this union.
create function identite.rattacher(p_ancien uuid, p_compte uuid, p_maintenant timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from identite.appartenance where compte_id = p_ancien and union_id = identite.union_courante();
  insert into identite.appartenance (compte_id, union_id, depuis)
  values (p_compte, identite.union_courante(), p_maintenant) on conflict do nothing;
  insert into identite.acceptation_cgu (compte_id, union_id, version, acceptee_le)
  select p_compte, union_id, version, acceptee_le from identite.acceptation_cgu
  where compte_id = p_ancien and union_id = identite.union_courante() on conflict do nothing;
  update identite.auth_session set fin_le = p_maintenant where compte_id = p_ancien and fin_le is null;
  update identite.jeton_acces set utilise_le = p_maintenant where compte_id = p_ancien and utilise_le is null $$;

revoke all on all functions in schema identite from public;
grant execute on all functions in schema identite to ge_app;
reset role;
revoke create on schema identite from ge_identite;
