-- Persons, members, accounts (modules `adherent` and `compte`).

create table personne (
  union_id integer not null references union_departementale,
  id uuid not null,
  -- Normalised nom de naissance | first prenom | birth: how one person is recognised. Not unique: homonyms exist.
  cle_personne text not null,
  civilite text check (civilite in ('monsieur', 'madame')),
  nom_naissance text not null,
  nom_usage text,
  prenoms text not null,
  naissance_date date,
  naissance_commune text,
  naissance_code_postal text,
  naissance_pays text,
  nom_recherche text not null generated always as
    (f_norm(coalesce(nom_usage, '') || ' ' || nom_naissance || ' ' || prenoms)) stored,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id)
);
create index personne_par_cle on personne (union_id, cle_personne);
select isoler_par_union('personne');

create table adherent (
  union_id integer not null references union_departementale,
  id uuid not null,
  personne_id uuid not null,
  -- Identities live outside the unions: no foreign key crosses.
  compte_id uuid,
  pseudo text not null,
  pseudo_norm text not null generated always as (lower(pseudo)) stored,
  nature text not null default 'membre' check (nature in ('membre', 'externe')),
  statut text not null default 'SPV' check (statut in ('SPV', 'SPP', 'SPM', 'PATS', 'SSSM', 'ANCIEN', 'JSP',
    'CADET', 'ANIMATEUR_JSP', 'CIVIL', 'HONORAIRE', 'BIENFAITEUR', 'VEUF_ORPHELIN')),
  grade text,
  numero_federal text,
  centre_id uuid,
  -- Names copied from `personne` by the acts of this module: the member list sorts on them with one index.
  nom_tri text not null,
  email text,
  telephone text,
  adresse text, code_postal text, commune text, pays text,
  urgence_nom text, urgence_telephone text,
  notes text,
  valide_le timestamptz, valide_par uuid,
  desactive_le timestamptz,
  parti_le timestamptz,
  archive_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint adherent_pseudo_unique unique (union_id, pseudo_norm),
  constraint adherent_personne_unique unique (union_id, personne_id),
  foreign key (union_id, personne_id) references personne (union_id, id),
  foreign key (union_id, centre_id) references centre (union_id, id)
);
create unique index adherent_compte_unique on adherent (union_id, compte_id) where compte_id is not null;
create unique index adherent_numero_federal_unique on adherent (union_id, numero_federal) where numero_federal is not null;
create index adherent_par_nom on adherent (union_id, nom_tri, id);
select isoler_par_union('adherent');
grant select on adherent, personne to ge_identite;

create table accreditation (
  union_id integer not null references union_departementale,
  id uuid not null,
  adherent_id uuid not null,
  role text not null check (role in ('administrateur', 'gestionnaire_adherents', 'gestionnaire_formations',
    'responsable_local', 'gestionnaire_dps', 'logisticien', 'tresorier', 'secretaire', 'formateur', 'communication')),
  -- null = the whole union
  centre_id uuid,
  donnee_par uuid,
  donnee_le timestamptz not null default now(),
  retiree_le timestamptz,
  primary key (union_id, id),
  foreign key (union_id, adherent_id) references adherent (union_id, id),
  foreign key (union_id, centre_id) references centre (union_id, id)
);
create unique index accreditation_unique on accreditation
  (union_id, adherent_id, role, coalesce(centre_id, '00000000-0000-0000-0000-000000000000')) where retiree_le is null;
select isoler_par_union('accreditation', 'select, insert, update');
grant select on accreditation to ge_identite;

create table competence_detenue (
  union_id integer not null references union_departementale,
  id uuid not null,
  adherent_id uuid not null,
  competence_id uuid not null,
  obtenue_le date not null,
  numero text,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  constraint competence_detenue_unique unique (union_id, adherent_id, competence_id),
  foreign key (union_id, adherent_id) references adherent (union_id, id),
  foreign key (union_id, competence_id) references competence (union_id, id)
);
create index competence_detenue_par_competence on competence_detenue (union_id, competence_id, adherent_id);
select isoler_par_union('competence_detenue');

