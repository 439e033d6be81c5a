-- Partner links, waiting list, guardian of a minor, pasted list (module `stagiaire`).

create table lien_partenaire (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  -- Made again from the row when a manager copies or mails it; only its hash is stored.
  jeton_sha256 bytea not null,
  -- At most this many places by this link; null = those of the formation. The lower of the two wins.
  limite integer constraint limite_entre_1_et_1000 check (limite between 1 and 1000),
  -- Last day of use, the day itself included; never after the first day of the formation.
  expire_le date not null,
  note text,
  envoye_le timestamptz,
  revoque_le timestamptz, revoque_par uuid,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  constraint lien_partenaire_jeton_unique unique (union_id, jeton_sha256),
  foreign key (union_id, formation_id) references formation (union_id, id)
);
create index lien_partenaire_par_formation on lien_partenaire (union_id, formation_id, cree_le);
select isoler_par_union('lien_partenaire');

alter table inscription
  add column lien_partenaire_id uuid,
  -- Order of arrival on the waiting list, given once and never moved: the position shown is counted.
  add column rang integer constraint rang_positif check (rang > 0),
  add column responsable_lien text check (responsable_lien in ('mere', 'pere', 'tuteur', 'autre')),
  add column responsable_telephone text,
  -- The sentence the guardian agreed to, as it was shown, and when.
  add column responsable_accord text,
  add column responsable_accord_le timestamptz,
  add constraint attente_a_un_rang check (statut <> 'liste_attente' or rang is not null),
  add constraint partenaire_a_un_lien check (lien_partenaire_id is null or origine = 'partenaire'),
  add constraint accord_responsable_date check ((responsable_accord is null) = (responsable_accord_le is null)),
  add constraint inscription_lien_partenaire foreign key (union_id, lien_partenaire_id)
    references lien_partenaire (union_id, id),
  drop constraint inscription_motif_check,
  add constraint motif_connu check (motif in
    ('demande', 'gestionnaire', 'reinscription', 'annulation', 'delai'));
create unique index une_attente_par_personne_et_formation on inscription (union_id, formation_id, cle_personne)
  where statut in ('liste_attente', 'proposee');
create index inscription_attente on inscription (union_id, formation_id, rang)
  where statut in ('liste_attente', 'proposee');
create index inscription_par_lien on inscription (union_id, lien_partenaire_id)
  where lien_partenaire_id is not null;

-- A list of trainees pasted or imported, line by line, until it is written; kept one day.
create table liste_collee (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  -- One object a line: its id (the one of the inscription it will make), its texts, *Transférer*.
  lignes jsonb not null,
  ecrite_le timestamptz,
  expire_le timestamptz not null,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  foreign key (union_id, formation_id) references formation (union_id, id)
);
create index liste_collee_expire on liste_collee (union_id, expire_le);
select isoler_par_union('liste_collee');
