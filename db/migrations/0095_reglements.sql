-- What was paid for a training, by card or otherwise, and what was given back (module `facturation`).

create table reglement (
  union_id integer not null references union_departementale,
  id uuid not null,
  formation_id uuid not null,
  -- Whose sign-up it pays; null when a client pays for a private training.
  inscription_id uuid,
  client_id uuid,
  moyen text not null check (moyen in ('carte', 'cheque', 'virement', 'especes')),
  -- Cents. What was given back is cumulative: it only grows.
  montant bigint not null constraint reglement_montant_positif check (montant between 1 and 100000000),
  rembourse bigint not null default 0,
  -- The day it was received; the day it was promised while `attendu`.
  le date not null,
  -- Number of the cheque, label of the transfer.
  reference text,
  -- The payment at the card provider.
  fournisseur_id text,
  -- sans_place: paid by card once the place was gone; the treasurer decides.
  statut text not null check (statut in ('attendu', 'recu', 'rembourse', 'sans_place')),
  recu_numero text,
  recu_fichier_id uuid,
  cree_le timestamptz not null default now(), cree_par uuid, version integer not null default 1,
  primary key (union_id, id),
  constraint reglement_fournisseur_unique unique (union_id, fournisseur_id),
  constraint reglement_recu_unique unique (union_id, recu_numero),
  constraint reglement_rembourse_borne check (rembourse between 0 and montant),
  constraint reglement_rembourse_entier check (statut <> 'rembourse' or rembourse = montant),
  constraint reglement_attendu_sans_argent check (statut <> 'attendu' or (rembourse = 0 and recu_fichier_id is null)),
  constraint reglement_carte_a_un_fournisseur check (moyen <> 'carte' or fournisseur_id is not null),
  constraint reglement_a_un_payeur check (inscription_id is not null or client_id is not null),
  foreign key (union_id, formation_id) references formation (union_id, id),
  foreign key (union_id, inscription_id) references inscription (union_id, id),
  foreign key (union_id, client_id) references client (union_id, id),
  foreign key (union_id, recu_fichier_id) references fichier (union_id, id)
);
create index reglement_par_formation on reglement (union_id, formation_id);
create index reglement_par_inscription on reglement (union_id, inscription_id);
create index reglement_par_jour on reglement (union_id, le desc, id);
create unique index un_reglement_attendu_par_inscription on reglement (union_id, inscription_id) where statut = 'attendu';
select isoler_par_union('reglement', 'select, insert, update');

-- Each time money goes back. Σ of those done = `reglement.rembourse`.
create table remboursement (
  union_id integer not null references union_departementale,
  -- Made with the form: asked twice, it is done once.
  id uuid not null,
  reglement_id uuid not null,
  montant bigint not null constraint remboursement_montant_positif check (montant > 0),
  le date not null,
  reference text,
  -- tableau_de_bord: made at the card provider, learnt by its notification.
  origine text not null check (origine in ('gestionnaire', 'tableau_de_bord')),
  -- demande: written before the provider is called, so that a crash leaves a trace.
  statut text not null check (statut in ('demande', 'fait', 'echoue')),
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id),
  foreign key (union_id, reglement_id) references reglement (union_id, id)
);
create index remboursement_par_reglement on remboursement (union_id, reglement_id);
create index remboursement_a_faire on remboursement (union_id, id) where statut = 'demande';
select isoler_par_union('remboursement', 'select, insert, update');

-- Each payment page opened at the card provider for a place that is held.
create table tentative_paiement (
  union_id integer not null references union_departementale,
  id uuid not null,
  inscription_id uuid not null,
  -- 1, 2, 3…: with the inscription, the key that makes the opening idempotent.
  rang integer not null,
  montant bigint not null,
  -- The page at the provider; null until its answer has been kept.
  fournisseur_page_id text,
  adresse text,
  statut text not null check (statut in ('ouverte', 'payee', 'expiree')),
  expire_le timestamptz not null,
  cree_le timestamptz not null default now(),
  primary key (union_id, id),
  constraint tentative_rang_unique unique (union_id, inscription_id, rang),
  constraint tentative_page_unique unique (union_id, fournisseur_page_id),
  foreign key (union_id, inscription_id) references inscription (union_id, id)
);
create unique index une_tentative_ouverte_par_inscription on tentative_paiement (union_id, inscription_id)
  where statut = 'ouverte';
select isoler_par_union('tentative_paiement', 'select, insert, update');
create index inscription_tenue on inscription (union_id, tenue_jusque) where statut = 'reservee';

-- The union's own account at the card provider: its secrets are encrypted, their last characters shown.
create table union_stripe (
  union_id integer primary key references union_departementale,
  -- Opaque part of the address that the provider notifies; the secret is chosen by it, never by the body.
  adresse_notification text not null,
  cle_chiffree text,
  cle_fin text,
  secret_chiffre text,
  secret_fin text,
  compte_chiffre text,
  compte_fin text,
  actif boolean not null default false,
  tenue_minutes integer not null default 35 constraint tenue_entre_35_et_120 check (tenue_minutes between 35 and 120),
  verifie_le timestamptz,
  -- The journal of the provider has been read up to there.
  rapproche_jusque timestamptz,
  version integer not null default 1,
  constraint actif_si_regle check (not actif or (cle_chiffree is not null and secret_chiffre is not null))
);
select isoler_par_union('union_stripe', 'select, insert, update');

-- What the provider told, once each: ids, amounts and dates only, nobody's name.
create table stripe_evenement (
  union_id integer not null references union_departementale,
  id uuid not null,
  evenement_id text not null,
  genre text not null,
  corps jsonb not null,
  survenu_le timestamptz not null,
  recu_le timestamptz not null default now(),
  traite_le timestamptz,
  -- It speaks of a payment that is not known yet: tried again.
  orphelin boolean not null default false,
  -- Why it changed nothing, in a code.
  refus text,
  primary key (union_id, id),
  constraint stripe_evenement_unique unique (union_id, evenement_id)
);
create index stripe_evenement_orphelin on stripe_evenement (union_id, recu_le) where orphelin;
select isoler_par_union('stripe_evenement', 'select, insert, update');

-- The options of a union are switched by the operator alone.
create function changer_option(p_id integer, p_option text, p_active boolean) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.union_departementale set options = jsonb_set(options, array[p_option], to_jsonb(p_active))
  where id = p_id and p_option = any (array['stripe', 'sitac', 'compta', 'federation'])
    and options -> p_option is distinct from to_jsonb(p_active) returning true $$;
revoke all on function changer_option from public;
grant execute on function changer_option to ge_app;
