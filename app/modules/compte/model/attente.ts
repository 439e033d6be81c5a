import { daysBetween, type Jour, jourDans } from '#app/platform/jour.ts'
import { formatDay, plural } from '#app/ui/format.ts'

/** Things of one kind that wait, the oldest first; null when the actor has nothing to do with them. */
export type Attente = {
  nombre: number
  /** ISO instant of the oldest. */
  depuis: string | null
  /** Their trainings, two at most: with one only, a link goes straight to it. */
  formationIds: string[]
  exemples: { nom: string | null; intitule: string; jour: Jour | null }[]
} | null

type Icone = 'user-round-search' | 'user-check' | 'clipboard-list' | 'stamp'

export type Tache = {
  titre: string
  detail: string
  depuis: string
  lien: string
  bouton: string
  icone: Icone
}

type Attentes = {
  candidatures: Attente
  aValider: Attente
  inscriptions: Attente
  aCloturer: Attente
  /** For the disability referent alone: managers have their list in the menu. */
  amenagements: Attente
}

type Ici = { espace: string; aujourdhui: Jour; fuseau: string }

/** What waits for a person, in the order in which it hurts; only what is there. */
export function tachesDe(attentes: Attentes, ici: Ici): Tache[] {
  const formations = `${ici.espace}/formations`
  const { candidatures, inscriptions, aValider, aCloturer, amenagements } = attentes
  return [
    tache(candidatures, ici, {
      titre: (nombre) => plural(nombre, 'formateur a postulé', 'formateurs ont postulé'),
      liens: { une: (id) => `${formations}/${id}/personnel`, plusieurs: `${formations}/a-venir` },
      bouton: 'Répondre',
      icone: 'user-round-search',
    }),
    tache(inscriptions, ici, {
      titre: (nombre) => plural(nombre, 'inscription à valider', 'inscriptions à valider'),
      liens: {
        une: (id) => `${formations}/${id}/stagiaires`,
        plusieurs: `${formations}/a-venir?vue=inscriptions`,
      },
      bouton: 'Valider',
      icone: 'user-check',
    }),
    tache(aValider, ici, {
      titre: (nombre) => plural(nombre, 'formation à valider', 'formations à valider'),
      liens: { une: (id) => `${formations}/${id}`, plusieurs: `${formations}/a-valider` },
      bouton: 'Décider',
      icone: 'clipboard-list',
    }),
    tache(amenagements, ici, {
      titre: (nombre) =>
        plural(nombre, 'besoin d’aménagement à préparer', 'besoins d’aménagement à préparer'),
      liens: {
        une: () => `${formations}/amenagements`,
        plusieurs: `${formations}/amenagements`,
      },
      bouton: 'Préparer',
      icone: 'clipboard-list',
    }),
    tache(aCloturer, ici, {
      titre: (nombre) =>
        plural(nombre, 'formation terminée à clôturer', 'formations terminées à clôturer'),
      liens: {
        une: (id) => `${formations}/${id}/cloturer`,
        plusieurs: `${formations}/a-venir?vue=a_cloturer`,
      },
      bouton: 'Clôturer',
      icone: 'stamp',
    }),
  ].flatMap((faite) => faite ?? [])
}

type Forme = {
  titre: (nombre: number) => string
  liens: { une: (id: string) => string; plusieurs: string }
  bouton: string
  icone: Icone
}

function tache(
  attente: Attente,
  ici: Ici,
  { titre, liens, bouton, icone }: Forme,
): Tache | undefined {
  if (!attente || attente.nombre === 0) return undefined
  const [seule, autre] = attente.formationIds
  return {
    titre: titre(attente.nombre),
    detail: detailDe(attente),
    depuis: attente.depuis === null ? '' : depuisQuand(attente.depuis, ici),
    lien: seule !== undefined && autre === undefined ? liens.une(seule) : liens.plusieurs,
    bouton,
    icone,
  }
}

function detailDe({ nombre, exemples }: NonNullable<Attente>): string {
  const cites = exemples.map(({ nom, intitule, jour }) =>
    [nom, formationDu(intitule, jour)].filter(Boolean).join(', '),
  )
  const autres = nombre - cites.length
  return [...cites, ...(autres > 0 ? [`et ${plural(autres, 'autre', 'autres')}`] : [])].join(' · ')
}

/** « PSC du sam. 28 nov. 2026 » */
export function formationDu(intitule: string, jour: Jour | null): string {
  return jour === null ? intitule : `${intitule} du ${formatDay(jour)}`
}

function depuisQuand(instant: string, { aujourdhui, fuseau }: Ici): string {
  const jours = daysBetween(jourDans(fuseau, new Date(instant)), aujourdhui)
  if (jours <= 0) return 'aujourd’hui'
  return jours === 1 ? 'depuis hier' : `depuis ${jours}\u00a0jours`
}
