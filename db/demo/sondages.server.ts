import { envoyerEnquetes } from '#app/modules/enquete/jobs/envoyer-enquetes.server.ts'
import { jetonSondage } from '#app/modules/enquete/secret.server.ts'
import { repondreEnquete } from '#app/modules/enquete/use-cases/repondre-enquete.server.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { type Monde, prevoir, systeme, visiteur } from './monde.server.ts'

const avis = [
  [{ satisfaction: 5, objectifs: 5, formateurs: 5, rythme: 1, moyens: 4, recommander: true }, ''],
  [
    { satisfaction: 4, objectifs: 4, formateurs: 5, rythme: 1, moyens: 3, recommander: true },
    'Très bonne journée. La salle était un peu froide le matin.',
  ],
  [{ satisfaction: 5, objectifs: 5, formateurs: 5, rythme: 1, moyens: 5, recommander: true }, ''],
  [
    { satisfaction: 3, objectifs: 4, formateurs: 4, rythme: 2, moyens: 3, recommander: true },
    'J’aurais aimé plus de temps sur le mannequin.',
  ],
  [
    { satisfaction: 5, objectifs: 5, formateurs: 5, rythme: 1, moyens: 4, recommander: true },
    'Merci pour la patience du formateur !',
  ],
] as const

/** After the closing: the surveys leave, most of the trainees answer within days. */
export function planSondages(monde: Monde, formationId: string, cloture: Jour): void {
  prevoir(monde, systeme, { jour: cloture, heure: '18:00' }, (ctx) =>
    envoyerEnquetes.run(ctx, { formationId }, { attempt: 1, maxAttempts: 1 }),
  )
  for (const [rang, [r, texte]] of avis.entries()) {
    const quand = { jour: addDays(cloture, 1 + rang), heure: '19:20' }
    prevoir(monde, visiteur, quand, async (ctx) => {
      const envois = await ctx.db
        .selectFrom('enqueteEnvoi')
        .where('unionId', '=', ctx.union.id)
        .where('formationId', '=', formationId)
        .where('genre', '=', 'chaud')
        .where('reponduLe', 'is', null)
        .select('id')
        .orderBy('id')
        .execute()
      const envoi = envois[0]
      if (!envoi) return
      const saisie = { r, texteLibre: texte || null }
      await repondreEnquete(ctx, { jeton: jetonSondage(ctx, envoi.id), saisie })
    })
  }
}
