-- Trainings, trainees, procès-verbaux (modules `formation` and `stagiaire`).

create table formation (
  union_id integer not null references union_departementale,
  id uuid not null,
  numero text not null,
  type_formation_id uuid not null,
  centre_id uuid,
  intitule text not null,
  privee boolean not null default false,
  statut text not null check (statut in ('a_valider', 'validee', 'cloturee', 'refusee', 'annulee')),
  motif text,
  places integer not null constraint places_entre_1_et_1000 check (places between 1 and 1000),
  depassement_capacite boolean not null default false,
  formateurs_requis integer not null constraint formateurs_requis_positif check (formateurs_requis between 1 and 100),
  prix bigint not null default 0 constraint prix_positif check (prix >= 0),
  inscriptions_jusqu_au date not null,
  commentaire text,
  -- First and last day, kept by the acts on the journées; a test compares them with the rows.
  premier_jour date,
  dernier_jour date,
  validee_le timestamptz, validee_par uuid,
  cloturee_le timestamptz, cloturee_par uuid,
  declaree_le timestamptz, consignes_envoyees_le timestamptz, logistique_prete_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint formation_numero_unique unique (union_id, numero),
  constraint jours_dans_l_ordre check (premier_jour <= dernier_jour),
  constraint jours_si_ouverte check (statut not in ('validee', 'cloturee') or premier_jour is not null),
  foreign key (union_id, type_formation_id) references type_formation (union_id, id),
  foreign key (union_id, centre_id) references centre (union_id, id)
);
create index formation_par_jour on formation (union_id, statut, premier_jour, id);
create index formation_par_dernier_jour on formation (union_id, statut, dernier_jour desc, id);
select isoler_par_union('formation');

create table journee (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  jour date not null,
  lieu_id uuid,
  lieu_libre text,
  consignes text,
  primary key (union_id, id),
  constraint journee_unique unique (union_id, formation_id, jour),
  constraint journee_a_un_lieu check (lieu_id is not null or lieu_libre is not null),
  foreign key (union_id, formation_id) references formation (union_id, id),
  foreign key (union_id, lieu_id) references lieu (union_id, id)
);
create index journee_par_jour on journee (union_id, jour, formation_id);
select isoler_par_union('journee');

create table creneau (
  union_id integer not null references union_departementale,
  id uuid not null,
  journee_id uuid not null,
  demi_journee text not null check (demi_journee in ('matin', 'apres_midi', 'soiree')),
  debut time not null,
  -- An end at or before the start belongs to the next day.
  fin time not null,
  primary key (union_id, id),
  constraint creneau_unique unique (union_id, journee_id, demi_journee),
  foreign key (union_id, journee_id) references journee (union_id, id) on delete cascade
);
select isoler_par_union('creneau');

