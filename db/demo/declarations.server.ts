import { cleEmbauche } from '#app/modules/declaration/model/embauches.ts'
import { listLignes } from '#app/modules/declaration/queries/lignes.server.ts'
import { completerDeclaration } from '#app/modules/declaration/use-cases/completer-declaration.server.ts'
import { marquerDeclaration } from '#app/modules/declaration/use-cases/marquer-declaration.server.ts'
import type { Jour } from '#app/platform/jour.ts'
import { type Monde, membre, prevoir } from './monde.server.ts'

type Declaration = {
  formationId: string
  pseudo: string
  jour: Jour
  brut: number
  reference?: string
}

/** A trainer who is paid for this training; declared already when there is a reference. */
export function planDeclaration(monde: Monde, declaration: Declaration): void {
  const { formationId, pseudo, jour, brut: montantBrut, reference } = declaration
  const { adherentId } = membre(monde, pseudo)
  prevoir(monde, membre(monde, 'gestion.formations'), { jour, heure: '16:00' }, async (ctx) => {
    const lignes = await listLignes(ctx, 'formation', [formationId])
    for (const { embaucheLe } of lignes.filter((une) => une.adherentId === adherentId)) {
      const ligne = { formationId, adherentId, embaucheLe, montantBrut }
      await completerDeclaration(ctx, { ...ligne, remuneration: 'remunere' })
      if (!reference) continue
      const embauches = [cleEmbauche(adherentId, embaucheLe)]
      await marquerDeclaration(ctx, { formationId, embauches, declareeLe: jour, reference })
    }
  })
}
