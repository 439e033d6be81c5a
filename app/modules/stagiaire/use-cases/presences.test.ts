import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions, listJobs } from '#tests/build/stagiaire.ts'
import { countStagiaires, listStagiairesValides } from '../public.server.ts'
import { findPresences, listCreneaux } from '../queries/presences.server.ts'
import { retirerPresenceValidee } from './retirer-presence-validee.server.ts'
import { saisirPresences } from './saisir-presences.server.ts'
import { validerPresences } from './valider-presences.server.ts'

const jour = '2026-11-28'

/** A formation of one day, two créneaux, seen on its day. */
async function formationDuJour(ctx: Ctx) {
  const formation = await buildFormation(ctx, { jours: [jour] })
  const leJour = at(ctx, `${jour}T08:00:00Z`)
  const [matin, soir] = (await listCreneaux(ctx, formation.id)).map(({ id }) => id)
  return { formationId: formation.id, leJour, matin: matin ?? '', soir: soir ?? '' }
}

describe('noter les présences', () => {
  test('pour tous les stagiaires à la fois ; ce qui est laissé vide ne change pas', async ({
    ctx,
  }) => {
    const { formationId, leJour, matin, soir } = await formationDuJour(ctx)
    const [un, deux] = [
      await buildInscription(ctx, { formationId }),
      await buildInscription(ctx, { formationId }),
    ]
    const feuille = {
      [un.id]: { [matin]: 'present', [soir]: '' },
      [deux.id]: { [matin]: 'absent', [soir]: 'present' },
    } as const
    expect(await saisirPresences(leJour, { formationId, presences: feuille })).toEqual({
      notees: 3,
    })
    const presences = await findPresences(at(ctx, ctx.now), formationId)
    expect(presences.get(un.id)).toEqual(new Map([[matin, true]]))
    expect(presences.get(deux.id)).toEqual(
      new Map([
        [matin, false],
        [soir, true],
      ]),
    )
    expect(await saisirPresences(leJour, { formationId, presences: feuille })).toEqual({
      notees: 0,
    })
  })

  test('refusé avant le jour du créneau, et après la clôture', async ({ ctx }) => {
    const { formationId, leJour, matin } = await formationDuJour(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    const saisie = { formationId, presences: { [id]: { [matin]: 'present' as const } } }
    await expect(saisirPresences(at(ctx, '2026-11-27T20:00:00Z'), saisie)).rejects.toThrow(
      'se note le jour même',
    )
    await cloturerFormation(at(ctx, `${jour}T20:00:00Z`), formationId)
    await expect(saisirPresences(leJour, saisie)).rejects.toThrow('La formation est clôturée')
  })

  test('une ligne ou un créneau d’ailleurs n’existe pas', async ({ ctx }) => {
    const { formationId, leJour, matin } = await formationDuJour(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    const ailleurs = await formationDuJour(ctx)
    await expect(
      saisirPresences(leJour, { formationId, presences: { [newId()]: { [matin]: 'present' } } }),
    ).rejects.toThrow('Introuvable')
    await expect(
      saisirPresences(leJour, {
        formationId,
        presences: { [id]: { [ailleurs.matin]: 'present' } },
      }),
    ).rejects.toThrow('Introuvable')
  })

  test('par un formateur accepté de la formation, par aucun autre membre', async ({ ctx }) => {
    const { formationId, leJour, matin } = await formationDuJour(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    const formateur = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] })
    const vu = async (adherent: { id: string }) => as(leJour, await acteurDe(ctx, adherent))
    const saisie = { formationId, presences: { [id]: { [matin]: 'present' as const } } }
    await expect(saisirPresences(await vu(formateur), saisie)).rejects.toThrow('presence.saisir')
    await affecterFormateur(ctx, { id: newId(), formationId, adherentId: formateur.id })
    expect(await saisirPresences(await vu(formateur), saisie)).toEqual({ notees: 1 })
    const membre = await asRole(leJour, ['secretaire'])
    await expect(saisirPresences(membre, saisie)).rejects.toThrow('presence.saisir')
    await expect(
      validerPresences(await vu(formateur), { formationId, inscriptionIds: [id], motif: null }),
    ).rejects.toThrow('presence.valider')
  })
})

