-- One line a hiring: days that do not follow each other are two hirings of one person in one event.
alter table declaration_ligne drop constraint declaration_ligne_unique;
alter table declaration_ligne add constraint declaration_ligne_unique
  unique (union_id, evenement_genre, evenement_id, adherent_id, embauche_le);
