import type { FormValues } from '#app/platform/form.server.ts'
import { Choices, Field, Segmented, TextArea } from '#app/ui/form.tsx'
import { libelleTexteLibre, type Question } from '../model.ts'

type Props = { questions: Question[]; values?: FormValues; errors?: Record<string, string> }

/** The questions as one answers them: on the phone, on the sheet typed by staff, in the preview. */
export function Questions({ questions, values = {}, errors = {} }: Props) {
  const r = values.r
  const saisies = typeof r === 'object' && !Array.isArray(r) ? r : {}
  return (
    <div className="fields">
      {questions.map((question, rang) => {
        const saisie = saisies[question.cle]
        return (
          <UneQuestion
            key={question.cle}
            question={question}
            saisie={typeof saisie === 'string' ? saisie : ''}
            error={errors[`r.${question.cle}`]}
            premiere={questions.findIndex(({ genre }) => genre === 'note') === rang}
          />
        )
      })}
      <TextArea
        name="texteLibre"
        label={libelleTexteLibre}
        optional
        rows={3}
        maxLength={2000}
        defaultValue={typeof values.texteLibre === 'string' ? values.texteLibre : ''}
        error={errors.texteLibre}
      />
    </div>
  )
}

type UneProps = {
  question: Question
  saisie: string
  error: string | undefined
  /** The first mark says what 1 and 5 mean; the others follow. */
  premiere: boolean
}

function UneQuestion({ question, saisie, error, premiere }: UneProps) {
  const { cle, genre, obligatoire, choix } = question
  const libelle = question.libelle.replace(/ (?=[?!;:])/g, '\u202f') // never alone on a line
  const name = `r.${cle}`
  const commun = { name, error, optional: !obligatoire }
  if (genre === 'texte')
    return <Field {...commun} label={libelle} defaultValue={saisie} maxLength={500} />
  if (genre === 'note') {
    return (
      <Segmented
        {...commun}
        legend={libelle}
        hint={premiere && 'De 1, pas du tout, à 5, tout à fait.'}
        options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
        defaultValue={saisie}
      />
    )
  }
  if (genre === 'oui_non') {
    return (
      <Segmented
        {...commun}
        legend={libelle}
        options={[
          { value: 'oui', label: 'Oui' },
          { value: 'non', label: 'Non' },
        ]}
        defaultValue={saisie}
      />
    )
  }
  return (
    <Choices
      {...commun}
      legend={libelle}
      options={choix.map((label, rang) => ({ value: String(rang), label }))}
      defaultValue={saisie}
    />
  )
}
