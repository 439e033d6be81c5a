import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { moneyField, optionalText } from '#app/platform/fields.ts'
import { auteur, reglerIncident } from '../incident.server.ts'
import { empechementMontantRendu, empechementRemboursement, moyensAuGuichet } from '../model.ts'
import { exiger } from '../policy.ts'
import { findIncident } from '../queries/incidents.server.ts'
import { lockReglement } from '../queries/reglement.server.ts'
import { findCentre } from '../queries/reglements.server.ts'
import { aUneDemande, existeRemboursement } from '../queries/remboursements.server.ts'
import { ajouterRendu, changerRendu, noterJournal } from '../remboursement.server.ts'

export const rendreAutrementSchema = z.object({
  id: z.uuid(), // made with the form: noted once
  reglementId: z.uuid(),
  /** The incident that it settles. */
  incidentId: z.uuid().nullable().default(null),
  montant: moneyField,
  moyen: z.enum(moyensAuGuichet, { error: 'Choisissez comment la somme a été rendue.' }),
  le: z.iso.date('Indiquez la date du remboursement.'),
  reference: optionalText(100),
})

/** STA-7: money given back by cheque, transfer or in cash, whatever it was paid with: noted as done. */
export function rendreAutrement(
  ctx: Ctx,
  input: z.output<typeof rendreAutrementSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { id, reglementId, incidentId, montant, moyen, le, reference } = input
    const reglement = await lockReglement(ctx, reglementId)
    exiger(ctx, 'reglement.rembourser', await findCentre(ctx, reglement.formationId))
    if (await existeRemboursement(ctx, id)) return
    if (incidentId !== null && (await findIncident(ctx, incidentId)).reglementId !== reglementId)
      throw new Refusal('Cet incident n’est pas celui de ce règlement.')
    if (le > ctx.aujourdhui)
      throw new Refusal('Un remboursement se note une fois fait : cette date est à venir.', 'le')
    refuseIf(empechementRemboursement(reglement))
    refuseIf(empechementMontantRendu(reglement, montant), 'montant')
    if (await aUneDemande(ctx, reglementId))
      throw new Refusal('Un remboursement sur la carte est en cours : attendez sa réponse.')
    const carte = reglement.moyen === 'carte'
    const origine = carte ? 'autrement' : 'gestionnaire'
    const rendu = { id, montant, le, moyen, reference, incidentId, creePar: auteur(ctx) }
    await ajouterRendu(ctx, reglement, { ...rendu, origine })
    if (incidentId !== null)
      await reglerIncident(ctx, reglement, incidentId, { issue: 'autrement' })
    await changerRendu(ctx, reglement, reglement.rembourse + montant)
    noterJournal(ctx, reglement, montant, origine)
  })
}
