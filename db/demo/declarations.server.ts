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
    const ligne = { formationId, adherentId, montantBrut }
    await completerDeclaration(ctx, { ...ligne, remuneration: 'remunere' })
    if (!reference) return
    const accuse = { declareeLe: jour, reference }
    await marquerDeclaration(ctx, { formationId, adherentIds: [adherentId], ...accuse })
  })
}
