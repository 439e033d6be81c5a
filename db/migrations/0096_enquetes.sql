-- Surveys after a training, complaints, improvement plan, results shown to the public (module `enquete`; Qualiopi 2, 30, 31, 32).

-- A version of a questionnaire. The one that somebody received is never changed: a union that edits it adds a version.
create table enquete (
  union_id integer not null references union_departementale,
  id uuid not null,
  genre text not null constraint enquete_genre_connu check (genre in ('chaud', 'froid', 'entreprise', 'formateur')),
  version integer not null constraint enquete_version_positive check (version > 0),
  -- True: the product's questions, as they were the day of the first sending.
  d_origine boolean not null default false,
  questions jsonb not null,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  constraint enquete_version_unique unique (union_id, genre, version)
);
select isoler_par_union('enquete', 'select, insert');

-- One line a person asked about one training: what left, how often it was recalled, what came back.
create table enquete_envoi (
  union_id integer not null references union_departementale,
  id uuid not null,
  enquete_id uuid not null,
  formation_id uuid not null,
  genre text not null constraint enquete_envoi_genre_connu check (genre in ('chaud', 'froid', 'entreprise', 'formateur')),
  inscription_id uuid,
  client_id uuid,
  adherent_id uuid,
  jeton_sha256 bytea not null,
  cree_le timestamptz not null default now(), cree_par uuid,
  -- Null: no mail left (no address); the answer comes on paper.
  envoye_le timestamptz,
  relances integer not null default 0 constraint deux_relances_au_plus check (relances between 0 and 2),
  relance_le timestamptz,
  expire_le timestamptz not null,
  repondu_le timestamptz,
  saisie_par uuid,
  note_globale smallint constraint note_de_1_a_5 check (note_globale between 1 and 5),
  -- By question: a mark, the key of a choice, yes or no. What is written in words is kept apart, to be erasable.
  reponses jsonb,
  textes jsonb,
  texte_libre text,
  primary key (union_id, id),
  constraint enquete_envoi_jeton_unique unique (union_id, jeton_sha256),
  constraint enquete_envoi_a_quelqu_un check (num_nonnulls(inscription_id, client_id, adherent_id) = 1),
  constraint relance_apres_envoi check (relances = 0 or (envoye_le is not null and relance_le is not null)),
  constraint reponse_est_datee check (repondu_le is not null or (reponses is null and note_globale is null)),
  foreign key (union_id, enquete_id) references enquete (union_id, id),
  foreign key (union_id, formation_id) references formation (union_id, id),
  foreign key (union_id, inscription_id) references inscription (union_id, id),
  foreign key (union_id, client_id) references client (union_id, id),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
-- Closing again sends nothing twice.
create unique index enquete_envoi_stagiaire_unique on enquete_envoi (union_id, inscription_id, genre)
  where inscription_id is not null;
create unique index enquete_envoi_client_unique on enquete_envoi (union_id, formation_id, client_id, genre)
  where client_id is not null;
create unique index enquete_envoi_formateur_unique on enquete_envoi (union_id, formation_id, adherent_id, genre)
  where adherent_id is not null;
create index enquete_envoi_par_formation on enquete_envoi (union_id, formation_id, genre);
create index enquete_envoi_sans_reponse on enquete_envoi (union_id, envoye_le) where repondu_le is null;
create index enquete_envoi_par_adherent on enquete_envoi (union_id, adherent_id) where adherent_id is not null;
select isoler_par_union('enquete_envoi');

-- What the union concludes from the answers of one training.
create table enquete_analyse (
  union_id integer not null references union_departementale,
  formation_id uuid not null,
  texte text not null,
  ecrite_le timestamptz not null default now(), ecrite_par uuid,
  version integer not null default 1,
  primary key (union_id, formation_id),
  foreign key (union_id, formation_id) references formation (union_id, id)
);
select isoler_par_union('enquete_analyse', 'select, insert, update');

-- Complaints and hitches (Qualiopi 31). Open until `close_le`.
create table reclamation (
  union_id integer not null references union_departementale,
  id uuid not null,
  numero text not null,
  formation_id uuid,
  recue_le date not null,
  canal text not null constraint reclamation_canal_connu check (canal in ('courriel', 'telephone', 'courrier', 'sur_place', 'sondage')),
  auteur text not null,
  coordonnees text,
  objet text not null,
  faits text not null,
  reponse text,
  repondue_le date,
  close_le date,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint reclamation_numero_unique unique (union_id, numero),
  constraint reclamation_close_a_sa_reponse check (close_le is null or repondue_le is not null),
  constraint reponse_avec_sa_date check ((reponse is null) = (repondue_le is null)),
  constraint dates_de_reclamation_dans_l_ordre check (repondue_le >= recue_le and close_le >= repondue_le),
  foreign key (union_id, formation_id) references formation (union_id, id)
);
create index reclamation_par_date on reclamation (union_id, recue_le desc, id);
create index reclamation_par_formation on reclamation (union_id, formation_id) where formation_id is not null;
select isoler_par_union('reclamation', 'select, insert, update');

-- Improvement plan (Qualiopi 32): what is decided after answers or a complaint, by whom, for when, with what result.
create table action_amelioration (
  union_id integer not null references union_departementale,
  id uuid not null,
  intitule text not null,
  description text,
  formation_id uuid,
  reclamation_id uuid,
  responsable_id uuid not null,
  echeance date not null,
  statut text not null default 'a_faire'
    constraint action_statut_connu check (statut in ('a_faire', 'en_cours', 'faite', 'abandonnee')),
  resultat text,
  terminee_le date,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint action_terminee_est_datee check ((statut in ('faite', 'abandonnee')) = (terminee_le is not null)),
  constraint action_terminee_dit_son_resultat check (terminee_le is null or resultat is not null),
  foreign key (union_id, formation_id) references formation (union_id, id),
  foreign key (union_id, reclamation_id) references reclamation (union_id, id),
  foreign key (union_id, responsable_id) references adherent (union_id, id)
);
create index action_par_echeance on action_amelioration (union_id, statut, echeance, id);
select isoler_par_union('action_amelioration', 'select, insert, update');

-- Since when, and until when, the results are shown to the public (Qualiopi 2).
create table resultats_publication (
  union_id integer not null references union_departementale,
  id uuid not null,
  publiee_le timestamptz not null, publiee_par uuid,
  retiree_le timestamptz, retiree_par uuid,
  primary key (union_id, id)
);
create unique index une_publication_en_cours on resultats_publication (union_id) where retiree_le is null;
select isoler_par_union('resultats_publication', 'select, insert, update');
