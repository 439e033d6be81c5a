import { Details } from '#app/ui/details.tsx'

type Props = {
  personnes: { id: string; nom: string; prenoms: string; detail: string | null }[]
  total: number
}

/** The names behind a number; the first hundred. */
export function PersonnesChoisies({ personnes, total }: Props) {
  if (personnes.length === 0) return null
  return (
    <Details summary="Qui est concerné" count={total} open={total <= 10}>
      <ul className="bullets">
        {personnes.map(({ id, nom, prenoms, detail }) => (
          <li key={id}>
            {nom} {prenoms}
            {detail && <span className="soft small"> {detail}</span>}
          </li>
        ))}
      </ul>
      {total > personnes.length && (
        <p className="small soft">et {total - personnes.length} autres.</p>
      )}
    </Details>
  )
}
