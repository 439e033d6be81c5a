-- Texts of mails that a union writes itself, their files, what mail servers send back, sending address.

-- A version of the text of a mail; both null: the union went back to the product's text.
create table modele_courriel (
  union_id integer not null references union_departementale,
  id uuid not null,
  cle text not null,
  version integer not null check (version > 0),
  sujet text,
  corps text,
  cree_le timestamptz not null default now(),
  cree_par uuid,
  primary key (union_id, id),
  constraint modele_courriel_version_unique unique (union_id, cle, version),
  constraint modele_courriel_sujet_avec_corps check ((sujet is null) = (corps is null))
);
select isoler_par_union('modele_courriel', 'select, insert');

-- A file of the union that leaves with every mail of a model.
create table modele_courriel_piece (
  union_id integer not null references union_departementale,
  id uuid not null,
  cle text not null,
  fichier_id uuid not null,
  ajoutee_le timestamptz not null default now(),
  ajoutee_par uuid,
  retiree_le timestamptz,
  retiree_par uuid,
  primary key (union_id, id),
  foreign key (union_id, fichier_id) references fichier (union_id, id)
);
create index modele_courriel_piece_en_service on modele_courriel_piece (union_id, cle) where retiree_le is null;
select isoler_par_union('modele_courriel_piece', 'select, insert, update');

-- What left with a mail: the bytes are the file's, kept once however many mails carry them.
create table courriel_piece (
  union_id integer not null references union_departementale,
  courriel_id uuid not null,
  rang integer not null,
  fichier_id uuid not null,
  primary key (union_id, courriel_id, rang),
  foreign key (union_id, courriel_id) references courriel (union_id, id) on delete cascade,
  foreign key (union_id, fichier_id) references fichier (union_id, id)
);
select isoler_par_union('courriel_piece', 'select, insert');

alter table courriel drop constraint courriel_statut_check;
alter table courriel add constraint courriel_statut_connu
  check (statut in ('en_attente', 'remis', 'refuse', 'incertain', 'erreur', 'retourne', 'retenu'));
-- Why a server sent it back, in words, and when.
alter table courriel add column retour_motif text;
alter table courriel add column retour_le timestamptz;
alter table courriel add constraint courriel_retourne_avec_motif
  check (statut <> 'retourne' or (retour_motif is not null and retour_le is not null));
-- What a search reads: neither accents nor case, computed once.
alter table courriel add column recherche text generated always as (f_norm(destinataire || ' ' || sujet)) stored;
create index courriel_par_personne on courriel (union_id, personne_id, cree_le desc);
create index courriel_par_modele on courriel (union_id, modele, cree_le desc, id);
create index courriel_par_statut on courriel (union_id, statut, cree_le desc, id);

-- An address that servers refused; forgotten when somebody says it works.
create table adresse_en_echec (
  union_id integer not null references union_departementale,
  id uuid not null,
  adresse_norm text not null,
  echecs integer not null check (echecs > 0),
  motif text not null,
  premier_le timestamptz not null,
  dernier_le timestamptz not null,
  primary key (union_id, id),
  constraint adresse_en_echec_unique unique (union_id, adresse_norm)
);
select isoler_par_union('adresse_en_echec');

-- From which address the union writes, and where answers arrive; empty: the platform's address.
create table adresse_envoi (
  union_id integer primary key references union_departementale,
  adresse text,
  reponse text,
  selecteur_dkim text,
  version integer not null default 1
);
select isoler_par_union('adresse_envoi', 'select, insert, update');
