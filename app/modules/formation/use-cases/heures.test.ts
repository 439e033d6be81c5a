import type { ActeurAdherent, Ctx } from '#app/platform/ctx.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { as, at, describe, expect, test } from '#tests/base.ts'
import { affectes, unFormateur } from '#tests/build/equipe.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { empreinte } from '../model/equipe.ts'
import { findFormation } from '../public.server.ts'
import { findBadgeFormateurs, listEquipe } from '../queries/equipe.server.ts'
import { listMesActivites } from '../queries/mes-activites.server.ts'
import { modifierAffectationSchema } from '../schema-affectation.ts'
import { affecterFormateur } from './affecter-formateur.server.ts'
import { ajouterJournee, ajouterJourneeSchema } from './ajouter-journee.server.ts'
import { cloturerFormation } from './cloturer-formation.server.ts'
import { modifierAffectation } from './modifier-affectation.server.ts'
import { modifierJournee, modifierJourneeSchema } from './modifier-journee.server.ts'

/** Two days of eight hours, tomorrow and after, held by one trainer. */
async function deuxJours(ctx: Ctx) {
  const jours = [addDays(ctx.aujourdhui, 1), addDays(ctx.aujourdhui, 2)]
  const formation = await buildFormation(ctx, { jours })
  const paul = await unFormateur(ctx)
  const candidatureId = newId()
  await affecterFormateur(ctx, { id: candidatureId, formationId: formation.id, ...paul.lui })
  return { ...formation, jours, paul, candidatureId }
}

type Saisie = { affecte?: string; duree?: string; statut?: string }

/** The form of his days, each as it is unless told otherwise. */
async function formulaire(
  ctx: Ctx,
  { id, candidatureId }: { id: string; candidatureId: string },
  saisies: Saisie[],
) {
  const equipe = await listEquipe(as(ctx, ctx.acteur), id)
  const jours = equipe.find((un) => un.candidatureId === candidatureId)?.jours ?? []
  return modifierAffectationSchema.parse({
    formationId: id,
    candidatureId,
    vu: empreinte(jours),
    jours: Object.fromEntries(
      jours.map(({ journeeId }, rang) => [
        journeeId,
        { affecte: 'oui', duree: '8', statut: 'prevue', ...saisies[rang] },
      ]),
    ),
  })
}

describe('FOR-3 : les heures d’un formateur', () => {
  test('suivent ses journées : Σ créneaux, présent ou absent, minutes dites à la main', async ({
    ctx,
  }) => {
    const formation = await deuxJours(ctx)
    const ensuite = at(ctx, `${formation.jours[1]}T18:00:00Z`)
    const saisies = [{ duree: '6 h 30', statut: 'faite' }, { statut: 'absente' }]
    await modifierAffectation(ensuite, await formulaire(ctx, formation, saisies))
    const [membre] = await listEquipe(as(ensuite, ensuite.acteur), formation.id)
    expect(membre?.jours).toMatchObject([
      { minutes: 390, minutesFaites: 390, statut: 'faite', ajustee: true },
      { minutes: 480, minutesFaites: 0, statut: 'absente', ajustee: false },
    ])
    const moi = formation.paul.ctx.acteur as ActeurAdherent
    const [activite] = await listMesActivites(as(ensuite, moi), moi)
    expect(activite).toMatchObject({ minutes: 390, minutesFaites: 390 })
  })

  test('une journée retirée se libère ; aucune journée n’est pas une équipe', async ({ ctx }) => {
    const formation = await deuxJours(ctx)
    const sans = { affecte: '' }
    await modifierAffectation(ctx, await formulaire(ctx, formation, [{}, sans]))
    expect(await affectes(ctx, formation.id)).toEqual([[formation.jours[0]]])
    expect(await findBadgeFormateurs(as(ctx, ctx.acteur), formation.id)).toEqual({
      acceptes: 1,
      complete: false,
    })
    const rien = formulaire(ctx, formation, [sans, sans])
    await expect(modifierAffectation(ctx, await rien)).rejects.toThrow('retirez-le')
  })

  test('présent ou absent ne se dit pas d’une journée à venir', async ({ ctx }) => {
    const formation = await deuxJours(ctx)
    const avant = await formulaire(ctx, formation, [{ statut: 'faite' }])
    await expect(modifierAffectation(ctx, avant)).rejects.toThrow('n’a pas encore eu lieu')
  })

  test('ne s’écrasent pas à deux, et sont interdites au formateur', async ({ ctx }) => {
    const formation = await deuxJours(ctx)
    const vieux = await formulaire(ctx, formation, [{ duree: '7' }])
    await modifierAffectation(ctx, vieux)
    await expect(modifierAffectation(ctx, vieux)).rejects.toThrow(StaleVersion)
    const sien = await formulaire(ctx, formation, [])
    await expect(modifierAffectation(formation.paul.ctx, sien)).rejects.toThrow(Forbidden)
  })

  test('se figent à la clôture : qui n’est pas dit absent est venu', async ({ ctx }) => {
    const formation = await deuxJours(ctx)
    const apres = at(ctx, `${addDays(formation.jours[1] ?? '', 1)}T08:00:00Z`)
    await modifierAffectation(apres, await formulaire(ctx, formation, [{ statut: 'absente' }]))
    await cloturerFormation(apres, formation.id)
    const [membre] = await listEquipe(as(ctx, ctx.acteur), formation.id)
    expect(membre?.jours.map(({ statut }) => statut)).toEqual(['absente', 'faite'])
    const tard = await formulaire(ctx, formation, [])
    await expect(modifierAffectation(apres, tard)).rejects.toThrow('figées')
  })

  test('suivent les créneaux, sauf celles dites à la main ; un jour de plus revient à qui a tous les autres', async ({
    ctx,
  }) => {
    const formation = await deuxJours(ctx)
    const zoe = await unFormateur(ctx)
    const entree = { id: newId(), formationId: formation.id, ...zoe.lui }
    const [membre] = await listEquipe(as(ctx, ctx.acteur), formation.id)
    const premiere = membre?.jours[0]?.journeeId ?? ''
    await affecterFormateur(ctx, { ...entree, journeeIds: [premiere] })
    await modifierAffectation(ctx, await formulaire(ctx, formation, [{ duree: '5' }]))
    const troisieme = addDays(formation.jours[1] ?? '', 1)
    const saisie = (jour: string) => ({
      jour,
      lieuLibre: 'Salle',
      creneaux: { matin: { debut: '09:00', fin: '12:00' } },
    })
    const version = async () => (await findFormation(ctx, formation.id))?.version
    for (const { journeeId, jour } of membre?.jours ?? []) {
      const entree = { formationId: formation.id, journeeId, journee: saisie(jour) }
      await modifierJournee(
        ctx,
        modifierJourneeSchema.parse({ ...entree, version: await version() }),
      )
    }
    const ajout = { id: newId(), formationId: formation.id, journee: saisie(troisieme) }
    await ajouterJournee(ctx, ajouterJourneeSchema.parse({ ...ajout, version: await version() }))
    const equipe = await listEquipe(as(ctx, ctx.acteur), formation.id)
    const de = (adherentId: string) =>
      equipe.find((un) => un.adherentId === adherentId)?.jours.map(({ minutes }) => minutes)
    expect(de(formation.paul.lui.adherentId)).toEqual([300, 180, 180])
    expect(de(zoe.lui.adherentId)).toEqual([180])
  })
})
