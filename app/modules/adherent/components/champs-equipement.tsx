import { Choices, Field, TextArea } from '#app/ui/form.tsx'
import { listePermis, listeTailles, permisConnus, taillesConnues } from '../model/fiche.ts'
import type { Reponses } from './reponses.ts'

type Props = { reponses: Reponses; errors: Record<string, string>; permis: string[] }

/** What a member may drive and wears; free notes of the secretariat. */
export function ChampsEquipement({ reponses, errors, permis }: Props) {
  return (
    <>
      <Choices
        legend="Permis"
        name="permis[]"
        multiple
        inline
        optional
        defaultValue={permis}
        error={errors.permis}
        options={listePermis.map((value) => ({ value, label: permisConnus[value] }))}
      />
      <div className="sizes">
        {listeTailles.map((piece) => (
          <Field
            key={piece}
            name={`tailles.${piece}`}
            label={taillesConnues[piece]}
            width={8}
            maxLength={12}
            autoComplete="off"
            defaultValue={reponses(`tailles.${piece}`)}
            error={errors[`tailles.${piece}`]}
          />
        ))}
      </div>
      <TextArea
        name="notes"
        label="Notes"
        hint="Visibles des gestionnaires seulement. Rien de médical ne s’écrit ici."
        rows={4}
        maxLength={4000}
        defaultValue={reponses('notes')}
        error={errors.notes}
        optional
      />
    </>
  )
}
