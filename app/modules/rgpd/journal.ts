import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'personne.effacee': () => 'a effacé les données d’une personne.',
  'donnees.copie_demandee': ({ tiers }) =>
    tiers ? 'a demandé la copie des données d’une personne.' : 'a demandé la copie de ses données.',
  'donnees.copie_telechargee': () => 'a téléchargé une copie de données.',
  'conservation.appliquee': ({ effaces }) =>
    `a appliqué les durées de conservation : ${effaces} lignes effacées ou rendues anonymes.`,
}
