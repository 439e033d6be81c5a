-- STA-6: what the reading of a pasted list understood of its columns, said above its lines.
alter table liste_collee
  -- Without titles that are known, the columns were read in the order that the page announces.
  add column avec_titres boolean not null default true,
  -- Titles of the columns that nobody reads.
  add column colonnes_ignorees text[] not null default '{}';
-- The lists that a formation still has to go through, last first.
create index liste_collee_formation on liste_collee (union_id, formation_id, cree_le);
