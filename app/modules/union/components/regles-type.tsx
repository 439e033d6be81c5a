import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Details } from '#app/ui/details.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { formatDay } from '#app/ui/format.ts'
import { lignesRegle, type Regle } from '../model/type.ts'

type Datee = Regle & { valableDu: string }

/** Each version of the rule of a type, with the days it holds for; the one in force is open. */
export function VersionsRegle({ regles, enVigueur }: { regles: Datee[]; enVigueur: string }) {
  return (
    <Card title="Règles du type">
      {regles.map((regle) => (
        <Details
          key={regle.valableDu}
          open={regle.valableDu === enVigueur}
          summary={`À partir du ${formatDay(regle.valableDu)}${regle.valableDu === enVigueur ? ', en vigueur' : regle.valableDu > enVigueur ? ', à venir' : ''}`}
        >
          <Facts
            stacked
            items={lignesRegle(regle).map(({ libelle, valeur }) => ({
              label: libelle,
              value: valeur,
            }))}
          />
        </Details>
      ))}
    </Card>
  )
}

type NationalProps = { ecarts: { libelle: string; national: string; union: string }[] | null }

/** What the union changed of the national preset, and the way back; nothing for a type of its own. */
export function ComparaisonNationale({ ecarts }: NationalProps) {
  if (ecarts === null) {
    return (
      <Card title="Modèle national" paper>
        <p className="soft">Ce type est propre à votre union.</p>
      </Card>
    )
  }
  if (ecarts.length === 0) {
    return (
      <Card title="Modèle national" paper>
        <p>Nom, compétences et règle sont ceux du modèle national.</p>
      </Card>
    )
  }
  return (
    <Card title="Modèle national">
      <p>Votre union s’en écarte&nbsp;:</p>
      <Facts
        stacked
        items={ecarts.map(({ libelle, national, union }) => ({
          label: libelle,
          value: `${union} (modèle\u00a0: ${national})`,
        }))}
      />
      <form method="post">
        <Button name="intention" value="national" icon="undo-2">
          Reprendre le modèle national
        </Button>
      </form>
      <p className="soft small">
        À partir d’aujourd’hui. Le prix et les places restent les vôtres.
      </p>
    </Card>
  )
}
