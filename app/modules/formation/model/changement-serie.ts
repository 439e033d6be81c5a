import type { Jour } from '#app/platform/jour.ts'
import { formatDay, formatMoney, plural } from '#app/ui/format.ts'
import { type Creneau, empechementCreneaux, type Formation, type Journee } from '../model.ts'
import { phraseJournee } from './horaires.ts'

/** What changes in the formations of a series; null, or no créneau: it stays as it is in each. */
export type ChangementSerie = {
  intitule: string | null
  places: number | null
  formateursRequis: number | null
  prix: number | null
  lieuId: string | null
  lieuLibre: string | null
  /** They replace the hours of the same half-day, where it exists: no half-day comes or goes. */
  creneaux: Pick<Creneau, 'demiJournee' | 'debut' | 'fin'>[]
}

/** One formation of a series and its days. */
export type Membre = { formation: Formation; journees: Journee[] }

/** FOR-11: a formation as it would be. Days that are past stay as they were held. */
export function membreChange(
  { formation, journees }: Membre,
  changement: ChangementSerie,
  { lieu, aujourdhui }: { lieu: string; aujourdhui: Jour },
): Membre {
  const { intitule, places, formateursRequis, prix, lieuId, lieuLibre } = changement
  return {
    formation: {
      ...formation,
      intitule: intitule ?? formation.intitule,
      places: places ?? formation.places,
      formateursRequis: formateursRequis ?? formation.formateursRequis,
      prix: prix ?? formation.prix,
    },
    journees: journees.map((journee) =>
      journee.jour < aujourdhui
        ? journee
        : {
            ...journee,
            ...((lieuId ?? lieuLibre) && { lieuId, lieu }),
            creneaux: journee.creneaux.map((creneau) => ({
              ...creneau,
              ...changement.creneaux.find((un) => un.demiJournee === creneau.demiJournee),
            })),
          },
    ),
  }
}

/** What changes in one formation, fact by fact; empty when nothing does. */
export function faitsDuMembre(avant: Membre, apres: Membre): string[] {
  const [a, b] = [avant.formation, apres.formation]
  const jours = apres.journees.flatMap((journee, rang) => {
    const ancienne = avant.journees[rang]
    if (!ancienne || memesJours(ancienne, journee)) return []
    return [`${phraseJournee(journee)} (au lieu de ${ancienneJournee(ancienne, journee)})`]
  })
  return [
    a.intitule !== b.intitule && `${b.intitule} (au lieu de ${a.intitule})`,
    a.places !== b.places && `${plural(b.places, 'place', 'places')} (au lieu de ${a.places})`,
    a.formateursRequis !== b.formateursRequis &&
      `${plural(b.formateursRequis, 'formateur nécessaire', 'formateurs nécessaires')} (au lieu de ${a.formateursRequis})`,
    a.prix !== b.prix && `${formatMoney(b.prix)} (au lieu de ${formatMoney(a.prix)})`,
    ...jours,
  ].filter((fait) => fait !== false)
}

/** Whether two days are held at the same place and hours. */
export function memesJours(avant: Journee, apres: Journee): boolean {
  return phraseJournee(avant) === phraseJournee(apres) && avant.lieuId === apres.lieuId
}

/** « 8 h 30 – 12 h 30, salle Barthélemy »: the date, which stays, is not said twice. */
function ancienneJournee(avant: Journee, apres: Journee): string {
  const sansDate = phraseJournee(avant).slice(`${formatDay(avant.jour)}, `.length)
  return avant.lieu === apres.lieu ? sansDate.slice(0, -`, ${avant.lieu}`.length) : sansDate
}

/** Why this change is impossible, naming the first formation it does not suit; undefined when it is not. */
export function empechementSerie(avant: Membre[], apres: Membre[]): string | undefined {
  for (const { formation, journees } of apres)
    for (const { jour, creneaux } of journees)
      if (empechementCreneaux(creneaux))
        return `${formation.numero}, ${formatDay(jour)} : deux créneaux de cette journée se superposeraient.`
  const changees = avant.filter((un, rang) => {
    const autre = apres[rang]
    return autre !== undefined && faitsDuMembre(un, autre).length > 0
  })
  return changees.length === 0
    ? 'Rien ne changerait : toutes les formations de la série sont déjà ainsi.'
    : undefined
}
