import { z } from 'zod'
import { clePersonne, identiteSchema } from '#app/modules/adherent/model/personne.ts'
import { lockPersonnes } from '#app/modules/adherent/public.server.ts'
import type { Formation } from '#app/modules/formation/model.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { inscrireEnsemble } from '../arrivee-liste.server.ts'
import type { LigneCollee } from '../model/liste-collee.ts'
import { empechementGestion } from '../model.ts'
import { exiger } from '../policy.ts'
import { listAttente } from '../queries/attente.server.ts'
import { listVivantes, lockFormationsParId } from '../queries/inscriptions.server.ts'
import { findListe, lockListe, updateListe } from '../queries/liste-collee.server.ts'
import {
  empechementPlacesListe,
  type LigneVerifiee,
  lignesAEcrire,
  lignesBloquees,
  type Personne,
  verifierListe,
} from '../verification-liste.server.ts'
import { tenterInscription } from './inscrire-stagiaire.server.ts'

export const ecrireListeSchema = z.object({
  formationId: z.uuid(),
  listeId: z.uuid(),
  /** `toutes`: refused as long as one line is wrong; `valides`: the manager leaves the wrong ones aside. */
  lignes: z.enum(['toutes', 'valides']),
})

/**
 * STA-6: enrols the lines in one transaction, by the rule of every door: all of them or none. Persons
 * are locked in the order of their keys, then the formations by id. Sent twice, nothing more is written.
 */
export function ecrireListe(ctx: Ctx, input: z.output<typeof ecrireListeSchema>) {
  return transaction(ctx, async (ctx) => {
    const { formationId, listeId } = input
    await lockConcernes(ctx, input)
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.creer', formation)
    refuseIf(empechementGestion(formation))
    const lignes = await lockListe(ctx, { formationId, listeId })
    const verifiees = await verifierListe(ctx, formation, lignes)
    const bloquees = lignesBloquees(verifiees)
    if (input.lignes === 'toutes' && bloquees.length > 0)
      throw new Refusal(phraseBloquees(bloquees))
    const aEcrire = lignesAEcrire(verifiees)
    refuseIf(empechementPlacesListe(formation, aEcrire.length))
    await inscrireLignes(ctx, formation, aEcrire)
    const ecrites = new Set(aEcrire.map(({ id }) => id))
    const apres = lignes.map((ligne) =>
      ecrites.has(ligne.id) ? { ...ligne, inscrite: true } : ligne,
    )
    await updateListe(ctx, { formationId, listeId }, apres)
    const nombre = ecrites.size
    if (nombre > 0)
      record(ctx, 'formation.liste_ecrite', { genre: 'formation', id: formationId }, { nombre })
    return { ecrites: nombre, restantes: bloquees.length }
  })
}

/** Those whom something holds, here on the waiting list or elsewhere, one by one by the whole rule; the others together. */
async function inscrireLignes(ctx: WriteCtx, formation: Formation, lignes: LigneVerifiee[]) {
  const attente = await listAttente(ctx, formation.id)
  const attendent = new Set(attente.map(({ clePersonne: cle }) => cle))
  const libres: { id: string; personne: Personne }[] = []
  for (const { id, personne, etat, transferer } of lignes) {
    if (!personne) continue
    if (etat === 'a_creer' && !attendent.has(clePersonne(personne.identite))) {
      libres.push({ id, personne })
      continue
    }
    const issue = await tenterInscription(ctx, {
      id,
      formationId: formation.id,
      origine: 'import',
      transferer,
      accordVersion: null,
      ...personne,
    })
    if ('refus' in issue) throw new Refusal(issue.refus)
  }
  await inscrireEnsemble(ctx, formation, libres)
}

/** First of all, everybody and every formation that the list may touch, in the order of every act. */
async function lockConcernes(
  ctx: WriteCtx,
  { formationId, listeId }: { formationId: string; listeId: string },
): Promise<void> {
  const lignes = await findListe(ctx, { formationId, listeId })
  const cles = lignes.flatMap(clesDeLigne)
  await lockPersonnes(ctx, cles)
  const ailleurs = cles.length === 0 ? [] : await listVivantes(ctx, ...cles)
  await lockFormationsParId(ctx, [formationId, ...ailleurs.map((une) => une.formationId)])
}

function clesDeLigne({ identite }: LigneCollee): string[] {
  const lue = identiteSchema.safeParse(identite)
  return lue.success ? [clePersonne(lue.data)] : []
}

function phraseBloquees(bloquees: LigneVerifiee[]): string {
  const numeros = bloquees.map(({ numero }) => numero).join(', ')
  return bloquees.length === 1
    ? `La ligne ${numeros} est à corriger, ou à laisser de côté. Rien n’a été écrit.`
    : `Les lignes ${numeros} sont à corriger, ou à laisser de côté. Rien n’a été écrit.`
}
