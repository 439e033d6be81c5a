import type { Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'

export const publics = ['formateurs', 'stagiaires'] as const
export type Public = (typeof publics)[number]

export type Piece = { id: string; fichierId: string; nom: string; taille: number; sha256: string }

export type Consigne = {
  id: string
  journeeId: string | null
  pourFormateurs: boolean
  pourStagiaires: boolean
  texte: string
  version: number
  pieces: Piece[]
}

/** What one public reads: the whole formation first, then day by day. */
export type Lecture = { jour: Jour | null; texte: string; pieces: Piece[] }

type JourneeConsignee = { id: string; jour: Jour; consignes: string | null }

/** Consignes written here, and those of the days in *Modifier formation*, which are for everybody. */
export function lecturesPour(
  public_: Public,
  consignes: Consigne[],
  journees: JourneeConsignee[],
): Lecture[] {
  const siennes = consignes.filter(({ pourFormateurs, pourStagiaires }) =>
    public_ === 'formateurs' ? pourFormateurs : pourStagiaires,
  )
  const du = (journeeId: string | null, jour: Jour | null) =>
    siennes
      .filter((consigne) => consigne.journeeId === journeeId)
      .map(({ texte, pieces }) => ({ jour, texte, pieces }))
  return [
    ...du(null, null),
    ...journees.flatMap(({ id, jour, consignes }) => [
      ...(consignes ? [{ jour, texte: consignes, pieces: [] }] : []),
      ...du(id, jour),
    ]),
  ]
}

/** The same as one text in the light syntax of the mails, each day under its date. */
export function texteDes(lectures: Lecture[]): string {
  let dernier: Jour | null = null
  return lectures
    .map(({ jour, texte }) => {
      const titre = jour !== null && jour !== dernier ? `**${formatDay(jour)}**\n\n` : ''
      dernier = jour
      return titre + texte
    })
    .join('\n\n')
}

/** Bytes that a mail may carry; beyond, it gives links. Bytes of all the files of a formation, at most. */
export const poidsJoint = 7_000_000
export const poidsPieces = 25_000_000

export function empechementPiece(
  poids: number,
  autres: Pick<Piece, 'taille'>[],
): string | undefined {
  const total = autres.reduce((somme, { taille }) => somme + taille, poids)
  if (total <= poidsPieces) return undefined
  return `25\u00a0Mo au plus pour tous les fichiers des consignes : celui-ci les dépasserait.`
}

/** Consignes change until the formation is over with. */
export function empechementConsigne({ statut }: { statut: string }): string | undefined {
  if (statut === 'validee' || statut === 'a_valider') return undefined
  return statut === 'cloturee' ? 'La formation est clôturée.' : 'La formation n’a pas lieu.'
}

export type Reception = 'jamais' | 'ancienne' | 'a_jour'

/** Whether somebody has what the consignes say today. */
export function receptionDe(envoyee: string | null, actuelle: string): Reception {
  if (envoyee === null) return 'jamais'
  return envoyee === actuelle ? 'a_jour' : 'ancienne'
}

export const cibles = ['manquants', 'nouveaux', 'tous'] as const
export type Cible = (typeof cibles)[number]

/** Whom a sending reaches: those who lack the present text, those who never had any, or everybody. */
export function estVise(reception: Reception, cible: Cible): boolean {
  if (cible === 'tous') return true
  return cible === 'nouveaux' ? reception === 'jamais' : reception !== 'a_jour'
}
