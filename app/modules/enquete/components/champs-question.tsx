import { Button } from '#app/ui/button.tsx'
import { Check, Field, Select, TextArea } from '#app/ui/form.tsx'
import { libelleGenreQuestion } from '../model.ts'
import type { Champ } from './formulaire.ts'
import './champs-question.css'

type Props = {
  champ: Champ
  rang: number
  total: number
  /** STA-8: may be moved, nothing else. */
  verrouillee: boolean
  errors: Record<string, string>
}

/** One question of the form, with what moves it. */
export function ChampsQuestion({ champ, rang, total, verrouillee, errors }: Props) {
  const nom = (champ: keyof Champ) => `questions.${rang}.${champ}`
  return (
    <fieldset className="card fields">
      <legend className="offscreen">Question {rang + 1}</legend>
      <input type="hidden" name={nom('cle')} value={champ.cle} />
      {verrouillee ? (
        <>
          {(['genre', 'libelle', 'obligatoire'] as const).map((cle) => (
            <input key={cle} type="hidden" name={nom(cle)} value={champ[cle]} />
          ))}
          <p>
            <b>{champ.libelle}</b>
            <br />
            <span className="soft small">
              Note de 1 à 5, obligatoire. Cette question donne le taux de satisfaction : elle ne se
              retire pas et ne se récrit pas.
            </span>
          </p>
        </>
      ) : (
        <>
          <Field
            name={nom('libelle')}
            label={`Question ${rang + 1}`}
            defaultValue={champ.libelle}
            error={errors[nom('libelle')]}
            required
          />
          <Select
            name={nom('genre')}
            label="Réponse attendue"
            options={Object.entries(libelleGenreQuestion).map(([value, label]) => ({
              value,
              label,
            }))}
            defaultValue={champ.genre}
            error={errors[nom('genre')]}
          />
          <div className="question-choix">
            <TextArea
              name={nom('choix')}
              label="Réponses possibles"
              hint="Une par ligne."
              rows={3}
              defaultValue={champ.choix}
              error={errors[nom('choix')]}
            />
          </div>
          <Check
            name={nom('obligatoire')}
            label="Il faut y répondre"
            defaultChecked={champ.obligatoire !== ''}
          />
        </>
      )}
      <div className="actions">
        {rang > 0 && (
          <Button size="small" icon="arrow-up" name="intention" value={`monter.${rang}`}>
            Monter
          </Button>
        )}
        {rang < total - 1 && (
          <Button size="small" icon="arrow-down" name="intention" value={`descendre.${rang}`}>
            Descendre
          </Button>
        )}
        {!verrouillee && (
          <Button
            size="small"
            variant="danger"
            icon="trash-2"
            name="intention"
            value={`retirer.${rang}`}
          >
            Retirer
          </Button>
        )}
      </div>
    </fieldset>
  )
}
