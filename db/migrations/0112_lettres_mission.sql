-- A letter outlives the application it was made for, once that one is old enough to go.
alter table document_formation drop constraint mission_a_son_formateur;
alter table document_formation add constraint mission_a_son_formateur
  check (genre = 'mission' or candidature_id is null);
alter table document_formation drop constraint document_formation_union_id_candidature_id_fkey;
alter table document_formation add foreign key (union_id, candidature_id)
  references candidature (union_id, id) on delete set null (candidature_id);
