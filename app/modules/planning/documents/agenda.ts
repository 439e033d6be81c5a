import ical from 'ical-generator'
import { addDays, instantDe, type Jour } from '#app/platform/jour.ts'

type RendezVous = {
  id: string
  numero: string
  intitule: string
  mienne: boolean
  journee: {
    id: string
    jour: Jour
    lieu: string
    adresse: string
    creneaux: { id: string; debut: string; fin: string }[]
  }
}

type Donnees = {
  nom: string
  fuseau: string
  domaine: string
  /** Page of a formation. */
  lien: (formationId: string) => string
  rendezVous: RendezVous[]
}

/** An iCalendar feed: one event a créneau, whose identity never changes, so that an agenda follows it when it moves. */
export function agenda({ nom, fuseau, domaine, lien, rendezVous }: Donnees): string {
  const calendrier = ical({
    name: nom,
    prodId: '//Grande Échelle//Planning//FR',
    ttl: 3600,
  })
  for (const { id, numero, intitule, mienne, journee } of rendezVous) {
    for (const creneau of journee.creneaux) {
      const nuit = creneau.fin <= creneau.debut
      calendrier.createEvent({
        id: `${creneau.id}@${domaine}`,
        start: instantDe(fuseau, journee.jour, creneau.debut),
        end: instantDe(fuseau, nuit ? addDays(journee.jour, 1) : journee.jour, creneau.fin),
        summary: mienne ? `${intitule} (vous encadrez)` : intitule,
        location: [journee.lieu, journee.adresse].filter(Boolean).join(', '),
        description: `Formation ${numero}`,
        url: lien(id),
      })
    }
  }
  return calendrier.toString()
}
