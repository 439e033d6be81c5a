import { Section } from '#app/ui/page.tsx'
import type { Bilan } from '../model/bilan.ts'
import { type LigneF1, type LigneF3, libelleNsf, lignesF1, lignesF3 } from '../model/lignes.ts'
import { TableauEffectifs } from './tableau-effectifs.tsx'

type Props = {
  bilan: Bilan
  stagiaires: (filtres: Record<string, string>) => string
  formateurs: (nature: string) => string
}

/** Frames E, F and G: who taught, who followed, who was entrusted. */
export function CadresStagiaires({ bilan, stagiaires, formateurs }: Props) {
  const { e, f1, f2, f3, f4, autresF4, g } = bilan
  const personnes = (equipe: Bilan['e']['internes']) => ({
    stagiaires: equipe.personnes,
    minutes: equipe.minutes,
  })
  return (
    <>
      <Section title="E. Personnes dispensant des heures de formation" id="e">
        <TableauEffectifs
          titre="Cadre E"
          colonne="Formateurs"
          qui="Personnes"
          heures="Heures dispensées"
          lignes={[
            {
              cle: '1',
              nom: '1. Personnes de votre organisme',
              href: formateurs('interne'),
              ...personnes(e.internes),
            },
            {
              cle: '2',
              nom: '2. Personnes extérieures, dans le cadre de contrats de sous-traitance',
              href: formateurs('externe'),
              ...personnes(e.externes),
            },
          ]}
        />
      </Section>
      <Section title="F-1. Type de stagiaires" id="f">
        <TableauEffectifs
          titre="Cadre F-1"
          colonne="Type de stagiaires"
          lignes={(Object.keys(lignesF1) as LigneF1[]).map((ligne) => ({
            cle: ligne,
            nom: `${ligne}. ${lignesF1[ligne]}`,
            href: stagiaires({ f1: ligne }),
            ...f1[ligne],
          }))}
          total={{ nom: 'Total (1)', ...bilan.totalF1 }}
        />
      </Section>
      <Section title="F-2. Dont activité sous-traitée">
        <TableauEffectifs
          titre="Cadre F-2"
          colonne="Confiée par votre organisme à un autre"
          lignes={[{ cle: 'f2', nom: 'Total (2), écrit à la main', ...f2 }]}
        />
      </Section>
      <Section title="F-3. Objectif général des prestations">
        <TableauEffectifs
          titre="Cadre F-3"
          colonne="Objectif général"
          lignes={(Object.keys(lignesF3) as LigneF3[]).map((ligne) => ({
            cle: ligne,
            nom: `${ligne}. ${lignesF3[ligne]}`,
            href: stagiaires({ f1: 'f', f3: ligne }),
            ...f3[ligne],
          }))}
          total={{ nom: 'Total (3)', ...bilan.totalF3 }}
        />
      </Section>
      <Section title="F-4. Spécialités de formation">
        <TableauEffectifs
          titre="Cadre F-4"
          colonne="Spécialité (NSF)"
          lignes={[
            ...f4.map(({ nsf, ...effectif }) => ({
              cle: nsf,
              nom: `${nsf}. ${libelleNsf(nsf)}`,
              href: stagiaires({ f1: 'f', nsf }),
              ...effectif,
            })),
            { cle: 'autres', nom: 'Autres spécialités', ...autresF4 },
          ]}
          total={{ nom: 'Total (4)', ...bilan.totalF4 }}
        />
      </Section>
      <Section title="G. Stagiaires confiés à votre organisme par un autre" id="g">
        <TableauEffectifs
          titre="Cadre G"
          colonne="Ils ne sont pas dans le cadre F"
          lignes={[{ cle: 'g', nom: 'Total (5)', href: stagiaires({ f1: 'g' }), ...g }]}
        />
      </Section>
    </>
  )
}
