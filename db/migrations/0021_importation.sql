-- The import of members finds whom a line speaks of by name or by address, without reading everybody.
create index personne_par_debut_de_cle on personne (union_id, cle_personne text_pattern_ops);
create index adherent_par_email on adherent (union_id, lower(email)) where email is not null;
