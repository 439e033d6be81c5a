import { Button } from '#app/ui/button.tsx'
import { Choices, SaveBar } from '#app/ui/form.tsx'
import { Section } from '#app/ui/page.tsx'
import { type Canal, type Genre, genres, libelleCanal } from '../model/genre.ts'
import { champDe } from '../model/preference.ts'

type Props = {
  lignes: { genre: Genre; ouverts: Canal[] }[]
  resume: boolean
  /** Where mails go; null when the member has no address. */
  email: string | null
  errors: Record<string, string>
}

/** ADH-4: each kind of message, and the channels that tell it. The same grid for oneself and for staff. */
export function GrillePreferences({ lignes, resume, email, errors }: Props) {
  return (
    <form method="post">
      <Section title="Ce qui est annoncé">
        <div className="fields preference-grid">
          {lignes.map(({ genre, ouverts }) => (
            <Choices
              key={genre}
              legend={genres[genre].libelle}
              hint={genres[genre].detail}
              name={`cases.${champDe(genre)}[]`}
              options={genres[genre].canaux.map((canal: Canal) => ({
                value: canal,
                label: libelleCanal[canal],
                disabledReason: obligatoire(genre, canal) ? 'Toujours' : undefined,
              }))}
              defaultValue={ouverts}
              inline
              multiple
            />
          ))}
        </div>
      </Section>
      <Section title="Rythme des courriels">
        <Choices
          legend="Quand les envoyer"
          hint={
            email === null
              ? 'Aucune adresse électronique n’est enregistrée : rien ne part par courriel.'
              : `Ils sont envoyés à ${email}.`
          }
          name="rythme"
          error={errors.rythme}
          options={[
            { value: 'aussitot', label: 'Aussitôt', detail: 'Un courriel pour chaque annonce.' },
            {
              value: 'resume',
              label: 'Une fois par jour, à 18 h',
              detail: 'Un seul courriel, et aucun quand il n’y a rien à dire.',
            },
          ]}
          defaultValue={resume ? 'resume' : 'aussitot'}
        />
      </Section>
      <SaveBar>
        <Button variant="primary">Enregistrer</Button>
      </SaveBar>
    </form>
  )
}

function obligatoire(genre: Genre, canal: Canal): boolean {
  const { obligatoires }: { obligatoires: readonly Canal[] } = genres[genre]
  return obligatoires.includes(canal)
}
