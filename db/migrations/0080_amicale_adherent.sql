-- The amicale of a member, chosen beside the centre (ADH-14): they are two things.

alter table adherent
  add column amicale_id uuid,
  add constraint adherent_amicale foreign key (union_id, amicale_id) references amicale (union_id, id);
create index adherent_par_amicale on adherent (union_id, amicale_id) where amicale_id is not null;