create table candidature (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  adherent_id uuid not null,
  statut text not null check (statut in ('posee', 'acceptee', 'refusee', 'retiree', 'remplacee')),
  origine text not null check (origine in ('candidature', 'affectation')),
  posee_le timestamptz not null default now(),
  decidee_le timestamptz, decidee_par uuid,
  motif text,
  primary key (union_id, id),
  foreign key (union_id, formation_id) references formation (union_id, id),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
create unique index candidature_vivante_unique on candidature (union_id, formation_id, adherent_id)
  where statut in ('posee', 'acceptee');
create index candidature_par_adherent on candidature (union_id, adherent_id, statut);
select isoler_par_union('candidature');

-- One line a day of an accepted trainer: overlaps, hours and declarations are judged on it.
create table affectation_journee (
  union_id integer not null references union_departementale,
  id uuid not null,
  candidature_id uuid not null,
  journee_id uuid not null,
  minutes integer not null,
  statut text not null default 'prevue' check (statut in ('prevue', 'faite', 'absente')),
  primary key (union_id, id),
  constraint affectation_journee_unique unique (union_id, candidature_id, journee_id),
  foreign key (union_id, candidature_id) references candidature (union_id, id),
  foreign key (union_id, journee_id) references journee (union_id, id)
);
create index affectation_par_journee on affectation_journee (union_id, journee_id);
select isoler_par_union('affectation_journee');

create table proces_verbal (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  numero text not null,
  exercice integer not null,
  version integer not null default 1,
  fichier_id uuid not null,
  sha256 text not null,
  -- What the document was made with: names, addresses, legal identity, rule of the day.
  donnees jsonb not null,
  remplace_id uuid,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  constraint proces_verbal_unique unique (union_id, exercice, numero, version),
  foreign key (union_id, formation_id) references formation (union_id, id),
  foreign key (union_id, fichier_id) references fichier (union_id, id)
);
create index proces_verbal_par_formation on proces_verbal (union_id, formation_id, version desc);
select isoler_par_union('proces_verbal', 'select, insert');

create table inscription (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  personne_id uuid not null,
  -- Copied, so that "one sign-up a person and a type" can be a constraint.
  type_formation_id uuid not null,
  cle_personne text not null,
  vivante boolean not null,
  statut text not null check (statut in
    ('liste_attente', 'proposee', 'reservee', 'inscrite', 'validee', 'desinscrite', 'refusee', 'expiree')),
  motif text check (motif in ('demande', 'gestionnaire', 'reinscription', 'annulation')),
  tenue_jusque timestamptz,
  -- As typed: a public form never changes a personne.
  civilite text not null check (civilite in ('monsieur', 'madame')),
  nom_naissance text not null,
  nom_usage text,
  prenoms text not null,
  naissance_date date not null,
  naissance_commune text not null,
  naissance_code_postal text not null default '',
  naissance_pays text not null,
  email text,
  telephone text,
  adresse text, code_postal text, commune text,
  responsable_nom text, responsable_email text,
  statut_bpf text not null check (statut_bpf in ('salarie', 'demandeur_emploi', 'particulier', 'apprenti', 'autre')),
  amenagement text,
  origine text not null check (origine in ('public', 'partenaire', 'gestionnaire', 'import')),
  suivi_sha256 bytea not null,
  inscrite_le timestamptz not null default now(),
  validee_le timestamptz, validee_par uuid, validee_moyen text check (validee_moyen in ('gestionnaire', 'carte')),
  desinscrite_le timestamptz,
  presence_validee_le timestamptz, presence_validee_par uuid, presence_motif text,
  resultat text check (resultat in ('certifie', 'non_certifie')),
  cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint inscription_suivi_unique unique (union_id, suivi_sha256),
  constraint place_tenue_a_une_fin check ((statut in ('proposee', 'reservee')) = (tenue_jusque is not null)),
  constraint presence_des_validees check (presence_validee_le is null or statut = 'validee'),
  constraint validee_est_datee check (statut <> 'validee' or validee_le is not null),
  constraint vivante_est_inscrite check (not vivante or statut in ('inscrite', 'validee')),
  foreign key (union_id, formation_id) references formation (union_id, id),
  foreign key (union_id, personne_id) references personne (union_id, id),
  foreign key (union_id, type_formation_id) references type_formation (union_id, id)
);
create unique index une_inscription_par_personne_et_type on inscription (union_id, type_formation_id, cle_personne)
  where vivante;
create unique index une_reservation_par_personne_et_type on inscription (union_id, type_formation_id, cle_personne)
  where statut = 'reservee';
create index inscription_places on inscription (union_id, formation_id)
  where statut in ('proposee', 'reservee', 'inscrite', 'validee');
create index inscription_par_formation on inscription (union_id, formation_id, inscrite_le);
create index inscription_par_personne on inscription (union_id, cle_personne);
select isoler_par_union('inscription');

create table presence (
  union_id integer not null references union_departementale,
  id uuid not null,
  inscription_id uuid not null,
  creneau_id uuid not null,
  present boolean not null,
  moyen text not null check (moyen in ('gestionnaire', 'formateur', 'signature', 'qr')),
  saisie_le timestamptz not null default now(),
  saisie_par uuid,
  primary key (union_id, id),
  constraint presence_unique unique (union_id, inscription_id, creneau_id),
  foreign key (union_id, inscription_id) references inscription (union_id, id),
  foreign key (union_id, creneau_id) references creneau (union_id, id)
);
select isoler_par_union('presence');

-- What a citizen has typed so far: kept two hours behind a secret token, never in the browser.
create table brouillon_inscription (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  jeton_sha256 bytea not null,
  donnees jsonb not null,
  -- Set once the sign-up is made; `donnees` is then emptied and a second click answers like the first.
  inscription_id uuid,
  expire_le timestamptz not null,
  cree_le timestamptz not null default now(),
  primary key (union_id, id),
  constraint brouillon_jeton_unique unique (union_id, jeton_sha256),
  foreign key (union_id, formation_id) references formation (union_id, id)
);
create index brouillon_expire on brouillon_inscription (union_id, expire_le);
select isoler_par_union('brouillon_inscription');

-- The size of each union, for the operator: figures only, never a row. It enters each union in turn, then leaves.
create function compter_par_union()
  returns table (union_id integer, adherents bigint, formations bigint, inscriptions bigint)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  candidate integer;
begin
  for candidate in select id from public.union_departementale order by id loop
    perform set_config('app.union_id', candidate::text, true);
    return query select candidate,
      (select count(*) from public.adherent a where a.union_id = candidate and a.archive_le is null),
      (select count(*) from public.formation f where f.union_id = candidate),
      (select count(*) from public.inscription i where i.union_id = candidate);
  end loop;
  perform set_config('app.union_id', '', true);
end $$;
revoke all on function compter_par_union from public;
grant execute on function compter_par_union to ge_app;
