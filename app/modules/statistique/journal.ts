import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'statistique.stagiaires_exportes': ({ nombre }) => `a exporté une liste de ${nombre} stagiaires.`,
  'statistique.exercice_enregistre': ({ annee }) =>
    `a complété le bilan pédagogique et financier ${annee}.`,
  'statistique.exercice_fige': ({ annee }) => `a figé le bilan pédagogique et financier ${annee}.`,
  'formation.ligne_bpf_choisie': ({ ligne }) =>
    ligne === null
      ? 'a rendu au client le choix de la ligne du bilan.'
      : `a choisi la ligne ${ligne} du bilan.`,
}