describe('valider les présences (STA-0)', () => {
  test('valide qui est présent à tous les créneaux, et son inscription avec ; l’absent est laissé tel quel', async ({
    ctx,
  }) => {
    const { formationId, leJour, matin, soir } = await formationDuJour(ctx)
    const present = await buildInscription(ctx, { formationId, nomNaissance: 'AAA' })
    const absent = await buildInscription(ctx, { formationId, nomNaissance: 'BBB', validee: true })
    await saisirPresences(leJour, {
      formationId,
      presences: {
        [present.id]: { [matin]: 'present', [soir]: 'present' },
        [absent.id]: { [matin]: 'present', [soir]: 'absent' },
      },
    })
    expect(
      await validerPresences(leJour, { formationId, inscriptionIds: [], motif: null }),
    ).toEqual({ validees: 1 })
    const lignes = await listInscriptions(ctx, formationId)
    expect(lignes.find(({ id }) => id === present.id)).toMatchObject({
      statut: 'validee',
      valideeMoyen: 'gestionnaire',
      presenceValideeLe: leJour.now,
    })
    expect(lignes.find(({ id }) => id === absent.id)).toMatchObject({
      statut: 'validee',
      presenceValideeLe: null,
    })
    expect(await listStagiairesValides(at(ctx, ctx.now), formationId)).toMatchObject([
      { nomNaissance: 'AAA' },
    ])
    expect(await countStagiaires(at(ctx, ctx.now), formationId)).toEqual({
      inscrits: 2,
      aValider: 0,
      inscriptionsValidees: 2,
      valides: 1,
    })
    expect(await listJobs(ctx, 'stagiaire.envoyer_validation')).toHaveLength(2)
  })

  test('malgré un manque, avec un motif ; sans motif, refusé et rien ne change', async ({
    ctx,
  }) => {
    const { formationId, leJour, matin } = await formationDuJour(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    await saisirPresences(leJour, { formationId, presences: { [id]: { [matin]: 'present' } } })
    const demande = { formationId, inscriptionIds: [id] }
    await expect(validerPresences(leJour, { ...demande, motif: null })).rejects.toMatchObject({
      field: 'motif',
    })
    expect(await listInscriptions(ctx, formationId)).toMatchObject([{ statut: 'inscrite' }])
    await validerPresences(leJour, { ...demande, motif: 'Rattrapage le 5 décembre' })
    expect(await listInscriptions(ctx, formationId)).toMatchObject([
      { statut: 'validee', presenceMotif: 'Rattrapage le 5 décembre' },
    ])
    expect(await validerPresences(leJour, { ...demande, motif: null })).toEqual({ validees: 0 })
  })

  test('refusé avant le dernier jour, et quand personne n’est complet', async ({ ctx }) => {
    const { formationId, leJour } = await formationDuJour(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    await expect(
      validerPresences(ctx, { formationId, inscriptionIds: [id], motif: 'x' }),
    ).rejects.toThrow('se note le jour même')
    await expect(
      validerPresences(leJour, { formationId, inscriptionIds: [], motif: null }),
    ).rejects.toThrow('Personne n’est noté présent')
  })

  test('une présence validée ne change plus, sauf si sa validation est retirée', async ({
    ctx,
  }) => {
    const { formationId, leJour, matin, soir } = await formationDuJour(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    await saisirPresences(leJour, {
      formationId,
      presences: { [id]: { [matin]: 'present', [soir]: 'present' } },
    })
    await validerPresences(leJour, { formationId, inscriptionIds: [id], motif: null })
    const changement = { formationId, presences: { [id]: { [soir]: 'absent' as const } } }
    await expect(saisirPresences(leJour, changement)).rejects.toThrow('est déjà validée')
    await expect(
      retirerPresenceValidee(await asRole(leJour, ['secretaire']), {
        formationId,
        inscriptionId: id,
      }),
    ).rejects.toThrow('presence.valider')
    await retirerPresenceValidee(leJour, { formationId, inscriptionId: id })
    await retirerPresenceValidee(leJour, { formationId, inscriptionId: id })
    expect(await saisirPresences(leJour, changement)).toEqual({ notees: 1 })
    expect(await listInscriptions(ctx, formationId)).toMatchObject([
      { statut: 'validee', presenceValideeLe: null },
    ])
  })
})
