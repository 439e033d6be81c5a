import type { Ctx } from '#app/platform/ctx.ts'
import { safeName } from '#app/platform/files/file-name.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import type { ZipSource } from '#app/platform/files/zip-write.server.ts'
import { writeCsv } from '#app/platform/tables/csv.ts'
import { juger } from './model/preuves.ts'
import { sommaireHtml } from './model/sommaire.ts'
import {
  type LigneTableau,
  listEmargements,
  listFormateursDossier,
  listPiecesDossier,
  listReglements,
  listSuites,
  listSuivis,
  type PieceDossier,
} from './queries/pieces.server.ts'
import { listFaits } from './queries/preuves.server.ts'

/** The folders of a file, in the order of the audit. */
const rubriques: Record<string, string> = {
  convention: '01 Convention',
  convocation: '02 Convocations',
  dossier: '03 Émargement',
  retour: '03 Émargement',
  evaluation: '04 Évaluations',
  proces_verbal: '05 Procès-verbal',
  attestation: '06 Certificats et attestations',
  formateurs: '07 Formateurs',
  mission: '07 Formateurs',
  sondages: '08 Sondages',
  suites: '09 Réclamations et améliorations',
  autre: '10 Autres documents',
}

const tableaux = [
  {
    rubrique: 'retour',
    nom: 'presences.csv',
    lire: listEmargements,
    colonnes: ['Nom', 'Prénoms', 'Jour', 'Demi-journée', 'Présence', 'Moyen', 'Saisie'],
  },
  {
    rubrique: 'formateurs',
    nom: 'competences.csv',
    lire: listFormateursDossier,
    colonnes: ['Nom', 'Prénom', 'Compétence', 'Numéro', 'Obtenue', 'Formation continue'],
  },
  {
    rubrique: 'sondages',
    nom: 'sondages.csv',
    lire: listSuivis,
    colonnes: ['Sondage', 'Envoyé', 'Relances', 'Dernière', 'Répondu', 'Satisfaction', 'Texte'],
  },
  {
    rubrique: 'suites',
    nom: 'reclamations-et-actions.csv',
    lire: listSuites,
    colonnes: ['Genre', 'Date', 'Objet', 'Faits', 'Réponse ou résultat', 'Terminé'],
  },
]

/**
 * What an auditor receives: a page of contents, the union's rules, then a folder a training. All is
 * read from the database here; the bytes of the files, one by one, when the archive is written.
 */
export async function composerDossiers(ctx: Ctx, ids: string[]) {
  const faits = await listFaits(ctx, ids)
  const pieces = await listPiecesDossier(ctx, ids)
  const communes = await listReglements(ctx)
  const lignes = new Map<string, LigneTableau[]>()
  for (const { nom, lire } of tableaux) lignes.set(nom, await lire(ctx, ids))

  const entrees: ZipSource[] = fichiers('00 Union', communes, () => '')
  const dossiers = faits.map((formation) => {
    const dossier = safeName(`${formation.numero} ${formation.intitule}`)
    const siens = [
      ...fichiers(
        dossier,
        pieces.filter(({ formationId }) => formationId === formation.id),
        ({ rubrique }) => rubriques[rubrique] ?? rubriques.autre ?? '',
      ),
      ...tableaux.flatMap(({ nom, rubrique, colonnes }) => {
        const siennes = lignes.get(nom)?.filter(({ formationId }) => formationId === formation.id)
        if (!siennes?.length) return []
        const csv = writeCsv(
          colonnes,
          siennes.map(({ cellules }) => cellules),
        )
        const read = () => Promise.resolve(Buffer.from(csv))
        return [{ name: `${dossier}/${rubriques[rubrique]}/${nom}`, read }]
      }),
    ].sort((a, b) => a.name.localeCompare(b.name, 'fr'))
    entrees.push(...siens)
    const { numero, intitule, dernierJour } = formation
    const noms = siens.map(({ name }) => name)
    return { dossier, numero, intitule, dernierJour, preuves: juger(formation), fichiers: noms }
  })
  const sommaire = Buffer.from(sommaireHtml(ctx.union.nom, ctx.aujourdhui, dossiers))
  const poids = [...pieces, ...communes].reduce((somme, { taille }) => somme + taille, 0)
  const page = { name: 'Sommaire.html', read: () => Promise.resolve(sommaire) }
  return { entrees: [page, ...entrees], poids, formations: faits.length }
}

/** Two files of one name in one folder: the second takes a number. */
function fichiers<Piece extends Omit<PieceDossier, 'formationId'>>(
  dossier: string,
  pieces: Piece[],
  rubriqueDe: (piece: Piece) => string,
): ZipSource[] {
  const pris = new Map<string, number>()
  return pieces.map((piece) => {
    const chemin = [dossier, rubriqueDe(piece)].filter(Boolean).join('/')
    const nom = safeName(piece.nomSur)
    const rang = (pris.get(`${chemin}/${nom}`) ?? 0) + 1
    pris.set(`${chemin}/${nom}`, rang)
    const name = `${chemin}/${rang === 1 ? nom : nom.replace(/(\.[a-z0-9]+)?$/i, ` (${rang})$1`)}`
    return { name, read: () => readStoredFile(piece.cleStockage, piece.sha256) }
  })
}
