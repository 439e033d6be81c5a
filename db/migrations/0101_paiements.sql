-- Payments that wait for somebody: a refund that failed, a dispute, what is to be given back; who pays on a partner link.

alter table lien_partenaire
  -- Who pays: the partner, or each trainee on the last step of the form.
  add column payeur text not null default 'partenaire'
    constraint lien_partenaire_payeur_connu check (payeur in ('partenaire', 'stagiaire'));

-- What the treasurer has to settle on a payment, until it is settled.
create table incident_paiement (
  union_id integer not null references union_departementale,
  id uuid not null,
  reglement_id uuid not null,
  -- a_rendre: written once the treasurer decides to keep the money of somebody who left the list.
  genre text not null check (genre in ('remboursement_echoue', 'litige', 'trop_percu', 'a_rendre')),
  montant bigint not null constraint incident_montant_positif check (montant > 0),
  -- Our refund that failed.
  remboursement_id uuid,
  -- The refund or the dispute at the card provider: its copies open nothing.
  fournisseur_id text,
  -- The provider's reason, in its own code.
  raison text,
  ouvert_le timestamptz not null default now(),
  regle_le timestamptz, regle_par uuid,
  issue text constraint incident_issue_connue check (issue in ('rembourse', 'autrement', 'gagne', 'classe')),
  motif text,
  primary key (union_id, id),
  constraint incident_fournisseur_unique unique (union_id, genre, fournisseur_id),
  constraint incident_regle_entier check ((regle_le is null) = (issue is null)),
  constraint incident_classe_a_un_motif check (issue is distinct from 'classe' or motif is not null),
  foreign key (union_id, reglement_id) references reglement (union_id, id),
  foreign key (union_id, remboursement_id) references remboursement (union_id, id)
);
create index incident_paiement_ouvert on incident_paiement (union_id, ouvert_le, id) where regle_le is null;
create index incident_paiement_par_reglement on incident_paiement (union_id, reglement_id);
select isoler_par_union('incident_paiement', 'select, insert, update');

alter table remboursement
  -- autrement: a card payment given back by hand; litige: taken back by the bank of the payer.
  drop constraint remboursement_origine_check,
  add constraint remboursement_origine_connue
    check (origine in ('gestionnaire', 'tableau_de_bord', 'autrement', 'litige')),
  add column moyen text constraint remboursement_moyen_connu check (moyen in ('cheque', 'virement', 'especes')),
  -- The refund at the card provider, once it is known.
  add column fournisseur_id text,
  -- Why the provider refused it, in its own code.
  add column raison text,
  -- The incident that this refund settles.
  add column incident_id uuid,
  add constraint remboursement_fournisseur_unique unique (union_id, fournisseur_id),
  add constraint remboursement_incident foreign key (union_id, incident_id) references incident_paiement (union_id, id);

-- Pages open at the provider for somebody who already holds a place: closed once their time has passed.
create index tentative_ouverte on tentative_paiement (union_id, expire_le) where statut = 'ouverte';
