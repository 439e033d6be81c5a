import type { Jour } from '#app/platform/jour.ts'
import { type GenreCotisation, genresCotisation, libellesGenre } from '../model.ts'

type Exportee = {
  nom: string
  prenoms: string
  numeroFederal: string | null
  centre: string | null
  email: string | null
  aJour: boolean
  relanceLe: Jour | null
  cotisations: { genre: GenreCotisation; montant: number; payeeLe: Jour | null }[]
}

export const colonnesExport = [
  'Nom',
  'Prénoms',
  'Numéro fédéral',
  'Centre',
  'Courriel',
  'À jour',
  ...genresCotisation.flatMap((genre) => [
    { title: `${libellesGenre[genre]}, montant`, type: 'money' as const },
    { title: `${libellesGenre[genre]}, payée le`, type: 'day' as const },
  ]),
  { title: 'Dernière relance', type: 'day' as const },
]

/** One line a member: the fees of the day, side by side. */
export function valeursExport({ cotisations, ...membre }: Exportee) {
  return [
    membre.nom,
    membre.prenoms,
    membre.numeroFederal,
    membre.centre,
    membre.email,
    membre.aJour ? 'oui' : 'non',
    ...genresCotisation.flatMap((genre) => {
      const siennes = cotisations.filter((cotisation) => cotisation.genre === genre)
      const retenue = siennes.find(({ payeeLe }) => payeeLe !== null) ?? siennes[0]
      return [retenue?.montant ?? null, retenue?.payeeLe ?? null]
    }),
    membre.relanceLe,
  ]
}
