import { envoyerEnquetes } from '#app/modules/enquete/jobs/envoyer-enquetes.server.ts'
import { jetonSondage } from '#app/modules/enquete/secret.server.ts'
import { noterAction } from '#app/modules/enquete/use-cases/noter-action.server.ts'
import { noterReclamation } from '#app/modules/enquete/use-cases/noter-reclamation.server.ts'
import { publierResultats } from '#app/modules/enquete/use-cases/publier-resultats.server.ts'
import { repondreEnquete } from '#app/modules/enquete/use-cases/repondre-enquete.server.ts'
import { nommerReferent } from '#app/modules/union/use-cases/nommer-referent.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { type Monde, membre, prevoir, systeme, visiteur } from './monde.server.ts'

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

/** A complaint that was answered, what was decided after it, and the results shown to the public. */
export function planQualite(monde: Monde, formationId: string, cloture: Jour): void {
  const gestion = membre(monde, 'gestion.formations')
  const reclamationId = newId()
  const reclamation = {
    id: reclamationId,
    version: 0,
    formationId,
    recueLe: addDays(cloture, 1),
    canal: 'telephone',
    auteur: 'Zoé IMBERT',
    coordonnees: null,
    objet: 'Salle froide le matin',
    faits: 'Le chauffage de la salle n’a été mis en route qu’à dix heures.',
    reponse: 'Excuses par téléphone ; le gardien sera prévenu la veille.',
    repondueLe: addDays(cloture, 2),
    closeLe: null,
  } as const
  prevoir(monde, gestion, { jour: addDays(cloture, 2), heure: '10:00' }, (ctx) =>
    noterReclamation(ctx, reclamation),
  )
  prevoir(monde, gestion, { jour: addDays(cloture, 3), heure: '10:00' }, (ctx) =>
    noterAction(ctx, {
      id: newId(),
      version: 0,
      intitule: 'Demander la mise en chauffe de la salle la veille',
      description: 'À ajouter aux consignes envoyées au gardien de la caserne.',
      formationId,
      reclamationId,
      responsableId: gestion.adherentId,
      echeance: addDays(monde.aujourdhui, 12),
      statut: 'en_cours',
      resultat: null,
    }),
  )
  const admin = membre(monde, 'admin.demo')
  prevoir(monde, admin, { jour: addDays(cloture, 4) }, publierResultats)
  prevoir(monde, admin, { jour: cloture, heure: '07:00' }, (ctx) =>
    nommerReferent(ctx, {
      adherent: 'forma.trice',
      telephone: '+33254000012',
      email: 'handicap@udsp-demo.exemple.fr',
      version: 0,
    }),
  )
}
