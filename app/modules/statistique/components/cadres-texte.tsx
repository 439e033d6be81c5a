import { Facts } from '#app/ui/facts.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import type { Bilan } from '../model/bilan.ts'
import type { Exercice } from '../model/exercice.ts'
import type { Organisme } from '../queries/exercice.server.ts'

const aDire = <span className="soft">à compléter</span>

function ouiNon(reponse: boolean | null) {
  if (reponse === null) return aDire
  return reponse ? 'Oui' : 'Non'
}

/** Frame A: who declares. */
export function CadreA({ organisme, exercice }: { organisme: Organisme; exercice: Exercice }) {
  return (
    <Facts
      items={[
        { label: 'Numéro de déclaration d’activité', value: organisme.nda ?? aDire },
        { label: 'Forme juridique', value: exercice.formeJuridique ?? aDire },
        { label: 'SIRET', value: organisme.siret ?? aDire },
        { label: 'Code NAF', value: organisme.naf ?? aDire },
        { label: 'Dénomination', value: organisme.raisonSociale },
        { label: 'Adresse', value: organisme.adresse || aDire },
        { label: 'Adresse rendue publique', value: ouiNon(exercice.adressePublique) },
        { label: 'Téléphone', value: organisme.telephone ?? aDire },
        { label: 'Courriel', value: organisme.email ?? aDire },
      ]}
    />
  )
}

/** Frame B: the exercise. */
export function CadreB({ exercice }: { exercice: Exercice }) {
  return (
    <Facts
      items={[
        {
          label: 'Exercice comptable',
          value: `du ${formatDay(exercice.du)} au ${formatDay(exercice.au)}`,
        },
        {
          label: 'Actions en tout ou partie à distance',
          value: ouiNon(exercice.aDistance),
        },
      ]}
    />
  )
}

/** Frame D: what the training activity cost. */
export function CadreD({ charges }: Pick<Bilan, 'charges'>) {
  const montant = (cents: number) => (charges.dites ? formatMoney(cents) : aDire)
  return (
    <Facts
      items={[
        { label: 'Total des charges de la formation', value: montant(charges.total) },
        { label: 'dont salaires des formateurs', value: montant(charges.salaires) },
        {
          label: 'dont achats de prestations et honoraires de formation',
          value: montant(charges.achats),
        },
      ]}
    />
  )
}

/** Frame H: who signs. */
export function CadreH({ exercice }: { exercice: Exercice }) {
  const nom = [exercice.dirigeantPrenom, exercice.dirigeantNom].filter(Boolean).join(' ')
  return (
    <Facts
      items={[
        { label: 'Dirigeant', value: nom || aDire },
        { label: 'Qualité', value: exercice.dirigeantQualite ?? aDire },
      ]}
    />
  )
}
