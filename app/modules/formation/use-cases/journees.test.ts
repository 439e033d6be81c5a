import { listFormationsPubliques } from '#app/modules/stagiaire/queries/formations-publiques.server.ts'
import { saisirPresences } from '#app/modules/stagiaire/use-cases/saisir-presences.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildDemande } from '#tests/build/client.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listJobs } from '#tests/build/stagiaire.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findConcernes } from '../queries/concernes.server.ts'
import { filtresSchema, listFormations } from '../queries/listes.server.ts'
import { journeeSchema, modifierFormationSchema } from '../schema.ts'
import { affecterFormateur } from './affecter-formateur.server.ts'
import { ajouterJournee } from './ajouter-journee.server.ts'
import { annulerJournee } from './annuler-journee.server.ts'
import { modifierFormation } from './modifier-formation.server.ts'
import { modifierJournee } from './modifier-journee.server.ts'

const jours = ['2026-12-05', '2026-12-06']
const motif = 'La salle est inondée.'

describe('déplacer une journée', () => {
  test('FOR-11 : la date, les bornes et la fin des inscriptions suivent ; stagiaires et équipe sont prévenus', async ({
    ctx,
  }) => {
    const { formationId, journees } = await deuxJours(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    await deplacer(ctx, formationId, journees[0] ?? '', '2026-12-12')
    expect(await findFormation(relu(ctx), formationId)).toMatchObject({
      premierJour: '2026-12-06',
      dernierJour: '2026-12-12',
      inscriptionsJusquAu: '2026-12-05',
      version: 2,
    })
    expect(await listJobs(ctx, 'stagiaire.prevenir_changement')).toMatchObject([
      {
        inscriptionId: id,
        quoi: 'La date a changé',
        faits: [
          ['Avant', expect.stringContaining('5 déc.')],
          ['Maintenant', expect.stringContaining('12 déc.')],
        ],
      },
    ])
    expect(await listJobs(ctx, 'formation.prevenir_changement')).toHaveLength(1)
  })

  test('FOR-11 : les formateurs suivent ; celui que la nouvelle date ne permet plus est signalé, pas retiré', async ({
    ctx,
  }) => {
    const { formationId, journees } = await deuxJours(ctx)
    const autre = await buildFormation(ctx, { jours: ['2026-12-12'] })
    const adherentId = (await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] }))
      .id
    for (const id of [formationId, autre.id])
      await affecterFormateur(ctx, { id: newId(), formationId: id, adherentId })
    await deplacer(ctx, formationId, journees[0] ?? '', '2026-12-12')
    const formation = await trouver(ctx, formationId)
    const apres = await listJournees(relu(ctx), [formationId])
    expect(await findConcernes(relu(ctx), formation, apres)).toMatchObject({
      formateurs: 1,
      empeches: [{ empechement: expect.stringContaining('Déjà pris le') }],
    })
  })

  test('FOR-11 : refusé dès qu’une présence est notée, vers un jour déjà pris, ou vers le passé', async ({
    ctx,
  }) => {
    const { formationId, journees } = await deuxJours(ctx)
    const [premiere = '', seconde = ''] = journees
    const { id } = await buildInscription(ctx, { formationId })
    await expect(deplacer(ctx, formationId, premiere, jours[1] ?? '')).rejects.toThrow('déjà une')
    await expect(deplacer(ctx, formationId, premiere, '2026-11-01')).rejects.toThrow('déjà passée')
    const leJour = at(ctx, '2026-12-05T12:00:00Z')
    const [journee] = await listJournees(relu(leJour), [formationId])
    const creneau = journee?.creneaux[0]?.id ?? ''
    await saisirPresences(leJour, { formationId, presences: { [id]: { [creneau]: 'present' } } })
    await expect(deplacer(leJour, formationId, premiere, '2026-12-12')).rejects.toThrow(
      'ne se déplace plus',
    )
    await expect(annuler(leJour, formationId, premiere)).rejects.toThrow('il a eu lieu')
    await annuler(leJour, formationId, seconde)
  })

  test('est interdit au formateur, introuvable depuis une autre union, refusé sur une version passée', async ({
    ctx,
  }) => {
    const { formationId, journees } = await deuxJours(ctx)
    const [premiere = ''] = journees
    const formateur = await asRole(ctx, ['formateur'])
    await expect(deplacer(formateur, formationId, premiere, '2026-12-12')).rejects.toThrow(
      Forbidden,
    )
    const ailleurs = await newUnion()
    await expect(deplacer(ailleurs, formationId, premiere, '2026-12-12', 1)).rejects.toThrow(
      NotFound,
    )
    await deplacer(ctx, formationId, premiere, '2026-12-12', 1)
    await expect(deplacer(ctx, formationId, premiere, '2026-12-13', 1)).rejects.toThrow(
      StaleVersion,
    )
  })

  test('FOR-11 : deux gestionnaires déplacent et annulent le même jour au même moment, un seul l’emporte', async ({
    ctx,
  }) => {
    const { formationId, journees } = await deuxJours(ctx)
    const [premiere = ''] = journees
    const issues = await Promise.allSettled([
      deplacer(ctx, formationId, premiere, '2026-12-12', 1),
      annuler(ctx, formationId, premiere, 1),
    ])
    expect(issues.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refus = issues.find((issue) => issue.status === 'rejected')
    expect(refus?.reason).toBeInstanceOf(StaleVersion)
    expect(await findFormation(relu(ctx), formationId)).toMatchObject({ version: 2 })
  })
})

