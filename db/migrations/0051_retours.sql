-- A mail that comes back is found by its identifier.
create index courriel_par_message on courriel (union_id, message_id);
