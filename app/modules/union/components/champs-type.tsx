import type { FormValues } from '#app/platform/form.server.ts'
import { Choices, DateField, Field, FormGroup, MoneyField, Select } from '#app/ui/form.tsx'
import { typedMoney } from '#app/ui/format.ts'
import { documentsType, ecrireDuree, type Regle } from '../model/type.ts'
import { ChampsBpf } from './champs-bpf.tsx'
import { ChampsGroupe } from './champs-groupe.tsx'
import { valeur } from './reglages.tsx'

type Props = {
  type: {
    libelle: string
    code: string
    alias: string[]
    placesDefaut: number
    prixDefaut: number
    valableAu: string | null
    nsf: string
    bpfF3: string | null
    competenceIds: string[]
  } | null
  regle: (Regle & { valableDu: string }) | null
  /** Day proposed for a change of rule. */
  regleDu: string
  competences: { id: string; code: string; libelle: string }[]
  values: FormValues | undefined
  errors: Record<string, string>
}

/** The fields that *Ajouter* and *Modifier un type* share. */
export function ChampsType({ type, regle, regleDu, competences, values, errors }: Props) {
  const champ = (name: string, sinon: string | number | null | undefined) => ({
    name,
    defaultValue: valeur(values, name, sinon),
    error: errors[name],
  })
  const cochees = values ? listeDe(values.competenceIds) : (type?.competenceIds ?? [])
  return (
    <>
      <FormGroup title="Le type" reason="Ce que le public et les documents disent.">
        <Field {...champ('libelle', type?.libelle)} label="Nom" maxLength={120} required />
        {type === null && (
          <Field
            {...champ('code', '')}
            label="Code"
            hint="Lettres et chiffres, comme PSC ou FC_PSC. Il ne change plus ensuite."
            width={14}
            maxLength={20}
            required
          />
        )}
        <Field
          {...champ('alias', type?.alias.join(', '))}
          label="Autres noms"
          hint="Anciens noms, séparés par des virgules : les imports et les inscriptions les reconnaissent."
          maxLength={500}
          optional
        />
      </FormGroup>
      <FormGroup
        title="La règle"
        reason="Si elle change, une nouvelle version commence à la date choisie. Les formations dont le premier jour est avant gardent l’ancienne."
      >
        <DateField
          {...champ('regleDu', regleDu)}
          label="Un changement vaut à partir du"
          hint="Sans changement ci-dessous, cette date ne sert pas."
          required
        />
        <Field
          {...champ('minutesMin', regle ? ecrireDuree(regle.minutesMin) : '')}
          label="Durée minimale"
          hint="En heures : 7, 7,5 ou 7 h 30."
          width={8}
          suffix="heures"
          required
        />
        <div className="pair">
          <Field
            {...champ('maxParFormateur', regle?.maxParFormateur)}
            label="Stagiaires par formateur, au plus"
            inputMode="numeric"
            width={8}
            required
          />
          <Field
            {...champ('minStagiaires', regle?.minStagiaires ?? 1)}
            label="Effectif minimal"
            inputMode="numeric"
            width={8}
            required
          />
        </div>
        <Field
          {...champ('ageMin', regle?.ageMin)}
          label="Âge minimal"
          hint="Le premier jour de la formation."
          inputMode="numeric"
          width={8}
          suffix="ans"
          optional
        />
        <Select
          {...champ('document', regle?.document ?? 'aucun')}
          label="Document délivré"
          options={Object.entries(documentsType).map(([value, label]) => ({ value, label }))}
        />
      </FormGroup>
      <ChampsGroupe champ={champ} regle={regle} />
      <ChampsBpf champ={champ} type={type} />
      <FormGroup
        title="Ce qui est proposé"
        reason="Repris à la création d’une formation, où l’on peut tout changer."
      >
        <Field
          {...champ('placesDefaut', type?.placesDefaut)}
          label="Places"
          inputMode="numeric"
          width={8}
          required
        />
        <MoneyField
          {...champ('prixDefaut', type ? typedMoney(type.prixDefaut) : '')}
          label="Prix par stagiaire"
          required
        />
        <DateField
          {...champ('valableAu', type?.valableAu)}
          label="Dernier jour où il peut commencer"
          hint="Pour un enseignement qui cesse. Après, il n’est plus proposé."
          optional
        />
      </FormGroup>
      <FormGroup title="Qui peut l’encadrer" reason="Une seule de ces compétences, à jour, suffit.">
        <Choices
          legend="Compétences"
          name="competenceIds[]"
          multiple
          options={competences.map(({ id, code, libelle }) => ({
            value: id,
            label: libelle,
            detail: code,
          }))}
          defaultValue={cochees}
          error={errors.competenceIds}
        />
      </FormGroup>
    </>
  )
}

function listeDe(value: FormValues[string] | undefined): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}
