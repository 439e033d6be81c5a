import { libellesRole } from '#app/modules/adherent/model/role.ts'
import { roles } from '#app/platform/ctx.ts'
import type { FormValues } from '#app/platform/form.server.ts'
import { Check, Choices, Field, FormGroup, Select, TextArea } from '#app/ui/form.tsx'
import { categories, libellesCategorie } from '../model.ts'

export type ValeursDocument = {
  titre: string
  categorie: string
  description: string
  roles: readonly string[]
  centres: readonly string[]
  pour: string
  accuseLecture: boolean
}

export const documentVide: ValeursDocument = {
  titre: '',
  categorie: '',
  description: '',
  roles: [],
  centres: [],
  pour: 'tous',
  accuseLecture: false,
}

/** What was typed when the form comes back, else what is known. */
export function valeursSaisies(
  saisies: FormValues | undefined,
  connues: ValeursDocument,
): ValeursDocument {
  if (!saisies) return connues
  const texte = (nom: string) => (typeof saisies[nom] === 'string' ? saisies[nom] : '')
  const liste = (nom: string) => {
    const valeur = saisies[nom]
    return Array.isArray(valeur) ? valeur.filter((item) => typeof item === 'string') : []
  }
  return {
    titre: texte('titre'),
    categorie: texte('categorie'),
    description: texte('description'),
    roles: liste('roles'),
    centres: liste('centres'),
    pour: texte('pour'),
    accuseLecture: texte('accuseLecture') !== '',
  }
}

/** A right to read protected data is no audience. */
const destinataires = roles.filter((role) => role !== 'donnees_sensibles')

type Props = {
  valeurs: ValeursDocument
  errors: Record<string, string>
  centres: { id: string; nom: string }[]
  /** A right limited to centres publishes for these alone. */
  limite: boolean
}

export function ChampsDocument({ valeurs, errors, centres, limite }: Props) {
  return (
    <>
      <FormGroup title="Le document">
        <Field
          name="titre"
          label="Titre"
          hint="Ce que chacun lira dans Mes documents."
          defaultValue={valeurs.titre}
          error={errors.titre}
          maxLength={150}
          required
        />
        <Select
          name="categorie"
          label="Catégorie"
          placeholder="Choisissez une catégorie"
          options={categories.map((value) => ({ value, label: libellesCategorie[value] }))}
          defaultValue={valeurs.categorie}
          error={errors.categorie}
          width={20}
          required
        />
        <TextArea
          name="description"
          label="Quelques mots"
          hint="De quoi il s’agit, ce qu’il faut en faire."
          defaultValue={valeurs.description}
          error={errors.description}
          rows={3}
          optional
        />
      </FormGroup>
      <FormGroup
        title="Pour qui"
        reason="Avec des droits et des centres, il faut les deux : « Formateur » et « Montcervin », ce sont les formateurs de Montcervin."
      >
        <Choices
          legend="Ce document s’adresse"
          name="pour"
          options={[
            {
              value: 'tous',
              label: 'À tous les adhérents',
              disabledReason: limite ? 'Votre droit ne porte que sur vos centres.' : undefined,
            },
            { value: 'choix', label: 'À ceux que je choisis ci-dessous' },
          ]}
          defaultValue={limite ? 'choix' : valeurs.pour}
          error={errors.pour}
        />
        <Choices
          legend="Ceux qui ont un de ces droits"
          name="roles[]"
          inline
          multiple
          optional
          options={destinataires.map((value) => ({ value, label: libellesRole[value] }))}
          defaultValue={valeurs.roles}
          error={errors.roles}
        />
        <Choices
          legend="Ceux d’un de ces centres"
          name="centres[]"
          inline
          multiple
          optional={!limite}
          options={centres.map(({ id, nom }) => ({ value: id, label: nom }))}
          defaultValue={valeurs.centres}
          error={errors.centres}
        />
      </FormGroup>
      <FormGroup title="Lecture">
        <Check
          name="accuseLecture"
          label="Demander « J’ai lu »"
          detail="Sans cette case, ouvrir le document suffit pour qu’il compte comme lu."
          defaultChecked={valeurs.accuseLecture}
          error={errors.accuseLecture}
        />
      </FormGroup>
    </>
  )
}
