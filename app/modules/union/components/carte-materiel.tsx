import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Details } from '#app/ui/details.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { plural } from '#app/ui/format.ts'
import { type LigneMateriel, phraseMateriel } from '../model/materiel.ts'

type Props = { materiel: LigneMateriel[]; adresse: string }

/** What the formations of this type take to the room, and the page that changes it. */
export function CarteMateriel({ materiel, adresse }: Props) {
  return (
    <Card title="Matériel">
      {materiel.length === 0 ? (
        <p className="soft">Aucune liste : le dossier de formation n’en imprime pas.</p>
      ) : (
        <Details summary={plural(materiel.length, 'ligne', 'lignes')}>
          <Facts
            stacked
            items={materiel.map((ligne) => ({
              label: ligne.libelle,
              value: phraseMateriel(ligne),
            }))}
          />
        </Details>
      )}
      <p>
        <ButtonLink icon="clipboard-list" href={adresse}>
          Modifier la liste
        </ButtonLink>
      </p>
    </Card>
  )
}
