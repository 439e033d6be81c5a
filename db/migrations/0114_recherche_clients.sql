-- Under row-level security an index only serves what cannot leak: a stored column compared as it is, not
-- lower(email) nor a like. Doubles of a client are looked for by these.
alter table contact add column email_norm text generated always as (lower(email)) stored;
drop index contact_par_email;
create index contact_par_email on contact (union_id, email_norm) where email_norm is not null;
create index contact_par_telephone on contact (union_id, telephone) where telephone is not null;
