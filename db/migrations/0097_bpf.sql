-- Bilan pédagogique et financier, cerfa 10443 (module `statistique`).

-- The line of frame C that a person chose for a formation; null follows the kind of its client. `hors` is
-- what the form does not count: the free training of one's own members.
alter table formation add column bpf_c text
  constraint ligne_bpf_connue check (bpf_c ~ '^(c1|c2[a-h]|c[3-9]|c1[01]|hors)$');

-- What only a person can type: the rest is counted from trainings, trainees and payments.
create table exercice_bpf (
  union_id integer not null references union_departementale,
  id uuid not null,
  annee integer not null constraint annee_bpf_plausible check (annee between 2000 and 2100),
  du date not null,
  au date not null,
  -- A, B
  forme_juridique text,
  adresse_publique boolean,
  a_distance boolean,
  -- Hundredths of a percent; null: the union is exempt, amounts with and without tax are the same.
  taux_tva integer constraint taux_tva_plausible check (taux_tva between 1 and 10000),
  -- C, cents: the whole revenue of the union, and what was received elsewhere, by line of the form.
  chiffre_affaires bigint,
  produits_ajoutes jsonb not null default '{}',
  -- D, cents
  charges bigint, charges_salaires bigint, charges_achats bigint,
  -- F-2: entrusted to another organism; G: entrusted by another one, beyond the trainings recorded here.
  confies_stagiaires integer, confies_minutes integer,
  recus_stagiaires integer, recus_minutes integer,
  -- H
  dirigeant_nom text, dirigeant_prenom text, dirigeant_qualite text,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint exercice_bpf_unique unique (union_id, annee),
  constraint exercice_bpf_periode check (du <= au),
  constraint montants_bpf_positifs check (least(chiffre_affaires, charges, charges_salaires, charges_achats) >= 0),
  constraint nombres_bpf_positifs check (least(confies_stagiaires, confies_minutes, recus_stagiaires, recus_minutes) >= 0)
);
select isoler_par_union('exercice_bpf', 'select, insert, update');

-- The figures as they were filed, kept whatever changes afterwards.
create table instantane_bpf (
  union_id integer not null references union_departementale,
  id uuid not null,
  exercice_bpf_id uuid not null,
  donnees jsonb not null,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  foreign key (union_id, exercice_bpf_id) references exercice_bpf (union_id, id)
);
create index instantane_bpf_par_exercice on instantane_bpf (union_id, exercice_bpf_id, cree_le desc);
select isoler_par_union('instantane_bpf', 'select, insert');

-- Hours followed in a year: who was at each créneau, without reading the rest of the row.
create index presence_par_creneau on presence (union_id, creneau_id) include (inscription_id) where present;
