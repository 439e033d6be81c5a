import type { ReactNode } from 'react'
import type { TypeChoisi } from '#app/modules/union/public.server.ts'
import type { FormFailure, FormValue } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Check, Field, FormGroup, MoneyField, Select, TextArea } from '#app/ui/form.tsx'
import { type DemiJournee, libelleDemiJournee } from '../model.ts'
import { ChoixClient } from './choix-client.tsx'

export type ValeursFormation = {
  intitule: string
  privee: boolean
  clientId: string
  clientNoms: Record<string, string>
  clientRecherche: string
  centreId: string
  places: string
  formateursRequis: string
  prix: string
  inscriptionsJusquAu: string
  depassementCapacite: boolean
  commentaire: string
  journees: ValeursJournee[]
}

export type ValeursJournee = {
  jour: string
  lieuId: string
  lieuLibre: string
  consignes: string
  creneaux: Partial<Record<DemiJournee, { debut: string; fin: string }>>
}

type Choix = {
  centres: { id: string; nom: string }[]
  lieux: { id: string; nom: string; commune: string }[]
  types: TypeChoisi[]
}

/** The fields that *Créer formation* and *Modifier formation* share. */
export function ChampsFormation({
  valeurs,
  errors,
  choix,
  journees,
  ajouterClient,
}: {
  valeurs: ValeursFormation
  errors: Record<string, string>
  choix: Choix
  /** Instead of the fields of the days. */
  journees?: ReactNode
  /** Where a client is made; absent for who may not see the clients. */
  ajouterClient?: string | undefined
}) {
  return (
    <>
      <FormGroup title="La formation" reason="Ce que le public et les formateurs verront.">
        <Field
          name="intitule"
          label="Intitulé"
          defaultValue={valeurs.intitule}
          error={errors.intitule}
          maxLength={150}
          required
        />
        <Check
          name="privee"
          label="Formation privée"
          detail="Elle n’apparaît pas sur le site public."
          defaultChecked={valeurs.privee}
          error={errors.privee}
        />
        {ajouterClient && (
          <ChoixClient
            clientId={valeurs.clientId}
            noms={valeurs.clientNoms}
            recherche={valeurs.clientRecherche}
            errors={errors}
            ajouter={ajouterClient}
          />
        )}
        <Select
          name="centreId"
          label="Centre organisateur"
          placeholder="Toute l’union"
          options={choix.centres.map(({ id, nom }) => ({ value: id, label: nom }))}
          defaultValue={valeurs.centreId}
          error={errors.centreId}
          width={20}
        />
      </FormGroup>
      <FormGroup title="Places et prix">
        <div className="pair">
          <Field
            name="places"
            label="Places"
            inputMode="numeric"
            width={8}
            defaultValue={valeurs.places}
            error={errors.places}
            required
          />
          <Field
            name="formateursRequis"
            label="Formateurs nécessaires"
            inputMode="numeric"
            width={8}
            defaultValue={valeurs.formateursRequis}
            error={errors.formateursRequis}
            required
          />
        </div>
        <Check
          name="depassementCapacite"
          label="Dépassement de capacité"
          detail="Lève la limite des places pour toutes les inscriptions, publiques ou non."
          defaultChecked={valeurs.depassementCapacite}
        />
        <MoneyField
          name="prix"
          label="Prix par stagiaire"
          defaultValue={valeurs.prix}
          error={errors.prix}
          required
        />
        <Field
          name="inscriptionsJusquAu"
          label="Fin des inscriptions"
          type="date"
          width={14}
          optional
          hint="Sans date : le délai choisi par l’union, d’habitude la veille de la première journée."
          defaultValue={valeurs.inscriptionsJusquAu}
          error={errors.inscriptionsJusquAu}
        />
      </FormGroup>
      {journees ?? (
        <FormGroup
          title="Journées"
          reason="Une date, un lieu et un à trois créneaux. Une fin avant le début est le lendemain."
        >
          {valeurs.journees.map((journee, index) => (
            <ChampsJournee
              // biome-ignore lint/suspicious/noArrayIndexKey: the rank is the name of the fields
              key={index}
              name={`journees.${index}`}
              legend={`Journée ${index + 1}`}
              journee={journee}
              errors={errors}
              lieux={choix.lieux}
            />
          ))}
          <p>
            <Button name="intention" value="ajouter_journee" icon="plus" formNoValidate>
              Ajouter une journée
            </Button>
          </p>
        </FormGroup>
      )}
      <FormGroup title="Commentaire" reason="Pour l’équipe de gestion seulement.">
        <TextArea
          name="commentaire"
          label="Commentaire"
          optional
          defaultValue={valeurs.commentaire}
          error={errors.commentaire}
          maxLength={2000}
        />
      </FormGroup>
    </>
  )
}

