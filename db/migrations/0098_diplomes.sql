-- What a « stagiaire validé » goes home with (module `diplome`).

create table diplome (
  union_id integer not null references union_departementale,
  id uuid not null,
  inscription_id uuid not null,
  statut text not null default 'genere' check (statut in ('genere', 'invalide')),
  numero text not null,
  le date not null,
  -- `trame`: printed by the union. `federal`: made on the federation's site, its number written here.
  origine text not null check (origine in ('trame', 'federal')),
  fichier_id uuid,
  -- What the document says, as it was that day: a later correction of the sheet changes no diploma.
  donnees jsonb not null,
  invalide_le timestamptz, invalide_par uuid, invalide_motif text,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  constraint diplome_numero_unique unique (union_id, origine, numero),
  constraint invalide_est_date check ((statut = 'invalide') = (invalide_le is not null)),
  constraint invalide_est_motive check ((statut = 'invalide') = (invalide_motif is not null)),
  foreign key (union_id, inscription_id) references inscription (union_id, id),
  foreign key (union_id, fichier_id) references fichier (union_id, id)
);
create unique index un_diplome_par_inscription on diplome (union_id, inscription_id) where statut = 'genere';
create index diplome_par_inscription on diplome (union_id, inscription_id);
select isoler_par_union('diplome');