describe('ajouter ou annuler une journée', () => {
  test('FOR-11 : une journée ajoutée deux fois par le même formulaire n’y est qu’une fois', async ({
    ctx,
  }) => {
    const { formationId } = await deuxJours(ctx)
    const saisi = { formationId, version: 1, id: newId(), journee: saisie('2026-12-13') }
    await ajouterJournee(ctx, saisi)
    await ajouterJournee(ctx, saisi)
    expect(await listJournees(relu(ctx), [formationId])).toHaveLength(3)
  })

  test('FOR-1, FOR-2 : la première journée d’une formation demandée ouvre ses inscriptions jusqu’à la veille', async ({
    ctx,
  }) => {
    const { formationId } = await buildDemande(ctx)
    const { version, inscriptionsJusquAu } = await trouver(ctx, formationId)
    expect(inscriptionsJusquAu).toBe(ctx.aujourdhui)
    const demande = { formationId, version, id: newId(), journee: saisie('2027-01-20') }
    await ajouterJournee(ctx, demande)
    expect(await trouver(ctx, formationId)).toMatchObject({
      premierJour: '2027-01-20',
      inscriptionsJusquAu: '2027-01-19',
    })
  })

  test('FOR-11 : une journée annulée n’existe plus pour les listes, le public, les heures ni l’équipe', async ({
    ctx,
  }) => {
    const { formationId, journees } = await deuxJours(ctx)
    const adherentId = (await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] }))
      .id
    await affecterFormateur(ctx, { id: newId(), formationId, adherentId })
    await annuler(ctx, formationId, journees[0] ?? '')
    expect((await listJournees(relu(ctx), [formationId])).map(({ jour }) => jour)).toEqual([
      jours[1],
    ])
    expect(await findFormation(relu(ctx), formationId)).toMatchObject({
      premierJour: jours[1],
      dernierJour: jours[1],
    })
    const { rows } = await listFormations(relu(ctx), 'validee', filtresSchema.parse({}))
    expect(rows).toMatchObject([{ complete: true, premierJour: jours[1] }])
    const publiques = await listFormationsPubliques(relu(ctx), {
      type: '',
      commune: '',
      du: '',
      libres: '',
      page: 1,
    })
    expect(publiques.rows).toMatchObject([{ jours: 1 }])
    const autre = await buildFormation(ctx, { jours: [jours[0] ?? ''] })
    await affecterFormateur(ctx, { id: newId(), formationId: autre.id, adherentId })
    await ajouterJournee(ctx, {
      formationId,
      version: (await trouver(ctx, formationId)).version,
      id: newId(),
      journee: saisie(jours[0] ?? ''),
    })
    expect(await listJournees(relu(ctx), [formationId])).toHaveLength(2)
  })

  test('FOR-11 : la dernière journée ne s’annule pas', async ({ ctx }) => {
    const { formationId, journees } = await deuxJours(ctx)
    await annuler(ctx, formationId, journees[0] ?? '')
    await expect(annuler(ctx, formationId, journees[1] ?? '')).rejects.toThrow('annulez plutôt')
  })

  test('FOR-11 : dès que quelqu’un est inscrit, Modifier formation ne change plus les journées', async ({
    ctx,
  }) => {
    const { formationId, input } = await deuxJours(ctx)
    await buildInscription(ctx, { formationId })
    const champs = { intitule: 'Autre titre', places: '8', formateursRequis: '1', prix: '60,00' }
    const saisi = {
      ...champs,
      formationId,
      version: '1',
      inscriptionsJusquAu: input.inscriptionsJusquAu ?? '',
    }
    const journee = {
      jour: '2026-12-20',
      lieuLibre: 'Ailleurs',
      creneaux: { matin: { debut: '08:30', fin: '12:30' } },
    }
    await expect(
      modifierFormation(ctx, modifierFormationSchema.parse({ ...saisi, journees: { 0: journee } })),
    ).rejects.toThrow('changez-les dans « Journées »')
    await modifierFormation(ctx, modifierFormationSchema.parse(saisi))
    expect(await findFormation(relu(ctx), formationId)).toMatchObject({
      intitule: 'Autre titre',
      premierJour: jours[0],
    })
  })
})

function relu(ctx: Ctx): Ctx {
  return at(ctx, ctx.now)
}

async function trouver(ctx: Ctx, id: string) {
  const formation = await findFormation(relu(ctx), id)
  if (!formation) throw new Error('Unknown formation')
  return formation
}

async function deuxJours(ctx: Ctx) {
  const { id, input } = await buildFormation(ctx, { jours })
  const journees = await listJournees(relu(ctx), [id])
  return { formationId: id, input, journees: journees.map((journee) => journee.id) }
}

function saisie(jour: string) {
  return journeeSchema.parse({
    jour,
    lieuLibre: 'Salle Barthélemy',
    creneaux: {
      matin: { debut: '08:30', fin: '12:30' },
      apres_midi: { debut: '13:30', fin: '17:30' },
    },
  })
}

async function deplacer(
  ctx: Ctx,
  formationId: string,
  journeeId: string,
  jour: string,
  version?: number,
) {
  return modifierJournee(ctx, {
    formationId,
    journeeId,
    version: version ?? (await trouver(ctx, formationId)).version,
    journee: saisie(jour),
  })
}

async function annuler(ctx: Ctx, formationId: string, journeeId: string, version?: number) {
  return annulerJournee(ctx, {
    formationId,
    journeeId,
    version: version ?? (await trouver(ctx, formationId)).version,
    motif,
  })
}
