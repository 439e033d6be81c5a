-- What a training takes to the room, by type, and the mission letters of its trainers.

create table materiel_type_formation (
  union_id integer not null references union_departementale,
  id uuid not null,
  type_formation_id uuid not null,
  rang integer not null,
  libelle text not null,
  quantite integer not null constraint materiel_quantite_positive check (quantite between 1 and 999),
  -- What the quantity is for: the whole training, each trainee, each group of trainees begun, each trainer.
  base text not null check (base in ('fixe', 'stagiaire', 'groupe', 'formateur')),
  groupe integer constraint materiel_groupe_possible check (groupe between 2 and 100),
  primary key (union_id, id),
  constraint materiel_rang_unique unique (union_id, type_formation_id, rang),
  constraint materiel_groupe_si_par_groupe check ((base = 'groupe') = (groupe is not null)),
  foreign key (union_id, type_formation_id) references type_formation (union_id, id)
);
select isoler_par_union('materiel_type_formation');

alter table document_formation drop constraint document_formation_genre_check;
alter table document_formation add constraint document_formation_genre_check check (genre in
  ('convention', 'convocation', 'dossier', 'retour', 'attestation', 'evaluation', 'mission', 'autre'));

-- Whose letter it is; each trainer has the versions of his own.
alter table document_formation add column candidature_id uuid;
alter table document_formation add constraint mission_a_son_formateur
  check ((genre = 'mission') = (candidature_id is not null));
alter table document_formation add foreign key (union_id, candidature_id) references candidature (union_id, id);
create unique index mission_version_unique on document_formation (union_id, candidature_id, numero)
  where genre = 'mission';
