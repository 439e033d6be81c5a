import { Details } from '#app/ui/details.tsx'
import { Choices, DateField, Field, FormGroup, MoneyField, Select } from '#app/ui/form.tsx'
import { type LigneC, lignesC, numeroC } from '../model/lignes.ts'

/** Name, value and sentence of a field: what was typed wins over what is kept. */
export type Champ = (name: string) => { name: string; defaultValue: string; error?: string }

const ouiNon = [
  { value: 'oui', label: 'Oui' },
  { value: 'non', label: 'Non' },
]

export function ChampsOrganisme({ champ }: { champ: Champ }) {
  return (
    <FormGroup
      title="A, B. Organisme et exercice"
      reason="Le numéro de déclaration, le SIRET et l’adresse viennent des Informations union."
    >
      <Field
        {...champ('formeJuridique')}
        label="Forme juridique"
        optional
        hint="Association loi 1901"
      />
      <Choices
        {...champ('adressePublique')}
        legend="Adresse rendue publique"
        options={ouiNon}
        inline
        optional
      />
      <DateField {...champ('du')} label="Premier jour de l’exercice" />
      <DateField {...champ('au')} label="Dernier jour de l’exercice" />
      <Choices
        {...champ('aDistance')}
        legend="Actions en tout ou partie à distance"
        options={ouiNon}
        inline
        optional
      />
    </FormGroup>
  )
}

export function ChampsProduits({ champ }: { champ: Champ }) {
  return (
    <FormGroup
      title="C. Produits"
      reason="Les règlements reçus sont comptés tout seuls. Écrivez seulement ce que la plateforme ne sait pas."
    >
      <Select
        {...champ('tauxTva')}
        label="TVA sur la formation"
        hint="Exonérée : les montants hors taxes et TTC sont les mêmes (CGI, art. 261-4-4°)."
        options={[
          { value: '', label: 'Exonérée' },
          { value: '550', label: '5,5 %' },
          { value: '1000', label: '10 %' },
          { value: '2000', label: '20 %' },
        ]}
      />
      <MoneyField
        {...champ('chiffreAffaires')}
        label="Chiffre d’affaires global de l’union, hors taxes"
        optional
      />
      <Details summary="Produits reçus ailleurs, ligne par ligne">
        <p className="hint">
          Subventions, fonds d’un OPCO, compte personnel de formation : ce qui n’a pas été encaissé
          ici. Montants TTC, ajoutés à ce qui est compté.
        </p>
        {(Object.keys(lignesC) as LigneC[]).map((ligne) => (
          <MoneyField
            key={ligne}
            {...champ(`produits.${ligne}`)}
            label={`${numeroC(ligne)}. ${lignesC[ligne]}`}
            optional
          />
        ))}
      </Details>
    </FormGroup>
  )
}

export function ChampsCharges({ champ }: { champ: Champ }) {
  return (
    <FormGroup title="D. Charges" reason="Hors taxes, d’après votre comptabilité.">
      <MoneyField {...champ('charges')} label="Total des charges de la formation" optional />
      <MoneyField {...champ('chargesSalaires')} label="dont salaires des formateurs" optional />
      <MoneyField
        {...champ('chargesAchats')}
        label="dont achats de prestations et honoraires de formation"
        optional
      />
    </FormGroup>
  )
}

export function ChampsSousTraitance({ champ }: { champ: Champ }) {
  return (
    <FormGroup
      title="F-2, G. Sous-traitance"
      reason="Les formations dont le client est un autre organisme comptent déjà dans le cadre G."
    >
      <Field
        {...champ('confiesStagiaires')}
        label="F-2. Stagiaires confiés à un autre organisme"
        inputMode="numeric"
        width={8}
        optional
      />
      <Field
        {...champ('confiesMinutes')}
        label="F-2. Heures suivies par eux"
        inputMode="decimal"
        width={8}
        suffix="h"
        optional
      />
      <Field
        {...champ('recusStagiaires')}
        label="G. Stagiaires confiés par un autre organisme, à ajouter"
        inputMode="numeric"
        width={8}
        optional
      />
      <Field
        {...champ('recusMinutes')}
        label="G. Heures suivies par eux, à ajouter"
        inputMode="decimal"
        width={8}
        suffix="h"
        optional
      />
    </FormGroup>
  )
}

export function ChampsDirigeant({ champ }: { champ: Champ }) {
  return (
    <FormGroup title="H. Dirigeant" reason="La personne qui a qualité de dirigeant de l’organisme.">
      <Field {...champ('dirigeantPrenom')} label="Prénom" optional autoComplete="off" />
      <Field {...champ('dirigeantNom')} label="Nom" optional autoComplete="off" />
      <Field {...champ('dirigeantQualite')} label="Qualité" hint="Président" optional />
    </FormGroup>
  )
}
