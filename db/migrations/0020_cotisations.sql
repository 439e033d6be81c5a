-- Membership fees and the import of members (modules `cotisation` and `importation`).

create table cotisation (
  union_id integer not null references union_departementale,
  id uuid not null,
  adherent_id uuid not null,
  genre text not null check (genre in ('union', 'federale', 'amicale', 'assurance')),
  du date not null,
  au date not null,
  -- Cents.
  montant bigint not null constraint cotisation_montant_positif check (montant between 0 and 10000000),
  payee_le date,
  -- Unknown for what another program recorded.
  moyen text check (moyen in ('cheque', 'virement', 'especes', 'carte', 'prelevement')),
  recu_numero text,
  recu_fichier_id uuid,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint cotisation_unique unique (union_id, adherent_id, genre, du),
  constraint cotisation_periode check (du <= au),
  constraint cotisation_moyen_si_payee check (moyen is null or payee_le is not null),
  constraint cotisation_recu_si_payee check (recu_fichier_id is null or (payee_le is not null and recu_numero is not null)),
  foreign key (union_id, adherent_id) references adherent (union_id, id),
  foreign key (union_id, recu_fichier_id) references fichier (union_id, id)
);
create index cotisation_par_periode on cotisation (union_id, du, au, adherent_id);
select isoler_par_union('cotisation');

-- Who was reminded, at most once a day: the mail leaves after, by its job.
create table relance_cotisation (
  union_id integer not null references union_departementale,
  id uuid not null,
  adherent_id uuid not null,
  -- The day they were reminded, and the day the fees were looked at.
  le date not null,
  au_jour date not null,
  courriel_id uuid,
  traitee_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  constraint relance_une_par_jour unique (union_id, adherent_id, le),
  foreign key (union_id, adherent_id) references adherent (union_id, id),
  foreign key (union_id, courriel_id) references courriel (union_id, id)
);
create index relance_a_traiter on relance_cotisation (union_id, id) where traitee_le is null;
select isoler_par_union('relance_cotisation', 'select, insert, update');

create table import_adherent (
  union_id integer not null references union_departementale,
  id uuid not null,
  fichier_id uuid not null,
  statut text not null default 'analyse'
    check (statut in ('analyse', 'a_confirmer', 'en_cours', 'termine', 'annule')),
  -- Titles of the columns, in order, and where they are in the file.
  entetes jsonb not null,
  ligne_entetes integer not null,
  encodage text,
  -- Column → field, values of the centres, fees: see the model.
  correspondance jsonb not null default '{}',
  total integer not null,
  confirme_le timestamptz, confirme_par uuid,
  termine_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint import_confirme_si_en_cours check (statut not in ('en_cours', 'termine') or confirme_le is not null),
  foreign key (union_id, fichier_id) references fichier (union_id, id)
);
create index import_adherent_par_date on import_adherent (union_id, cree_le desc, id);
-- Two imports never write at once.
create unique index un_import_en_cours on import_adherent (union_id) where statut = 'en_cours';
select isoler_par_union('import_adherent');

create table import_ligne (
  union_id integer not null references union_departementale,
  id uuid not null,
  import_id uuid not null,
  -- As the spreadsheet counts.
  numero integer not null,
  brut jsonb not null,
  prevu text check (prevu in ('cree', 'mis_a_jour', 'inchange', 'en_erreur', 'ignoree')),
  resultat text check (resultat in ('cree', 'mis_a_jour', 'inchange', 'en_erreur', 'ignoree')),
  -- What is wrong or to be looked at: column, value, reason, cure.
  remarques jsonb not null default '[]',
  adherent_id uuid,
  traitee_le timestamptz,
  primary key (union_id, id),
  constraint import_ligne_unique unique (union_id, import_id, numero),
  foreign key (union_id, import_id) references import_adherent (union_id, id),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
create index import_ligne_a_traiter on import_ligne (union_id, import_id, numero) where resultat is null;
select isoler_par_union('import_ligne');
