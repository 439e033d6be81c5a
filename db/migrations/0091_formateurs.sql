-- Types complete, trainers day by day, and what is declared to the URSSAF (module `declaration`).

alter table type_formation
  -- Speciality and line F-3 of the bilan pédagogique et financier; no line: it is still to be said, never guessed.
  add column nsf text not null default '344' constraint nsf_bien_formee check (nsf ~ '^[0-9]{3}$'),
  add column bpf_f3 text constraint bpf_f3_connue check (bpf_f3 ~ '^[a-f]$');

-- Size of a group: from so many trainees the formation lasts longer for each of them, from so many it must be
-- split, and under the least number it is not held. A type without these figures only warns under its minimum.
alter table regle_type_formation
  add column allongement_des integer,
  add column allongement_minutes integer,
  add column scission_des integer,
  add constraint taille_groupe_entiere check (num_nonnulls(allongement_des, allongement_minutes, scission_des) in (0, 3)),
  add constraint taille_groupe_croissante check (allongement_des > min_stagiaires and scission_des > allongement_des
    and allongement_minutes > 0);

do $$
declare u integer;
begin
  for u in select id from union_departementale loop
    perform set_config('app.union_id', u::text, true);
    update type_formation set bpf_f3 = case when code = any (array['SST', 'MAC_SST']) then 'b' else 'd' end
    where code <> all (array['FORM_SST', 'MAC_FORM_SST', 'PAE_FPSC', 'PAE_FPSE']);
    update regle_type_formation r set allongement_des = 11, allongement_minutes = 60, scission_des = 15
    from type_formation t where t.union_id = r.union_id and t.id = r.type_formation_id and t.code = 'SST'
      and r.min_stagiaires < 11;
  end loop;
  perform set_config('app.union_id', '', true);
end $$;

alter table candidature
  -- The application whose place this one took.
  add column remplace_id uuid,
  add constraint candidature_remplace foreign key (union_id, remplace_id) references candidature (union_id, id);

alter table affectation_journee
  -- Minutes said by hand: a change of the créneaux leaves them as they are.
  add column ajustee boolean not null default false,
  add constraint affectation_minutes_possibles check (minutes between 0 and 1440);

-- What the declarations print of the union.
alter table identite_union
  add column code_urssaf text constraint identite_urssaf_bien_formee check (code_urssaf ~ '^[0-9A-Z]{3}$'),
  add column naf text constraint identite_naf_bien_formee check (naf ~ '^[0-9]{4}[A-Z]$'),
  add column sante_travail text constraint identite_sante_travail_bien_formee check (sante_travail ~ '^[A-Z0-9]{1,10}$');

-- One line for each person of a formation, later of a DPS: what was said of him to the URSSAF. A person without
-- a line has still to be declared. The days are those declared: a later move shows that they are no longer true.
create table declaration_ligne (
  union_id integer not null references union_departementale,
  id uuid not null,
  evenement_genre text not null check (evenement_genre in ('formation', 'dps')),
  evenement_id uuid not null,
  adherent_id uuid not null,
  statut text not null check (statut in ('a_completer', 'prete', 'exportee', 'declaree', 'rejetee', 'sans_objet')),
  embauche_le date, embauche_heure time, fin_le date,
  -- Cents, for all the days.
  montant_brut bigint constraint montant_brut_positif check (montant_brut >= 0),
  reference text,
  declaree_le date,
  exportee_le timestamptz,
  motif text,
  modifiee_le timestamptz not null default now(), modifiee_par uuid,
  primary key (union_id, id),
  constraint declaration_ligne_unique unique (union_id, evenement_genre, evenement_id, adherent_id),
  constraint declaree_est_datee check (statut <> 'declaree' or (declaree_le is not null and reference is not null)),
  constraint rejetee_est_motivee check (statut <> 'rejetee' or motif is not null),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
create index declaration_par_adherent on declaration_ligne (union_id, adherent_id, modifiee_le desc);
select isoler_par_union('declaration_ligne');

-- Daily ceiling of the Sécurité sociale of a year, as the union corrected or completed it. Cents.
create table plafond_journalier (
  union_id integer not null references union_departementale,
  id uuid not null,
  annee integer not null constraint plafond_annee_possible check (annee between 2020 and 2100),
  montant bigint not null constraint plafond_positif check (montant > 0),
  primary key (union_id, id),
  constraint plafond_journalier_unique unique (union_id, annee)
);
select isoler_par_union('plafond_journalier');
