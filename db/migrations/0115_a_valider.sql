-- The sign-ups that wait to be validated are few among all: the home and the list of trainings count them.
create index inscription_a_valider on inscription (union_id, formation_id) where statut = 'inscrite';
