import { Section } from '#app/ui/page.tsx'

type Props = {
  stagiaires: { id: string; nom: string; resultat: 'certifie' | 'non_certifie' | null }[]
}

/** Certified or not, person by person; who was not noted is proposed as certified. */
export function ResultatsStagiaires({ stagiaires }: Props) {
  return (
    <Section title="Résultats" count={stagiaires.length}>
      <ul className="roll">
        {stagiaires.map(({ id, nom, resultat }) => (
          <li key={id}>
            <div className="roll-who">
              <b>{nom}</b>
            </div>
            <fieldset className="half">
              <legend className="offscreen">Résultat de {nom}</legend>
              <label>
                <input
                  type="radio"
                  name={`resultats.${id}`}
                  value="non_certifie"
                  defaultChecked={resultat === 'non_certifie'}
                />
                <span>Non certifié</span>
              </label>
              <label>
                <input
                  type="radio"
                  name={`resultats.${id}`}
                  value="certifie"
                  defaultChecked={resultat !== 'non_certifie'}
                />
                <span>Certifié</span>
              </label>
            </fieldset>
          </li>
        ))}
      </ul>
    </Section>
  )
}
