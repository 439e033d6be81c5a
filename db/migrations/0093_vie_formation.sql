-- The life of a formation: days moved or cancelled, cancellation, series, reopening, convocations.

-- A cancelled day keeps its row and its créneaux; who reads the days of a formation leaves it out.
alter table journee
  add column annulee_le timestamptz,
  add column annulee_par uuid,
  add column annulation_motif text,
  add constraint journee_annulee_a_un_motif check ((annulee_le is null) = (annulation_motif is null));
alter table journee drop constraint journee_unique;
create unique index journee_tenue_unique on journee (union_id, formation_id, jour) where annulee_le is null;

alter table formation
  -- Formations created together: a weekly course, a list of dates.
  add column serie_id uuid,
  add column annulee_le timestamptz, add column annulee_par uuid,
  -- The last reopening: its reason goes to the next version of the procès-verbal.
  add column rouverte_le timestamptz, add column rouverte_par uuid, add column reouverture_motif text,
  add constraint formation_rouverte_a_un_motif check ((rouverte_le is null) = (reouverture_motif is null));
create index formation_par_serie on formation (union_id, serie_id, premier_jour) where serie_id is not null;

-- Why this version replaces the former one.
alter table proces_verbal add column motif text;
-- One formation never has two documents of the same version.
alter table proces_verbal add constraint proces_verbal_version_unique unique (union_id, formation_id, version);

alter table inscription
  add column convoquee_le timestamptz,
  add column convoquee_moyen text check (convoquee_moyen in ('courriel', 'papier')),
  add constraint convocation_a_un_moyen check ((convoquee_le is null) = (convoquee_moyen is null));

-- A convocation leaves with its mail and belongs to a person: erased with them, the mail lets it go.
alter table courriel_piece
  drop constraint courriel_piece_union_id_fichier_id_fkey,
  add constraint courriel_piece_fichier foreign key (union_id, fichier_id)
    references fichier (union_id, id) on delete cascade;
