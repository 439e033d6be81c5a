-- Clients, their contacts, what they ask for, and the papers of a training (modules `client` and `formation`).

-- The name as doubles are looked for: no accent, no case, no punctuation, no legal form.
create function f_nom_client(texte text) returns text
  language sql immutable strict parallel safe
  as $$ select btrim(regexp_replace(
    regexp_replace(' ' || regexp_replace(public.f_norm(texte), '[^a-z0-9]+', '  ', 'g') || ' ',
      ' (sarl|sas|sasu|sa|eurl|earl|sci|scop|snc|scic|selarl|association|asso|ass|societe|ste|etablissements|ets) ', ' ', 'g'),
    ' +', ' ', 'g')) $$;

create table client (
  union_id integer not null references union_departementale,
  id uuid not null,
  numero text not null,
  genre text not null check (genre in
    ('entreprise', 'association', 'collectivite', 'etablissement_public', 'particulier', 'organisme_formation')),
  raison_sociale text not null,
  -- Falls back on the bare name when nothing is left of it (« Association »).
  nom_norm text not null generated always as
    (coalesce(nullif(f_nom_client(raison_sociale), ''), f_norm(raison_sociale))) stored,
  siret text constraint client_siret_14_chiffres check (siret ~ '^\d{14}$'),
  rna text,
  tva text,
  adresse text not null default '', code_postal text not null default '', commune text not null default '',
  -- Where invoices go, when it is elsewhere.
  facture_adresse text, facture_code_postal text, facture_commune text,
  email_factures text,
  -- What *Chercher* looks into, made once a change rather than once a row and a search.
  recherche text not null generated always as (f_nom_client(raison_sociale) || ' ' || f_norm(commune)) stored,
  chorus_code_service text,
  chorus_engagement_requis boolean not null default false,
  -- Days after the invoice.
  delai_paiement smallint not null default 30 constraint delai_paiement_legal check (delai_paiement between 0 and 60),
  notes text,
  est_l_union boolean not null default false,
  -- The record that took this one over: what still names it leads there.
  fusionne_dans_id uuid,
  archive_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint client_numero_unique unique (union_id, numero),
  constraint client_pas_fusionne_dans_lui_meme check (fusionne_dans_id <> id),
  foreign key (union_id, fusionne_dans_id) references client (union_id, id)
);
create unique index client_est_l_union_unique on client (union_id) where est_l_union;
create index client_par_nom on client (union_id, nom_norm, id);
create index client_par_siret on client (union_id, siret) where siret is not null;
create index client_par_code_postal on client (union_id, code_postal, nom_norm, id);
create index client_par_date on client (union_id, cree_le desc, id);
select isoler_par_union('client', 'select, insert, update');

create table contact (
  union_id integer not null references union_departementale,
  id uuid not null,
  client_id uuid not null,
  nom text not null,
  prenom text not null default '',
  fonction text,
  email text,
  telephone text,
  principal boolean not null default false,
  recherche text not null generated always as (f_norm(prenom || ' ' || nom)) stored,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  foreign key (union_id, client_id) references client (union_id, id)
);
create index contact_par_client on contact (union_id, client_id, nom, id);
create unique index contact_principal_unique on contact (union_id, client_id) where principal;
create index contact_par_email on contact (union_id, lower(email)) where email is not null;
select isoler_par_union('contact');

-- Null: the union's own training, open to the public.
alter table formation add column client_id uuid;
alter table formation add foreign key (union_id, client_id) references client (union_id, id);
create index formation_par_client on formation (union_id, client_id, premier_jour desc, id) where client_id is not null;

create table demande_formation (
  union_id integer not null references union_departementale,
  id uuid not null,
  client_id uuid not null,
  formation_id uuid not null,
  -- As typed: who, what, when, where. A later change of the record or of the training leaves it as it came.
  donnees jsonb not null,
  -- A record was made for this request: staff may still attach it to one that already exists.
  fiche_nouvelle boolean not null,
  -- Staff looked at the doubles proposed and kept the new record.
  doublons_ecartes_le timestamptz,
  suivi_sha256 bytea not null,
  recue_le timestamptz not null default now(),
  primary key (union_id, id),
  constraint demande_formation_suivi_unique unique (union_id, suivi_sha256),
  constraint demande_formation_unique unique (union_id, formation_id),
  foreign key (union_id, client_id) references client (union_id, id),
  foreign key (union_id, formation_id) references formation (union_id, id)
);
create index demande_formation_par_client on demande_formation (union_id, client_id, recue_le desc);
select isoler_par_union('demande_formation', 'select, insert, update');

-- The link mailed to who gives a client number: it opens the form pre-filled. The number alone reveals nothing.
create table lien_client (
  union_id integer not null references union_departementale,
  id uuid not null,
  client_id uuid not null,
  contact_id uuid not null,
  jeton_sha256 bytea not null,
  expire_le timestamptz not null,
  cree_le timestamptz not null default now(),
  primary key (union_id, id),
  constraint lien_client_jeton_unique unique (union_id, jeton_sha256),
  foreign key (union_id, client_id) references client (union_id, id),
  foreign key (union_id, contact_id) references contact (union_id, id) on delete cascade
);
create index lien_client_expire on lien_client (union_id, expire_le);
create index lien_client_par_contact on lien_client (union_id, contact_id);
select isoler_par_union('lien_client');

-- The papers of a training: made by the platform (frozen) or handed back by the field.
create table document_formation (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  genre text not null check (genre in
    ('convention', 'convocation', 'dossier', 'retour', 'attestation', 'evaluation', 'autre')),
  -- Versions of one paper: 1, 2, 3…
  numero integer not null default 1,
  fichier_id uuid not null,
  -- What the document was made with.
  donnees jsonb not null default '{}',
  envoye_le timestamptz,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  foreign key (union_id, formation_id) references formation (union_id, id),
  foreign key (union_id, fichier_id) references fichier (union_id, id)
);
create unique index convention_version_unique on document_formation (union_id, formation_id, numero)
  where genre = 'convention';
create index document_formation_par_formation on document_formation (union_id, formation_id, genre, cree_le desc);
select isoler_par_union('document_formation');
