import { addDays, type Jour } from '#app/platform/jour.ts'
import { formatDay, formatTime } from '#app/ui/format.ts'

export type EvenementGenre = 'formation'

export type StatutLigne =
  | 'a_completer'
  | 'prete'
  | 'exportee'
  | 'declaree'
  | 'rejetee'
  | 'sans_objet'

export const libelleStatut: Record<StatutLigne, string> = {
  a_completer: 'À compléter',
  prete: 'Prête',
  exportee: 'Exportée',
  declaree: 'Déclarée',
  rejetee: 'Rejetée',
  sans_objet: 'Bénévole',
}

/** Hired from the first day at this hour, to the last. */
export type Embauche = { embaucheLe: Jour; embaucheHeure: string; finLe: Jour }

type Dite = Partial<Record<keyof Embauche, string | null>> & { statut: StatutLigne }

/**
 * Where a line stands. What was said of it wins; until then it is ready when nothing is missing. A volunteer
 * the last time is one again, until somebody says otherwise.
 */
export function statutLigne(
  dite: StatutLigne | null,
  manques: string[],
  { benevole }: { benevole: boolean },
): StatutLigne {
  if (dite !== null && dite !== 'a_completer' && dite !== 'prete') return dite
  if (dite === null && benevole) return 'sans_objet'
  return manques.length > 0 ? 'a_completer' : 'prete'
}

/** What was declared is no longer true: the days or the hour changed since. */
export function declarationPerimee(
  dite: Dite | null,
  { embaucheLe, embaucheHeure, finLe }: Embauche,
) {
  if (dite?.statut !== 'declaree') return undefined
  const memes =
    dite.embaucheLe === embaucheLe &&
    dite.embaucheHeure?.slice(0, 5) === embaucheHeure &&
    dite.finLe === finLe
  if (memes || !dite.embaucheLe) return undefined
  return `Déclarée pour le ${formatDay(dite.embaucheLe)}\u00a0: les journées ont changé depuis.`
}

export type EtatEvenement =
  | 'rien'
  | 'a_completer'
  | 'prete'
  | 'exportee'
  | 'rejetee'
  | 'declaree'
  | 'a_reprendre'

export const libelleEtat: Record<EtatEvenement, string> = {
  rien: 'Rien à déclarer',
  a_completer: 'À compléter',
  prete: 'À déclarer',
  exportee: 'Exportée',
  rejetee: 'Rejetée',
  declaree: 'Déclarée',
  a_reprendre: 'Déclaration à compléter',
}

type LigneVue = { statut: StatutLigne; perimee: string | undefined; partie: boolean }

/** FOR-3: *Déclaré* ⇔ every line to declare is declared, for the days it is declared for, and nobody left since. */
export function etatEvenement(lignes: LigneVue[], dejaDeclare: boolean): EtatEvenement {
  const aDeclarer = lignes.filter(({ statut }) => statut !== 'sans_objet')
  if (aDeclarer.length === 0) return 'rien'
  const complete = aDeclarer.every(
    ({ statut, perimee, partie }) => statut === 'declaree' && !perimee && !partie,
  )
  if (complete) return 'declaree'
  if (dejaDeclare) return 'a_reprendre'
  const presence = (statut: StatutLigne) => aDeclarer.some((ligne) => ligne.statut === statut)
  if (presence('rejetee')) return 'rejetee'
  if (presence('a_completer')) return 'a_completer'
  return presence('prete') ? 'prete' : 'exportee'
}

type Maintenant = { jour: Jour; heure: string }

/**
 * A declaration is made at the earliest eight days before the hiring, at the latest before the work starts,
 * date and hour (Code du travail, art. R1221-4 and R1221-5).
 */
export function alerteDelai(
  { embaucheLe, embaucheHeure }: Embauche,
  { jour, heure }: Maintenant,
): { genre: 'attend' | 'refus' | 'info'; phrase: string } {
  const debut = `${formatDay(embaucheLe)} à ${formatTime(embaucheHeure)}`
  if (jour > embaucheLe || (jour === embaucheLe && heure >= embaucheHeure))
    return {
      genre: 'refus',
      phrase: `Le travail a commencé le ${debut}\u00a0: la déclaration devait être faite avant.`,
    }
  const ouverture = addDays(embaucheLe, -8)
  if (jour < ouverture)
    return {
      genre: 'info',
      phrase: `La déclaration se fait à partir du ${formatDay(ouverture)}, huit jours avant le début.`,
    }
  return { genre: 'attend', phrase: `À déclarer avant le ${debut}.` }
}