type ChampsJourneeProps = {
  name: string
  legend: string
  journee: ValeursJournee
  errors: Record<string, string>
  lieux: Choix['lieux']
}

/** The fields of one day. */
export function ChampsJournee({ name, legend, journee, errors, lieux }: ChampsJourneeProps) {
  return (
    <fieldset className="fields">
      <legend>{legend}</legend>
      <Field
        name={`${name}.jour`}
        label="Date"
        type="date"
        width={14}
        defaultValue={journee.jour}
        error={errors[`${name}.jour`]}
      />
      <Select
        name={`${name}.lieuId`}
        label="Lieu"
        placeholder="Un autre lieu, écrit ci-dessous"
        options={lieux.map(({ id, nom, commune }) => ({
          value: id,
          label: commune ? `${nom}, ${commune}` : nom,
        }))}
        defaultValue={journee.lieuId}
        error={errors[`${name}.lieuId`]}
      />
      <Field
        name={`${name}.lieuLibre`}
        label="Autre lieu"
        optional
        defaultValue={journee.lieuLibre}
        error={errors[`${name}.lieuLibre`]}
        maxLength={200}
      />
      {(['matin', 'apres_midi', 'soiree'] as DemiJournee[]).map((demiJournee) => {
        const creneau = `${name}.creneaux.${demiJournee}`
        const horaires = journee.creneaux[demiJournee]
        const libelle = libelleDemiJournee[demiJournee]
        return (
          <div className="pair" key={demiJournee}>
            <Field
              name={`${creneau}.debut`}
              label={`${libelle}, début`}
              type="time"
              width={8}
              defaultValue={horaires?.debut}
              error={errors[`${creneau}.debut`]}
            />
            <Field
              name={`${creneau}.fin`}
              label={`${libelle}, fin`}
              type="time"
              width={8}
              defaultValue={horaires?.fin}
              error={errors[`${creneau}.fin`]}
            />
          </div>
        )
      })}
      <TextArea
        name={`${name}.consignes`}
        label="Consignes du jour"
        optional
        defaultValue={journee.consignes}
        error={errors[`${name}.consignes`]}
        maxLength={2000}
      />
    </fieldset>
  )
}

/** A day as most are: 8 h 30 to 12 h 30, 13 h 30 to 17 h 30. */
export const journeeUsuelle: ValeursJournee = {
  jour: '',
  lieuId: '',
  lieuLibre: '',
  consignes: '',
  creneaux: {
    matin: { debut: '08:30', fin: '12:30' },
    apres_midi: { debut: '13:30', fin: '17:30' },
  },
}

/** What was typed, as the fields show it again; without a failure, the values given. */
export function valeursDe(
  failure: FormFailure | undefined,
  sinon: ValeursFormation,
): ValeursFormation {
  if (!failure) return sinon
  const { values } = failure
  return {
    intitule: text(values.intitule),
    privee: text(values.privee) !== '',
    clientId: text(values.clientId),
    clientNoms: Object.fromEntries(
      Object.entries(objectOf(values.clientNoms)).map(([id, nom]) => [id, text(nom)]),
    ),
    clientRecherche: text(values.clientRecherche),
    centreId: text(values.centreId),
    places: text(values.places),
    formateursRequis: text(values.formateursRequis),
    prix: text(values.prix),
    inscriptionsJusquAu: text(values.inscriptionsJusquAu),
    depassementCapacite: text(values.depassementCapacite) !== '',
    commentaire: text(values.commentaire),
    journees: entries(values.journees).map(journeeDe),
  }
}

/** A day as typed. */
export function journeeDe(value: FormValue | undefined): ValeursJournee {
  const journee = objectOf(value)
  const creneaux = objectOf(journee.creneaux)
  return {
    jour: text(journee.jour),
    lieuId: text(journee.lieuId),
    lieuLibre: text(journee.lieuLibre),
    consignes: text(journee.consignes),
    creneaux: Object.fromEntries(
      (['matin', 'apres_midi', 'soiree'] as const).map((demi) => {
        const horaires = objectOf(creneaux[demi])
        return [demi, { debut: text(horaires.debut), fin: text(horaires.fin) }]
      }),
    ),
  }
}

function text(value: FormValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function objectOf(value: FormValue | undefined): Record<string, FormValue> {
  return typeof value === 'object' && !Array.isArray(value) ? value : {}
}

function entries(value: FormValue | undefined): FormValue[] {
  return Object.values(objectOf(value)).slice(0, 60)
}