-- Continuous training of a skill held, one line a year or a renewal.
create table competence_recyclage (
  union_id integer not null references union_departementale,
  id uuid not null,
  competence_detenue_id uuid not null,
  le date not null,
  primary key (union_id, id),
  constraint competence_recyclage_unique unique (union_id, competence_detenue_id, le),
  foreign key (union_id, competence_detenue_id) references competence_detenue (union_id, id)
);
select isoler_par_union('competence_recyclage');

create table notification (
  union_id integer not null references union_departementale,
  id uuid not null,
  adherent_id uuid not null,
  genre text not null,
  titre text not null,
  lien text not null,
  cree_le timestamptz not null default now(),
  lue_le timestamptz,
  primary key (union_id, id),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
create index notification_par_adherent on notification (union_id, adherent_id, cree_le desc, id);
create index notification_non_lue on notification (union_id, adherent_id) where lue_le is null;
select isoler_par_union('notification');

create table consentement (
  union_id integer not null references union_departementale,
  id uuid not null,
  personne_id uuid not null,
  genre text not null,
  texte_version integer not null,
  donne_le timestamptz not null default now(),
  retire_le timestamptz,
  primary key (union_id, id),
  foreign key (union_id, personne_id) references personne (union_id, id)
);
create index consentement_par_personne on consentement (union_id, personne_id);
select isoler_par_union('consentement', 'select, insert, update');

-- Identities: one login for several unions. Their own role; requests reach them by the functions below only.
create schema identite;
grant create, usage on schema identite to ge_identite;
grant usage on schema identite to ge_app;
set local role ge_identite;

create table identite.compte (
  id uuid primary key,
  email text not null,
  email_norm text not null generated always as (lower(email)) stored,
  email_verifie_le timestamptz,
  identifiant_exploitant text constraint identifiant_exploitant_unique unique,
  mot_de_passe_hash text,
  mot_de_passe_defini_le timestamptz,
  bloque_le timestamptz,
  cgu_version integer,
  cgu_acceptees_le timestamptz,
  cree_le timestamptz not null default now()
);
create unique index compte_email_verifie_unique on identite.compte (email_norm) where email_verifie_le is not null;

create table identite.auth_session (
  id uuid primary key,
  compte_id uuid not null references identite.compte,
  jeton_sha256 bytea not null constraint auth_session_jeton_unique unique,
  creee_le timestamptz not null default now(),
  vue_le timestamptz not null default now(),
  expire_le timestamptz not null,
  fin_le timestamptz,
  ip text not null,
  agent text not null,
  reauth_le timestamptz not null default now()
);
create index auth_session_par_compte on identite.auth_session (compte_id) where fin_le is null;

create table identite.jeton_acces (
  id uuid primary key,
  compte_id uuid not null references identite.compte,
  genre text not null check (genre in ('creation', 'oubli', 'email', 'rattachement')),
  jeton_sha256 bytea not null constraint jeton_acces_unique unique,
  expire_le timestamptz not null,
  utilise_le timestamptz,
  donnees jsonb not null default '{}',
  cree_le timestamptz not null default now()
);

-- Who logs in: a pseudo of the union of the request, or a verified e-mail of a member of that union.
create function identite.compte_pour_connexion(p_identifiant text)
  returns table (compte_id uuid, adherent_id uuid, mot_de_passe_hash text, bloque_le timestamptz, desactive_le timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, a.id, c.mot_de_passe_hash, c.bloque_le, coalesce(a.desactive_le, a.parti_le, a.archive_le)
  from public.adherent a join identite.compte c on c.id = a.compte_id
  where a.union_id = nullif(current_setting('app.union_id', true), '')::integer
    and (a.pseudo_norm = lower(p_identifiant)
      or (c.email_norm = lower(p_identifiant) and c.email_verifie_le is not null))
  order by (a.pseudo_norm = lower(p_identifiant)) desc limit 1 $$;

create function identite.exploitant_pour_connexion(p_identifiant text)
  returns table (compte_id uuid, mot_de_passe_hash text, bloque_le timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id, mot_de_passe_hash, bloque_le from identite.compte where identifiant_exploitant = lower(p_identifiant) $$;

-- One statement for a request: session, account, member of the union of the request, roles.
create function identite.session_par_jeton(p_jeton bytea, p_maintenant timestamptz)
  returns table (session_id uuid, compte_id uuid, exploitant text, email text, email_verifie_le timestamptz,
    mot_de_passe_defini_le timestamptz, cgu_version integer, creee_le timestamptz, vue_le timestamptz, reauth_le timestamptz,
    expire_le timestamptz, adherent_id uuid, personne_id uuid, pseudo text, nom text, prenom text,
    valide_le timestamptz, centre_id uuid, roles jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, c.id, c.identifiant_exploitant, c.email, c.email_verifie_le, c.mot_de_passe_defini_le,
    c.cgu_version, s.creee_le, s.vue_le, s.reauth_le, s.expire_le,
    a.id, a.personne_id, a.pseudo, coalesce(p.nom_usage, p.nom_naissance), p.prenoms, a.valide_le, a.centre_id,
    coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'centreId', r.centre_id))
      from public.accreditation r
      where r.union_id = a.union_id and r.adherent_id = a.id and r.retiree_le is null), '[]'::jsonb)
  from identite.auth_session s
  join identite.compte c on c.id = s.compte_id
  left join public.adherent a on a.compte_id = c.id
    and a.union_id = nullif(current_setting('app.union_id', true), '')::integer
    and a.desactive_le is null and a.parti_le is null and a.archive_le is null
  left join public.personne p on p.union_id = a.union_id and p.id = a.personne_id
  where s.jeton_sha256 = p_jeton and s.fin_le is null and s.expire_le > p_maintenant and c.bloque_le is null $$;

