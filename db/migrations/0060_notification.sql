-- Notifications: told once, by the channels that each member keeps, on each device that asked.

alter table notification
  -- What it is about: with the kind, told once to each member whatever is switched off or read since.
  add column cle text not null default gen_random_uuid()::text,
  -- False: kept so as not to be told twice, shown nowhere.
  add column visible boolean not null default true,
  -- Waits for the mail of the day.
  add column a_resumer boolean not null default false;

update notification set cle = split_part(genre, ':', 2), genre = split_part(genre, ':', 1)
where genre like '%:%';
update notification set genre = 'formation.candidature' where genre like 'formation.candidature_%';
alter table notification alter column cle drop default;
create unique index notification_unique on notification (union_id, adherent_id, genre, cle);

drop index notification_par_adherent, notification_non_lue;
create index notification_par_adherent on notification (union_id, adherent_id, cree_le desc, id) where visible;
create index notification_non_lue on notification (union_id, adherent_id) where lue_le is null and visible;
create index notification_a_resumer on notification (union_id, adherent_id) where a_resumer;
create index notification_par_age on notification (union_id, cree_le);

-- Only what a member changed: without a line, a kind is told by all its channels.
create table preference_notification (
  union_id integer not null references union_departementale,
  id uuid not null,
  adherent_id uuid not null,
  genre text not null,
  canal text not null check (canal in ('espace', 'courriel', 'push')),
  actif boolean not null,
  modifiee_le timestamptz not null default now(),
  primary key (union_id, id),
  constraint preference_notification_unique unique (union_id, adherent_id, genre, canal),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
select isoler_par_union('preference_notification');

-- A device that asked to be told. Its address is a secret of the device: whoever holds it may write to it.
create table abonnement_push (
  union_id integer not null references union_departementale,
  id uuid not null,
  adherent_id uuid not null,
  point text not null,
  cle_p256dh text not null,
  cle_auth text not null,
  appareil text not null,
  cree_le timestamptz not null default now(),
  vu_le timestamptz not null default now(),
  primary key (union_id, id),
  constraint abonnement_push_unique unique (union_id, point),
  foreign key (union_id, adherent_id) references adherent (union_id, id)
);
create index abonnement_push_par_adherent on abonnement_push (union_id, adherent_id);
select isoler_par_union('abonnement_push');
