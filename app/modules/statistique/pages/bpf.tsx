import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { SectionLinks } from '#app/ui/section-links.tsx'
import { Filters } from '#app/ui/table.tsx'
import { CadreC } from '../components/cadre-c.tsx'
import { CadresStagiaires } from '../components/cadres-stagiaires.tsx'
import { CadreA, CadreB, CadreD, CadreH } from '../components/cadres-texte.tsx'
import { Fige } from '../components/fige.tsx'
import { Anomalies, Controles } from '../components/verifications.tsx'
import { lienAnomalie } from '../model/anomalies.ts'
import { echeance, empechementFiger } from '../model/exercice.ts'
import { colonnesBpf, lignesBpf } from '../model/export-bpf.ts'
import { adresseFiltres, anneesProposees, filtresSchema } from '../model/filtres.ts'
import { authorize } from '../policy.ts'
import { filtresExercice, lireBilan } from '../queries/page-bpf.server.ts'
import type { Route } from './+types/bpf.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'bpf.gerer', { centreId: null })
    const annee = anneeDemandee(query, ctx.aujourdhui)
    const { bilan } = await lireBilan(ctx, annee)
    return { name: `bpf-${annee}`, columns: colonnesBpf, rows: lignesBpf(bilan) }
  }),
]

/** The year that is to be declared: the last one, until its deadline; this one after. */
function anneeDemandee(query: Record<string, string>, aujourdhui: string): number {
  const cette = Number(aujourdhui.slice(0, 4))
  const { annee } = filtresSchema.parse(query)
  return annee ?? (aujourdhui.slice(5) <= '05-31' ? cette - 1 : cette)
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'bpf.gerer', { centreId: null })
  const annee = anneeDemandee(queryOf(request), ctx.aujourdhui)
  const declaration = await lireBilan(ctx, annee)
  return {
    ...declaration,
    filtres: filtresExercice(declaration.exercice),
    annees: anneesProposees(ctx.aujourdhui, annee),
    fuseau: ctx.union.fuseau,
    empechement: empechementFiger(declaration.exercice, declaration.controles, ctx.aujourdhui),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function BpfPage({ loaderData, params }: Route.ComponentProps) {
  const { exercice, organisme, bilan, controles, anomalies, filtres } = loaderData
  const base = `/${params.union}/espace/statistiques`
  const chemin = { ...params, annee: String(exercice.annee) }
  const lien = (liste: string, plus: Record<string, string>) =>
    `${base}/${liste}${adresseFiltres(filtres, plus)}`
  const completer = href('/:union/espace/statistiques/bpf/:annee/completer', chemin)
  const aCorriger = new Map(anomalies.map(({ genre, total }) => [genre, total]))
  return (
    <Page
      title="Bilan pédagogique et financier"
      subtitle={`Cerfa 10443, exercice du ${formatDay(exercice.du)} au ${formatDay(exercice.au)}. À déposer sur Mon Activité Formation avant le ${formatDay(echeance(exercice))}.`}
      actions={
        <>
          <Button type="button" icon="printer" data-geste="imprimer">
            Imprimer
          </Button>
          <ExportMenu url={new URL(loaderData.url)} />
          <ButtonLink variant="primary" icon="pencil" href={completer}>
            Compléter
          </ButtonLink>
        </>
      }
    >
      <Filters submitLabel="Voir">
        <label>
          Année
          <select name="annee" defaultValue={exercice.annee}>
            {loaderData.annees.map((annee) => (
              <option key={annee} value={annee}>
                {annee}
              </option>
            ))}
          </select>
        </label>
      </Filters>
      <SectionLinks
        links={[
          { label: 'À vérifier', href: '#verifier' },
          { label: 'Anomalies', href: '#anomalies', count: sommeDe([...aCorriger.values()]) },
          ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((cadre) => ({
            label: cadre,
            href: `#${cadre.toLowerCase()}`,
          })),
        ]}
      />
      <Section title="À vérifier" id="verifier">
        <Controles controles={controles} />
        <p className="soft small">
          {exercice.tauxTva === null
            ? 'L’union est exonérée de TVA pour la formation : les montants hors taxes et TTC sont les mêmes.'
            : 'Le formulaire demande des montants hors taxes : ils sont calculés depuis le TTC reçu.'}{' '}
          C compte les règlements reçus dans l’exercice, F les formations qui y ont fini : les deux
          ne se recouvrent pas exactement, c’est normal.
        </p>
      </Section>
      <Section
        title="Anomalies"
        id="anomalies"
        count={plural(sommeDe([...aCorriger.values()]), 'ligne', 'lignes')}
      >
        <Anomalies
          anomalies={anomalies}
          lien={(anomalie) => lienAnomalie(`/${params.union}/espace`, anomalie, filtres)}
        />
      </Section>
      <Fige {...loaderData} href={href('/:union/espace/statistiques/bpf/:annee/figer', chemin)} />
      <Section title="A. Identification de l’organisme" id="a">
        <CadreA organisme={organisme} exercice={exercice} />
      </Section>
      <Section title="B. Informations générales" id="b">
        <CadreB exercice={exercice} />
      </Section>
      <Section title="C. Bilan financier hors taxes : origine des produits" id="c">
        <CadreC
          bilan={bilan}
          exoneree={exercice.tauxTva === null}
          reglements={(ligne) => lien('reglements', { ligne })}
        />
      </Section>
      <Section title="D. Bilan financier hors taxes : charges" id="d">
        <CadreD charges={bilan.charges} />
      </Section>
      <CadresStagiaires
        bilan={bilan}
        stagiaires={(plus) => lien('stagiaires', { etat: 'valides', ...plus })}
        formateurs={(nature) => lien('formateurs', { nature })}
      />
      <Section title="H. Dirigeant" id="h">
        <CadreH exercice={exercice} />
      </Section>
    </Page>
  )
}

function sommeDe(nombres: number[]): number {
  return nombres.reduce((total, nombre) => total + nombre, 0)
}
