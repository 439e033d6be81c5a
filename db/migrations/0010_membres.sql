-- Members, complete: everything of ADH-7, protected data, merged sheets.

alter table adherent
  -- `telephone` stays the one the union calls; these are the others: [{ "libelle": "travail", "numero": "+33…" }]
  add column autres_telephones jsonb not null default '[]',
  add column permis text[] not null default '{}'
    constraint adherent_permis_connus check (permis <@ array['A', 'B', 'BE', 'C1', 'C', 'C1E', 'CE', 'D', 'COD1', 'COD2', 'BATEAU']),
  add column tailles jsonb not null default '{}',
  add column photo_fichier_id uuid,
  -- The sheet that took the place of this one, a double; always an archived sheet.
  add column fusionne_dans_id uuid,
  add constraint adherent_photo foreign key (union_id, photo_fichier_id) references fichier (union_id, id),
  add constraint adherent_fusionne_dans foreign key (union_id, fusionne_dans_id) references adherent (union_id, id),
  add constraint adherent_fusionne_archive check (fusionne_dans_id is null or archive_le is not null),
  add constraint adherent_pas_fusionne_en_soi check (fusionne_dans_id <> id);

alter table personne
  -- Whoever is found by this key is that other person.
  add column fusionnee_dans_id uuid,
  add constraint personne_fusionnee_dans foreign key (union_id, fusionnee_dans_id) references personne (union_id, id),
  add constraint personne_pas_fusionnee_en_soi check (fusionnee_dans_id <> id);
-- Doubles are looked for among those born the same day.
create index personne_par_naissance on personne (union_id, naissance_date);

-- IBAN and NIR, encrypted, apart from the sheet: no list nor export can read them by mistake.
create table donnee_sensible (
  union_id integer not null references union_departementale,
  id uuid not null,
  adherent_id uuid not null,
  champ text not null check (champ in ('iban', 'nir')),
  valeur_chiffree text not null,
  modifiee_le timestamptz not null,
  modifiee_par uuid,
  primary key (union_id, id),
  constraint donnee_sensible_unique unique (union_id, adherent_id, champ),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
select isoler_par_union('donnee_sensible');

-- Who read what, of whom, and when. Never changed.
create table lecture_sensible (
  union_id integer not null references union_departementale,
  id uuid not null,
  lecteur_id uuid not null,
  adherent_id uuid not null,
  champ text not null check (champ in ('iban', 'nir')),
  le timestamptz not null,
  primary key (union_id, id),
  foreign key (union_id, lecteur_id) references adherent (union_id, id),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
create index lecture_sensible_par_adherent on lecture_sensible (union_id, adherent_id, le desc, id);
select isoler_par_union('lecture_sensible', 'select, insert');

-- The right to read them is held per person: the administrator's role does not give it.
alter table accreditation drop constraint accreditation_role_check;
alter table accreditation add constraint accreditation_role_connu check (role in ('administrateur',
  'gestionnaire_adherents', 'gestionnaire_formations', 'responsable_local', 'gestionnaire_dps', 'logisticien',
  'tresorier', 'secretaire', 'formateur', 'communication', 'donnees_sensibles'));
