import { formatInstant } from '#app/ui/format.ts'
import { JournalList } from '#app/ui/journal.tsx'
import type { LigneJournal } from '../queries/journal.server.ts'

/** The journal of an object, as every sheet shows it. */
export function JournalObjet({ lignes, fuseau }: { lignes: LigneJournal[]; fuseau: string }) {
  return (
    <JournalList
      entries={lignes.map(({ id, le, auteur, phrase, changements }) => ({
        id,
        at: le.toISOString(),
        atLabel: formatInstant(le, fuseau),
        sentence: `${auteur} ${phrase}`,
        changes: changements.map(({ champ, avant, apres }) => ({
          field: champ,
          before: avant,
          after: apres,
        })),
      }))}
    />
  )
}
