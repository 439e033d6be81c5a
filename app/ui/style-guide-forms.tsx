import { Button, ButtonLink } from './button.tsx'
import {
  Check,
  ChoiceCards,
  Choices,
  DateField,
  ErrorSummary,
  Field,
  FileField,
  FormGroup,
  MoneyField,
  SaveBar,
  Segmented,
  Select,
  TextArea,
  TimeField,
} from './form.tsx'

const siretError = 'Ce SIRET a 13 chiffres, il en faut 14.'

/** Fields, choices and the frame of a form, in each of their states. */
export function StyleForms() {
  return (
    <section className="block" aria-label="Formulaires">
      <h2 className="rule-title">Formulaires</h2>
      <div className="sample">
        <ErrorSummary
          focused={false}
          errors={{ siret: siretError, accord: 'Acceptez les conditions pour continuer.' }}
        />
        <form method="get">
          <FormGroup title="La formation" reason="Ce que le public et les formateurs verront.">
            <Field
              name="intitule"
              label="Intitulé"
              defaultValue="Premiers secours citoyen"
              required
            />
            <Field
              name="siret"
              label="SIRET"
              hint="14 chiffres, sur vos factures."
              error={siretError}
              defaultValue="732 829 320 0007"
              width={14}
              inputMode="numeric"
            />
            <Select
              name="type"
              label="Type"
              width={20}
              options={[{ value: 'psc', label: 'Premiers secours citoyen (PSC)' }]}
              placeholder="Choisissez un type"
              defaultValue="psc"
            />
            <div className="pair">
              <DateField name="jour" label="Date" defaultValue="2026-11-28" />
              <TimeField name="debut" label="Début" defaultValue="08:30" />
            </div>
            <MoneyField name="prix" label="Prix par stagiaire" defaultValue="60,00" />
            <Field name="numero" label="Numéro" defaultValue="PSC-2026-117" readOnly width={14} />
            <FileField name="logo" label="Logo" hint="PNG ou JPEG, 2 Mo au plus." optional />
            <TextArea
              name="commentaire"
              label="Commentaire"
              hint="Pour l’équipe de gestion seulement."
              optional
            />
          </FormGroup>
          <FormGroup title="Inscriptions">
            <Choices
              legend={'Qui peut s’inscrire\u202f?'}
              name="ouverture"
              defaultValue="tous"
              options={[
                {
                  value: 'tous',
                  label: 'Tout le monde',
                  detail: 'La formation est sur le site de l’union.',
                },
                {
                  value: 'lien',
                  label: 'Les personnes qui ont le lien',
                  detail: 'Formation privée, pour un client.',
                },
                {
                  value: 'personne',
                  label: 'Personne pour l’instant',
                  disabledReason: 'Des stagiaires sont déjà inscrits.',
                },
              ]}
            />
            <Choices
              legend="Civilité"
              name="civilite"
              hint="Elle figure sur le certificat."
              inline
              defaultValue="madame"
              options={[
                { value: 'madame', label: 'Madame' },
                { value: 'monsieur', label: 'Monsieur' },
              ]}
            />
            <ChoiceCards
              legend={'Quels créneaux vous vont\u202f?'}
              name="creneaux"
              multiple
              defaultValue={['matin']}
              options={[
                {
                  value: 'matin',
                  label: '7\u00a0h\u00a030 – 11\u00a0h',
                  detail: '2 places\u00a0: équipier-secouriste, secouriste',
                },
                {
                  value: 'midi',
                  label: '11\u00a0h – 14\u00a0h',
                  detail: '1 place\u00a0: secouriste',
                },
              ]}
            />
            <Segmented
              legend="Matin"
              name="presence"
              defaultValue="present"
              options={[
                { value: 'absent', label: 'Absent' },
                { value: 'present', label: 'Présent' },
              ]}
            />
            <Check name="depassement" label="Accepter plus de stagiaires que de places" />
            <Check
              name="accord"
              label="J’accepte les conditions"
              error="Acceptez les conditions pour continuer."
            />
          </FormGroup>
          <SaveBar>
            <Button type="button" variant="primary">
              Enregistrer
            </Button>
            <ButtonLink variant="bare" href="#contenu">
              Abandonner
            </ButtonLink>
            <span className="soft small">2 changements</span>
          </SaveBar>
        </form>
      </div>
    </section>
  )
}
