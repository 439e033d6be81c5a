import { ecrireConsigne } from '#app/modules/formation/use-cases/ecrire-consigne.server.ts'
import { envoyerConsignes } from '#app/modules/formation/use-cases/envoyer-consignes.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { type Monde, membre, prevoir } from './monde.server.ts'

type Demo = { formationId: string; jour: Jour; pseudo: string }

/** FOR-8: what a training of today asks of its trainees and its trainers, sent two days before. */
export function planConsignes(monde: Monde, { formationId, jour, pseudo }: Demo): void {
  const consignes = [
    {
      pour: { pourFormateurs: false, pourStagiaires: true },
      texte:
        'Rendez-vous à **8 h 15** dans la cour, portail de gauche.\n\n- Tenue souple, chaussures plates\n- Repas tiré du sac\n- Pièce d’identité',
    },
    {
      pour: { pourFormateurs: true, pourStagiaires: false },
      texte:
        'Les clés et le mannequin enfant sont au standard. Rendez le lot **propre et complet**.',
    },
  ]
  prevoir(monde, membre(monde, pseudo), { jour: addDays(jour, -2) }, async (ctx) => {
    for (const { pour, texte } of consignes)
      await ecrireConsigne(ctx, {
        ...pour,
        id: newId(),
        formationId,
        journeeId: null,
        texte,
        version: 0,
      })
    for (const vers of ['stagiaires', 'formateurs'] as const)
      await envoyerConsignes(ctx, { id: newId(), formationId, public: vers, cible: 'manquants' })
  })
}
