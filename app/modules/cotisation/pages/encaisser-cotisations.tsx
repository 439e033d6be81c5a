import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { idList } from '#app/platform/fields.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import {
  Choices,
  DateField,
  ErrorSummary,
  FormGroup,
  MoneyField,
  SaveBar,
  Select,
} from '#app/ui/form.tsx'
import { formatMoney, plural, typedMoney } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { PersonnesChoisies } from '../components/personnes-choisies.tsx'
import {
  genresCotisation,
  genresRequis,
  libellePeriode,
  libellesGenre,
  libellesMoyen,
  periodeContenant,
} from '../model.ts'
import { authorize } from '../policy.ts'
import { listDerniersMontants } from '../queries/cotisations.server.ts'
import { lirePeriodes } from '../queries/periodes.server.ts'
import { filtresSchema, listChoisis } from '../queries/situations.server.ts'
import {
  encaisserCotisations,
  encaisserCotisationsSchema,
} from '../use-cases/encaisser-cotisations.server.ts'
import type { Route } from './+types/encaisser-cotisations.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'cotisation.encaisser')
  const { searchParams } = new URL(request.url)
  const ids = idList.catch([]).parse(searchParams.getAll('ids'))
  const filtres = filtresSchema.parse(Object.fromEntries(searchParams))
  const jour = filtres.jour || ctx.aujourdhui
  const choisis = ids.length > 0 ? await listChoisis(ctx, { ids, filtres }) : []
  const montants = await listDerniersMontants(ctx)
  const periodes = await lirePeriodes(ctx)
  return {
    jour,
    aujourdhui: ctx.aujourdhui,
    personnes: choisis.map(({ id, nom, prenoms, cotisations }) => ({
      id,
      nom,
      prenoms,
      detail: cotisations
        .filter(({ payeeLe }) => payeeLe === null)
        .map(({ genre, montant }) => `${libellesGenre[genre]} ${formatMoney(montant)}`)
        .join(', '),
    })),
    genres: genresCotisation.map((genre) => ({
      genre,
      libelle: `${libellesGenre[genre]} ${libellePeriode(periodeContenant(periodes[genre], jour))}`,
      montant: montants[genre] === undefined ? '' : typedMoney(montants[genre]),
      coche:
        filtres.genre === '' ? genresRequis.some((one) => one === genre) : filtres.genre === genre,
    })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'cotisation.encaisser')
  return submit(request, {}, encaisserCotisationsSchema, async (input) => {
    const { notees } = await encaisserCotisations(ctx, input)
    return redirectWithToast(
      href('/:union/espace/administration/cotisations', params),
      notees === 0
        ? 'Ces cotisations étaient déjà payées.'
        : `${plural(notees, 'cotisation notée payée', 'cotisations notées payées')}.`,
    )
  })
}

export default function EncaisserPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { personnes, genres, jour, aujourdhui } = loaderData
  const errors = actionData?.errors ?? {}
  const values = actionData?.values ?? {}
  const liste = href('/:union/espace/administration/cotisations', params)
  if (personnes.length === 0) return <PersonneChoisie liste={liste} />
  return (
    <Page
      title="Noter des cotisations payées"
      breadcrumb={[{ label: 'Gestion des cotisations adhérents', href: liste }]}
      subtitle={`${plural(personnes.length, 'personne choisie', 'personnes choisies')}. Ce qui est déjà payé ne change pas.`}
      failed={actionData !== undefined}
    >
      <form method="post">
        <ErrorSummary errors={errors} formError={actionData?.formError} />
        <input type="hidden" name="jour" value={jour} />
        {personnes.map(({ id }) => (
          <input key={id} type="hidden" name="adherentIds[]" value={id} />
        ))}
        <FormGroup title="Qui a payé">
          <PersonnesChoisies personnes={personnes} total={personnes.length} />
        </FormGroup>
        <FormGroup
          title="Cotisations payées"
          reason="Le montant sert à ceux à qui elle n’a pas encore été demandée. Les autres gardent le leur."
        >
          <Choices
            multiple
            name="genres[]"
            legend="Lesquelles"
            options={genres.map(({ genre, libelle }) => ({ value: genre, label: libelle }))}
            defaultValue={
              actionData
                ? listeDe(values.genres)
                : genres.filter(({ coche }) => coche).map(({ genre }) => genre)
            }
            error={errors.genres}
          />
          {genres.map(({ genre, libelle, montant }) => (
            <MoneyField
              key={genre}
              name={`montants.${genre}`}
              label={`Montant de ${libelle}`}
              defaultValue={saisi(values.montants, genre) ?? montant}
              error={errors[`montants.${genre}`]}
            />
          ))}
        </FormGroup>
        <FormGroup title="Paiement">
          <DateField
            name="payeeLe"
            label="Payées le"
            required
            max={aujourdhui}
            defaultValue={texte(values.payeeLe) ?? aujourdhui}
            error={errors.payeeLe}
          />
          <Select
            name="moyen"
            label="Moyen de paiement"
            required
            placeholder="Choisissez"
            options={Object.entries(libellesMoyen).map(([value, label]) => ({ value, label }))}
            defaultValue={texte(values.moyen) ?? ''}
            error={errors.moyen}
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary" icon="check">
            Noter payées
          </Button>
          <ButtonLink href={liste}>Revenir à la liste</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}

function PersonneChoisie({ liste }: { liste: string }) {
  return (
    <Page title="Noter des cotisations payées">
      <EmptyState
        title="Personne n’est choisi"
        action={<ButtonLink href={liste}>Revenir à la liste</ButtonLink>}
      >
        Cochez dans la liste celles et ceux qui ont payé.
      </EmptyState>
    </Page>
  )
}

function texte(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function listeDe(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function saisi(value: unknown, genre: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return texte((value as Record<string, unknown>)[genre])
}
