-- What a union is and how it is set up (module `union`).

create table identite_union (
  union_id integer primary key references union_departementale,
  raison_sociale text not null,
  siret text, rna text, nda text,
  adresse text not null default '', code_postal text not null default '', commune text not null default '',
  telephone text,
  president text,
  habilitation_reference text,
  habilitation_date date,
  email_formations text,
  email_dps text,
  site text,
  couleur text not null default '#1e3257',
  logo_fichier_id uuid,
  version integer not null default 1
);
select isoler_par_union('identite_union');

create table preference (
  union_id integer not null references union_departementale,
  cle text not null,
  valeur jsonb not null,
  primary key (union_id, cle)
);
select isoler_par_union('preference');

create table centre (
  union_id integer not null references union_departementale,
  id uuid not null,
  nom text not null,
  code text not null,
  responsable_id uuid,
  archive_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint centre_code_unique unique (union_id, code)
);
select isoler_par_union('centre');

create table lieu (
  union_id integer not null references union_departementale,
  id uuid not null,
  nom text not null,
  adresse text not null default '', code_postal text not null default '', commune text not null default '',
  acces text,
  capacite integer,
  centre_id uuid,
  archive_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  foreign key (union_id, centre_id) references centre (union_id, id)
);
select isoler_par_union('lieu');

create table competence (
  union_id integer not null references union_departementale,
  id uuid not null,
  code text not null,
  libelle text not null,
  regle_validite text not null check (regle_validite in ('annee_civile', 'n_mois', 'illimite')),
  mois integer,
  alerte_jours integer not null default 60,
  archive_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint competence_code_unique unique (union_id, code),
  constraint competence_mois_si_n_mois check ((regle_validite = 'n_mois') = (mois is not null))
);
select isoler_par_union('competence');

create table type_formation (
  union_id integer not null references union_departementale,
  id uuid not null,
  code text not null,
  libelle text not null,
  alias text[] not null default '{}',
  minutes_min integer not null,
  places_defaut integer not null,
  max_par_formateur integer not null,
  min_stagiaires integer not null default 1,
  age_min integer,
  prix_defaut bigint not null default 0,
  document text not null default 'aucun' check (document in ('trame', 'federal', 'aucun')),
  valable_du date not null default '2024-07-09',
  valable_au date,
  archive_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint type_formation_code_unique unique (union_id, code),
  constraint places_par_formateur_positives check (max_par_formateur > 0 and places_defaut > 0)
);
select isoler_par_union('type_formation');

-- Any one of these skills is enough to train on the type.
create table type_formation_competence (
  union_id integer not null references union_departementale,
  type_formation_id uuid not null,
  competence_id uuid not null,
  primary key (union_id, type_formation_id, competence_id),
  foreign key (union_id, type_formation_id) references type_formation (union_id, id),
  foreign key (union_id, competence_id) references competence (union_id, id)
);
select isoler_par_union('type_formation_competence');

create table cgu_union (
  union_id integer not null references union_departementale,
  version integer not null,
  texte text not null,
  publiee_le timestamptz not null default now(),
  primary key (union_id, version)
);
select isoler_par_union('cgu_union', 'select, insert');
