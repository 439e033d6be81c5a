import { clePersonne } from '#app/modules/adherent/model/personne.ts'
import type { Formation } from '#app/modules/formation/model.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { enqueueAll } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { typeDe } from './arrivee.server.ts'
import { controlerPersonne } from './controle-personne.server.ts'
import { insertInscriptions, leverVivantesPassees } from './ecriture.server.ts'
import { envoyerConfirmation } from './jobs/envoyer-confirmation.server.ts'
import { prevenirAmenagement } from './jobs/prevenir-amenagement.server.ts'
import type { Personne } from './verification-liste.server.ts'

/**
 * STA-6: the people of a list whom nothing holds elsewhere, in a few statements however many they are. They
 * and the formation are locked, and each line has just been judged: what is decided does not move.
 */
export async function inscrireEnsemble(
  ctx: WriteCtx,
  formation: Formation,
  arrivees: { id: string; personne: Personne }[],
): Promise<void> {
  if (arrivees.length === 0) return
  const formationId = formation.id
  const typeFormationId = await typeDe(ctx, formation)
  await leverVivantesPassees(ctx, ...arrivees.map(({ personne }) => clePersonne(personne.identite)))
  await insertInscriptions(
    ctx,
    arrivees.map(({ id, personne }) => ({
      id,
      formationId,
      typeFormationId,
      origine: 'import',
      lienPartenaireId: null,
      identite: personne.identite,
      coordonnees: controlerPersonne(ctx, formation, personne),
      responsableAccord: null,
    })),
  )
  const codes = { formationId, origine: 'import', accordVersion: null }
  for (const { id } of arrivees)
    record(ctx, 'inscription.creee', { genre: 'inscription', id }, codes)
  const demandeLe = ctx.now.toISOString()
  const envois = arrivees.map(({ id }) => ({ inscriptionId: id, demandeLe }))
  await enqueueAll(ctx, envoyerConfirmation, envois)
  const amenages = arrivees.filter(({ personne }) => personne.coordonnees.amenagement !== null)
  await enqueueAll(
    ctx,
    prevenirAmenagement,
    amenages.map(({ id }) => ({ inscriptionId: id })),
  )
}
