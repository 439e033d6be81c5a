-- Rights: who removed a role, reminders, group mails.

alter table accreditation add column retiree_par uuid;
-- The union depends on its administrators: never for one centre only.
alter table accreditation add constraint administrateur_pour_toute_union
  check (role <> 'administrateur' or centre_id is null);

-- The last day somebody was asked to complete the account: at most one reminder a day.
alter table adherent add column relance_compte_le date;

-- When a skill was last corrected: two people who correct it at once see each other.
alter table competence_detenue add column version integer not null default 1;

-- One text written to several members; each gets a mail of their own, kept in the history.
create table envoi_groupe (
  union_id integer not null references union_departementale,
  id uuid not null,
  objet text not null,
  texte text not null,
  cree_le timestamptz not null default now(), cree_par uuid,
  primary key (union_id, id)
);
select isoler_par_union('envoi_groupe', 'select, insert');

create table envoi_groupe_destinataire (
  union_id integer not null references union_departementale,
  envoi_groupe_id uuid not null,
  adherent_id uuid not null,
  primary key (union_id, envoi_groupe_id, adherent_id),
  foreign key (union_id, envoi_groupe_id) references envoi_groupe (union_id, id),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
select isoler_par_union('envoi_groupe_destinataire', 'select, insert');

-- When the password was last typed again in this session; logging in does not count.
grant create on schema identite to ge_identite;
set local role ge_identite;
create function identite.reauthentifie_le(p_session uuid)
  returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select reauth_le from identite.auth_session
  where id = p_session and fin_le is null and reauth_le > creee_le $$;
revoke all on function identite.reauthentifie_le(uuid) from public;
grant execute on function identite.reauthentifie_le(uuid) to ge_app;
reset role;
revoke create on schema identite from ge_identite;
