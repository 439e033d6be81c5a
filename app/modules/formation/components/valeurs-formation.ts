import type { FormFailure, FormValue } from '#app/platform/form.server.ts'
import type { DemiJournee } from '../model.ts'

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
