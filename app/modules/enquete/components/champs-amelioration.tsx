import { DateField, Field, Select, TextArea } from '#app/ui/form.tsx'
import { canaux, libelleCanal, libelleStatutAction, statutsAction } from '../model/amelioration.ts'
import type { ChoixAmelioration } from '../queries/amelioration.server.ts'

export type Valeurs = Record<string, string>
type Props = { valeurs: Valeurs; errors: Record<string, string>; choix: ChoixAmelioration }

/** Each field with what was typed, else what is kept. */
function champs({ valeurs, errors }: Pick<Props, 'valeurs' | 'errors'>) {
  return (name: string) => ({ name, defaultValue: valeurs[name] ?? '', error: errors[name] })
}

export function ChampsReclamation({ choix, ...props }: Props) {
  const champ = champs(props)
  return (
    <>
      <Field {...champ('objet')} label="Objet" hint="En quelques mots." required />
      <DateField {...champ('recueLe')} label="Reçue le" required />
      <Select
        {...champ('canal')}
        label="Comment"
        options={canaux.map((value) => ({ value, label: libelleCanal[value] }))}
      />
      <Field {...champ('auteur')} label="Qui réclame" required />
      <Field
        {...champ('coordonnees')}
        label="Adresse ou téléphone"
        hint="Pour lui répondre."
        optional
      />
      <ChoixFormation choix={choix} {...champ('formationId')} />
      <TextArea {...champ('faits')} label="Ce qui est reproché" rows={5} required />
      <TextArea {...champ('reponse')} label="Réponse donnée" rows={4} optional />
      <DateField {...champ('repondueLe')} label="Répondue le" optional />
      <DateField
        {...champ('closeLe')}
        label="Close le"
        hint="Quand il n’y a plus rien à faire."
        optional
      />
    </>
  )
}

export function ChampsAction({ choix, ...props }: Props) {
  const champ = champs(props)
  return (
    <>
      <Field {...champ('intitule')} label="Ce qui sera fait" required />
      <TextArea
        {...champ('description')}
        label="Pourquoi et comment"
        hint="Ce qui a été répondu ou reproché, et ce qui est décidé."
        rows={4}
        optional
      />
      <Select
        {...champ('responsableId')}
        label="Qui s’en charge"
        placeholder="Choisissez une personne"
        options={choix.responsables.map(({ id, nom }) => ({ value: id, label: nom }))}
        required
      />
      <DateField {...champ('echeance')} label="Pour le" required />
      <Select
        {...champ('reclamationId')}
        label="Réclamation d’origine"
        placeholder="Aucune"
        options={choix.reclamations.map(({ id, numero, objet }) => ({
          value: id,
          label: `${numero} ${objet}`,
        }))}
        optional
      />
      <ChoixFormation choix={choix} {...champ('formationId')} />
      <Select
        {...champ('statut')}
        label="État"
        options={statutsAction.map((value) => ({ value, label: libelleStatutAction[value] }))}
      />
      <TextArea
        {...champ('resultat')}
        label="Résultat"
        hint="À remplir quand l’action est faite, ou abandonnée."
        rows={3}
        optional
      />
    </>
  )
}

type ChoixProps = {
  choix: ChoixAmelioration
  name: string
  defaultValue: string
  error: string | undefined
}

function ChoixFormation({ choix, ...champ }: ChoixProps) {
  return (
    <Select
      {...champ}
      label="Formation concernée"
      placeholder="Aucune en particulier"
      options={choix.formations.map(({ id, numero, intitule }) => ({
        value: id,
        label: `${numero} ${intitule}`,
      }))}
      optional
    />
  )
}

/** A row as its form shows it: what was typed wins. */
export function valeursFiche(
  saisie: Record<string, unknown> | undefined,
  fiche: Record<string, unknown>,
): Valeurs {
  const source = saisie ?? fiche
  return Object.fromEntries(
    Object.entries(source).flatMap(([cle, valeur]) =>
      typeof valeur === 'string' || typeof valeur === 'number' ? [[cle, String(valeur)]] : [],
    ),
  )
}
