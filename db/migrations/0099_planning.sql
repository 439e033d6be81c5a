-- The calendars that people follow from their own agenda (module `planning`).

create table calendrier (
  union_id integer not null references union_departementale,
  id uuid not null,
  adherent_id uuid not null,
  genre text not null check (genre in ('personnel', 'union')),
  -- The link is made again from the row and this rank: raising it closes the links already given.
  rang integer not null default 1,
  jeton_sha256 bytea not null,
  lu_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  constraint calendrier_unique unique (union_id, adherent_id, genre),
  constraint calendrier_jeton_unique unique (union_id, jeton_sha256),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
select isoler_par_union('calendrier');

-- The planning reads days, whatever the formation.
create index journee_par_jour_seul on journee (union_id, jour) include (formation_id);