create function identite.ouvrir_session(p_id uuid, p_compte uuid, p_jeton bytea, p_maintenant timestamptz,
    p_expire timestamptz, p_ip text, p_agent text)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identite.auth_session (id, compte_id, jeton_sha256, creee_le, vue_le, reauth_le, expire_le, ip, agent)
  values (p_id, p_compte, p_jeton, p_maintenant, p_maintenant, p_maintenant, p_expire, p_ip, left(p_agent, 300)) $$;

create function identite.toucher_session(p_id uuid, p_maintenant timestamptz, p_expire timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identite.auth_session set vue_le = p_maintenant, expire_le = p_expire where id = p_id and fin_le is null $$;

create function identite.terminer_session(p_jeton bytea)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identite.auth_session set fin_le = now() where jeton_sha256 = p_jeton and fin_le is null $$;

create function identite.terminer_sessions(p_compte uuid)
  returns integer language sql security definer set search_path = pg_catalog, pg_temp as $$
  with finies as (update identite.auth_session set fin_le = now() where compte_id = p_compte and fin_le is null returning 1)
  select count(*)::integer from finies $$;

create function identite.sessions_ouvertes(p_compte uuid, p_maintenant timestamptz)
  returns table (id uuid, creee_le timestamptz, vue_le timestamptz, ip text, agent text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id, creee_le, vue_le, ip, agent from identite.auth_session
  where compte_id = p_compte and fin_le is null and expire_le > p_maintenant order by vue_le desc limit 100 $$;

create function identite.creer_compte(p_id uuid, p_email text, p_verifie_le timestamptz, p_exploitant text default null)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identite.compte (id, email, email_verifie_le, identifiant_exploitant)
  values (p_id, p_email, p_verifie_le, p_exploitant) $$;

create function identite.compte(p_id uuid)
  returns table (id uuid, email text, email_verifie_le timestamptz, mot_de_passe_hash text,
    mot_de_passe_defini_le timestamptz, cgu_version integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id, email, email_verifie_le, mot_de_passe_hash, mot_de_passe_defini_le, cgu_version
  from identite.compte where id = p_id $$;

-- What the list of members says of each account: facts only, never an address nor a hash, and only
-- for the union of the request.
create function identite.comptes_de_l_union()
  returns table (compte_id uuid, mot_de_passe_defini boolean, email_verifie boolean, cgu_acceptees boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.mot_de_passe_defini_le is not null, c.email_verifie_le is not null, c.cgu_version is not null
  from public.adherent a join identite.compte c on c.id = a.compte_id
  where a.union_id = nullif(current_setting('app.union_id', true), '')::integer $$;

-- The same for the accounts of one page.
create function identite.faits_comptes(p_comptes uuid[])
  returns table (compte_id uuid, mot_de_passe_defini boolean, email_verifie boolean, cgu_acceptees boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.mot_de_passe_defini_le is not null, c.email_verifie_le is not null, c.cgu_version is not null
  from identite.compte c join public.adherent a on a.compte_id = c.id
  where c.id = any(p_comptes) and a.union_id = nullif(current_setting('app.union_id', true), '')::integer $$;

create function identite.creer_jeton_acces(p_id uuid, p_compte uuid, p_genre text, p_jeton bytea, p_expire timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identite.jeton_acces (id, compte_id, genre, jeton_sha256, expire_le)
  values (p_id, p_compte, p_genre, p_jeton, p_expire) $$;

create function identite.lire_jeton_acces(p_jeton bytea, p_maintenant timestamptz)
  returns table (compte_id uuid, genre text, expire_le timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select compte_id, genre, expire_le from identite.jeton_acces
  where jeton_sha256 = p_jeton and utilise_le is null and expire_le > p_maintenant $$;

-- Single use: the row is taken by the statement that reads it.
create function identite.consommer_jeton_acces(p_jeton bytea, p_maintenant timestamptz)
  returns table (compte_id uuid, genre text)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identite.jeton_acces j set utilise_le = p_maintenant
  where j.jeton_sha256 = p_jeton and j.utilise_le is null and j.expire_le > p_maintenant
  returning j.compte_id, j.genre $$;

-- A new password ends every session and every pending link; a link received by mail proves the address.
create function identite.definir_mot_de_passe(p_compte uuid, p_hash text, p_maintenant timestamptz, p_adresse_prouvee boolean)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  -- Two accounts that prove the same address at the same moment: one after the other.
  select pg_advisory_xact_lock(hashtextextended(email_norm, 0)) from identite.compte where id = p_compte;
  update identite.compte c set mot_de_passe_hash = p_hash, mot_de_passe_defini_le = p_maintenant,
    email_verifie_le = case when p_adresse_prouvee and not exists (select 1 from identite.compte autre
        where autre.email_norm = c.email_norm and autre.id <> c.id and autre.email_verifie_le is not null)
      then coalesce(c.email_verifie_le, p_maintenant) else c.email_verifie_le end
  where c.id = p_compte;
  update identite.auth_session set fin_le = p_maintenant where compte_id = p_compte and fin_le is null;
  update identite.jeton_acces set utilise_le = p_maintenant where compte_id = p_compte and utilise_le is null $$;

create function identite.confirmer_reauthentification(p_session uuid, p_maintenant timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identite.auth_session set reauth_le = p_maintenant where id = p_session $$;

create function identite.accepter_cgu(p_compte uuid, p_version integer, p_maintenant timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identite.compte set cgu_version = p_version, cgu_acceptees_le = p_maintenant where id = p_compte $$;

revoke all on all functions in schema identite from public;
grant execute on all functions in schema identite to ge_app;
reset role;
revoke create on schema identite from ge_identite;
