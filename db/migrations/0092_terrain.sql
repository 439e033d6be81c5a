-- On the spot: consignes with their files and who received them; signed and confirmed presences.

create table consigne (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  -- Null: for the whole formation. A day that goes away leaves its consigne to the formation.
  journee_id uuid,
  pour_formateurs boolean not null,
  pour_stagiaires boolean not null,
  -- In the light syntax of the mails.
  texte text not null,
  modifiee_le timestamptz not null default now(),
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint consigne_a_un_public check (pour_formateurs or pour_stagiaires),
  foreign key (union_id, formation_id) references formation (union_id, id),
  foreign key (union_id, journee_id) references journee (union_id, id) on delete set null (journee_id)
);
create index consigne_par_formation on consigne (union_id, formation_id, id);
select isoler_par_union('consigne');

create table consigne_piece (
  union_id integer not null references union_departementale,
  id uuid not null,
  consigne_id uuid not null,
  fichier_id uuid not null,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  foreign key (union_id, consigne_id) references consigne (union_id, id) on delete cascade,
  foreign key (union_id, fichier_id) references fichier (union_id, id)
);
create index consigne_piece_par_consigne on consigne_piece (union_id, consigne_id, id);
select isoler_par_union('consigne_piece');

-- One line a recipient and a sending. `empreinte` tells what was sent: another one today = changed since.
create table consigne_envoi (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  -- The sending it belongs to: made with the form, so that a second click sends nothing.
  lot uuid not null,
  candidature_id uuid,
  inscription_id uuid,
  empreinte text not null,
  courriel_id uuid,
  envoye_le timestamptz not null default now(), envoye_par uuid,
  primary key (union_id, id),
  constraint consigne_envoi_a_un_destinataire check ((candidature_id is null) <> (inscription_id is null)),
  constraint consigne_envoi_formateur_unique unique (union_id, lot, candidature_id),
  constraint consigne_envoi_stagiaire_unique unique (union_id, lot, inscription_id),
  foreign key (union_id, formation_id) references formation (union_id, id),
  foreign key (union_id, candidature_id) references candidature (union_id, id),
  foreign key (union_id, inscription_id) references inscription (union_id, id),
  foreign key (union_id, courriel_id) references courriel (union_id, id) on delete set null (courriel_id)
);
create index consigne_envoi_par_formation on consigne_envoi (union_id, formation_id, envoye_le desc);
create index consigne_envoi_par_inscription on consigne_envoi (union_id, inscription_id);
create index consigne_envoi_par_candidature on consigne_envoi (union_id, candidature_id);
select isoler_par_union('consigne_envoi');

-- The trainee's hand, frozen; and the trainer who saw somebody that a QR said present.
alter table presence
  add column signature_fichier_id uuid,
  add column confirmee_le timestamptz,
  add column confirmee_par uuid,
  add constraint signature_des_presents check (signature_fichier_id is null or present),
  add foreign key (union_id, signature_fichier_id) references fichier (union_id, id);

-- A paper that another one replaces, or sent by mistake: no longer shown, still kept.
alter table document_formation add column archive_le timestamptz;
