import { renderSVG } from 'uqr'
import { renderPdf } from '#app/platform/pdf/pdf.server.ts'
import { formatDayLong } from '#app/ui/format.ts'
import { libelleGenre, libelleTexteLibre, mentionReponses, type Question } from '../model.ts'
import type { SourcesFeuilles } from '../queries/feuilles.server.ts'

/** One sheet a person, as one PDF/A-3b: the same questions as on the phone, and the link of each as a code. */
export function feuillesPdf(sources: SourcesFeuilles, logo?: Buffer): Promise<Buffer> {
  const layout = 'app/modules/enquete/documents/feuilles-sondage.typ'
  return renderPdf(layout, textesDe(sources), logo ? { logo } : {})
}

const enLigne =
  'Scannez ce code avec un téléphone pour répondre en ligne. Sinon, remplissez cette feuille et remettez-la à l’union.'
const surPlace = 'Remplissez cette feuille et remettez-la à votre formateur.'

function textesDe({ organisme, formation, feuilles, le }: SourcesFeuilles) {
  const { intitule, numero, dernierJour } = formation
  return {
    titre: `Sondages ${numero}`,
    jour: le.split('-').map(Number),
    pied: `${organisme.raisonSociale}, sondage de la formation ${numero}`,
    organisme: {
      nom: organisme.raisonSociale,
      adresse: [organisme.adresse, `${organisme.codePostal} ${organisme.commune}`.trim()].filter(
        Boolean,
      ),
      couleur: organisme.couleur,
      complements: [],
    },
    sousTitre: [intitule, dernierJour && formatDayLong(dernierJour)].filter(Boolean).join(', '),
    mention: `Le nom sert à savoir qui a répondu. ${mentionReponses}`,
    texteLibre: libelleTexteLibre,
    feuilles: feuilles.map(({ qui, genre, questions, lien }) => ({
      qui,
      genre: libelleGenre[genre],
      qr: lien === null ? null : renderSVG(lien, { border: 0 }),
      invitation: lien === null ? surPlace : enLigne,
      questions: questions.map(questionImprimee),
    })),
  }
}

function questionImprimee({ genre, libelle, choix, obligatoire }: Question) {
  const cases = {
    note: ['1', '2', '3', '4', '5'],
    oui_non: ['Oui', 'Non'],
    choix,
    texte: [],
  }[genre]
  const aide = genre === 'note' ? 'de 1, pas du tout, à 5, tout à fait' : ''
  return {
    libelle,
    cases,
    aide: obligatoire ? aide : [aide, 'facultatif'].filter(Boolean).join(', '),
  }
}
