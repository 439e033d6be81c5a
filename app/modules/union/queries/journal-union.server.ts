import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { listJournal } from './journal.server.ts'

/** What acts are about: the word before the point of their name. */
export const libellesDomaine = {
  formation: 'Formations',
  inscription: 'Stagiaires',
  client: 'Clients',
  adherent: 'Adhérents',
  compte: 'Connexions et mots de passe',
  courriel: 'Courriels',
  document: 'Documents collectifs',
  personne: 'Personnes effacées',
  donnees: 'Copies de données',
  conservation: 'Conservation',
  union: 'Union',
  centre: 'Centres',
  lieu: 'Lieux',
} as const

const domaines = Object.keys(libellesDomaine) as (keyof typeof libellesDomaine)[]
const jour = z.union([z.iso.date(), z.literal('')]).catch('')

export const filtresJournalSchema = z.object({
  domaine: z.union([z.enum(domaines), z.literal('')]).catch(''),
  du: jour,
  au: jour,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

const parPage = 100

/** A page of the union's journal. One line more than a page says whether another follows: no count. */
export async function listJournalUnion(ctx: Ctx, filtres: z.output<typeof filtresJournalSchema>) {
  const { domaine, du, au, page } = filtres
  const lignes = await listJournal(ctx, {
    domaine: domaine || undefined,
    du: du || undefined,
    au: au || undefined,
    limite: parPage + 1,
    decalage: (page - 1) * parPage,
  })
  return { lignes: lignes.slice(0, parPage), suite: lignes.length > parPage }
}
