import type { ReactNode } from 'react'
import type { TypeChoisi } from '#app/modules/union/public.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Check, Field, FormGroup, MoneyField, Select, TextArea } from '#app/ui/form.tsx'
import { ChampsJournee, type LieuPropose } from './champs-journee.tsx'
import { ChoixClient } from './choix-client.tsx'
import type { ValeursFormation } from './valeurs-formation.ts'

type Choix = {
  centres: { id: string; nom: string }[]
  lieux: LieuPropose[]
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
