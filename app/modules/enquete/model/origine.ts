import { type GenreEnquete, type Question, questionSatisfaction } from '../model.ts'

const note = (cle: string, libelle: string): Question => ({
  cle,
  genre: 'note',
  libelle,
  obligatoire: true,
  choix: [],
})

const ouiNon = (cle: string, libelle: string): Question => ({
  cle,
  genre: 'oui_non',
  libelle,
  obligatoire: false,
  choix: [],
})

const choix = (cle: string, libelle: string, reponses: string[]): Question => ({
  cle,
  genre: 'choix',
  libelle,
  obligatoire: true,
  choix: reponses,
})

const texte = (cle: string, libelle: string): Question => ({
  cle,
  genre: 'texte',
  libelle,
  obligatoire: false,
  choix: [],
})

/** What a union that changes nothing asks: short, and enough for the indicator 30 of Qualiopi. */
export const questionsDOrigine: Record<GenreEnquete, Question[]> = {
  chaud: [
    questionSatisfaction,
    note('objectifs', 'Les objectifs annoncés ont-ils été atteints ?'),
    note('formateurs', 'Les formateurs étaient-ils clairs et à l’écoute ?'),
    choix('rythme', 'Le rythme vous a-t-il convenu ?', ['Trop lent', 'Bien', 'Trop rapide']),
    note('moyens', 'La salle et le matériel étaient-ils adaptés ?'),
    ouiNon('recommander', 'Recommanderiez-vous cette formation ?'),
  ],
  froid: [
    questionSatisfaction,
    choix('utilise', 'Avez-vous utilisé ce que vous avez appris ?', [
      'Oui, au travail',
      'Oui, ailleurs',
      'Pas encore',
    ]),
    note('capable', 'Vous sentez-vous prêt à agir face à un accident ?'),
    ouiNon('recommander', 'Recommanderiez-vous cette formation ?'),
    texte('manque', 'Qu’est-ce qui vous a manqué ?'),
  ],
  entreprise: [
    questionSatisfaction,
    note('attentes', 'La formation répondait-elle à votre demande ?'),
    note('organisation', 'Les échanges et l’organisation ont-ils été simples ?'),
    ouiNon('effets', 'Vos équipes se servent-elles de ce qu’elles ont appris ?'),
    ouiNon('refaire', 'Ferez-vous de nouveau appel à nous ?'),
  ],
  formateur: [
    questionSatisfaction,
    note('preparation', 'Les informations reçues avant la formation étaient-elles suffisantes ?'),
    note('moyens', 'La salle et le matériel étaient-ils adaptés ?'),
    choix('groupe', 'Comment était le groupe ?', ['Trop petit', 'Bien', 'Trop grand']),
    texte('difficultes', 'Quelle difficulté avez-vous rencontrée ?'),
  ],
}
