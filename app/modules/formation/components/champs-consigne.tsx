import { Check, FormGroup, Select, TextArea } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'

type Props = {
  journees: { id: string; jour: string }[]
  valeurs: { journeeId: string; pourFormateurs: boolean; pourStagiaires: boolean; texte: string }
  errors: Record<string, string>
}

/** To whom, for which day, what. */
export function ChampsConsigne({ journees, valeurs, errors }: Props) {
  return (
    <FormGroup title="La consigne" reason="Rien ne part tant que vous n’envoyez pas les consignes.">
      <Check
        name="pourFormateurs"
        label="Pour les formateurs"
        defaultChecked={valeurs.pourFormateurs}
        error={errors.pourFormateurs}
      />
      <Check
        name="pourStagiaires"
        label="Pour les stagiaires"
        defaultChecked={valeurs.pourStagiaires}
      />
      <Select
        name="journeeId"
        label="Jour"
        options={[
          { value: '', label: 'Toute la formation' },
          ...journees.map(({ id, jour }) => ({ value: id, label: formatDay(jour) })),
        ]}
        defaultValue={valeurs.journeeId}
        error={errors.journeeId}
      />
      <TextArea
        name="texte"
        label="Texte"
        hint="Écrivez comme dans un mail : une ligne vide entre deux paragraphes, un tiret devant chaque ligne d’une liste. Un mot en **gras**, un lien : [mots du lien](https://exemple.fr)."
        rows={8}
        maxLength={5000}
        defaultValue={valeurs.texte}
        error={errors.texte}
        required
      />
    </FormGroup>
  )
}

/** What was typed, when the form comes back; else what is known. */
export function valeursConsigne(
  tapees: Record<string, unknown> | undefined,
  connues: Props['valeurs'],
): Props['valeurs'] {
  if (!tapees) return connues
  const texte = (champ: string) => (typeof tapees[champ] === 'string' ? tapees[champ] : '')
  return {
    journeeId: texte('journeeId'),
    pourFormateurs: texte('pourFormateurs') !== '',
    pourStagiaires: texte('pourStagiaires') !== '',
    texte: texte('texte'),
  }
}

export const consigneVide = {
  journeeId: '',
  pourFormateurs: true,
  pourStagiaires: true,
  texte: '',
}
