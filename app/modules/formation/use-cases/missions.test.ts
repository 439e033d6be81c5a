import { completerDeclaration } from '#app/modules/declaration/use-cases/completer-declaration.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import { newId } from '#app/platform/id.ts'
import { closePdf } from '#app/platform/pdf/pdf.server.ts'
import { afterAll, asRole, at, describe, expect, test } from '#tests/base.ts'
import { unFormateur } from '#tests/build/equipe.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { empreinte } from '../model/equipe.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { listEquipe } from '../queries/equipe.server.ts'
import { findLettres } from '../queries/lettres-mission.server.ts'
import { findMission, listMissions } from '../queries/missions.server.ts'
import { modifierAffectationSchema } from '../schema-affectation.ts'
import { affecterFormateur } from './affecter-formateur.server.ts'
import { etablirMissions } from './etablir-missions.server.ts'
import { modifierAffectation } from './modifier-affectation.server.ts'

afterAll(closePdf)

const jours = ['2026-12-05', '2026-12-06']

async function equipeDeDeux(ctx: Ctx) {
  const { id: formationId } = await buildFormation(ctx, { jours, formateursRequis: 2 })
  const formateurs = [await unFormateur(ctx), await unFormateur(ctx)]
  for (const { lui } of formateurs)
    await affecterFormateur(ctx, { id: newId(), formationId, ...lui })
  const equipe = await listEquipe(at(ctx, ctx.now), formationId)
  const idDe = (rang: number) => {
    const membre = equipe.find(({ adherentId }) => adherentId === formateurs[rang]?.lui.adherentId)
    return membre?.candidatureId ?? ''
  }
  return { formationId, formateurs, un: idDe(0), deux: idDe(1) }
}

async function etats(ctx: Ctx, formationId: string) {
  const ici = at(ctx, ctx.now)
  const equipe = await listEquipe(ici, formationId)
  const lettres = await findLettres(
    ici,
    formationId,
    await listJournees(ici, [formationId]),
    equipe,
  )
  return Object.values(lettres).map(({ etat, numero }) => `${etat} ${numero}`)
}

/** He keeps the first day alone. */
async function retirerDimanche(ctx: Ctx, formationId: string, candidatureId: string) {
  const ici = at(ctx, ctx.now)
  const [samedi] = await listJournees(ici, [formationId])
  const equipe = await listEquipe(ici, formationId)
  const membre = equipe.find((une) => une.candidatureId === candidatureId)
  const saisie = { affecte: 'oui', duree: '8', statut: 'prevue' }
  await modifierAffectation(
    ctx,
    modifierAffectationSchema.parse({
      formationId,
      candidatureId,
      vu: empreinte(membre?.jours ?? []),
      jours: { [samedi?.id ?? '']: saisie },
    }),
  )
}

describe('Qualiopi 18 : la lettre de mission d’un formateur', () => {
  test('une par formateur de l’équipe, figée ; la même chose ne se refait pas', async ({ ctx }) => {
    const { formationId, un } = await equipeDeDeux(ctx)
    expect(await etats(ctx, formationId)).toEqual(['absente 0', 'absente 0'])
    expect(await etablirMissions(ctx, { formationId })).toBe(2)
    expect(await etablirMissions(ctx, { formationId })).toBe(0)
    expect(await etats(ctx, formationId)).toEqual(['a_jour 1', 'a_jour 1'])
    const [lettre] = await listMissions(at(ctx, ctx.now), formationId)
    const fichier = await ctx.db
      .selectFrom('fichier')
      .where('id', '=', lettre?.fichierId ?? '')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(fichier).toMatchObject({ fige: true, genre: 'lettre_mission' })
    expect((await readStoredFile(fichier.cleStockage, fichier.sha256)).length).toBeGreaterThan(1000)
    expect(
      await findMission(at(ctx, ctx.now), formationId, { candidatureId: un, numero: 1 }),
    ).toMatchObject({
      typeDetecte: 'application/pdf',
    })
  })

  test('ses journées changent : elle est à refaire, et la suivante est la version 2', async ({
    ctx,
  }) => {
    const { formationId, un } = await equipeDeDeux(ctx)
    await etablirMissions(ctx, { formationId })
    await retirerDimanche(ctx, formationId, un)
    expect((await etats(ctx, formationId)).sort()).toEqual(['a_jour 1', 'perimee 1'])
    expect(await etablirMissions(ctx, { formationId })).toBe(1)
    expect((await etats(ctx, formationId)).sort()).toEqual(['a_jour 1', 'a_jour 2'])
  })

  test('bénévole, ou rémunéré comme le dit la page URSSAF', async ({ ctx }) => {
    const { formationId, formateurs, un } = await equipeDeDeux(ctx)
    await etablirMissions(ctx, { formationId })
    const embaucheLe = '2026-12-05'
    const paye = { formationId, embaucheLe, remuneration: 'remunere', montantBrut: 15_000 } as const
    await completerDeclaration(ctx, { ...paye, adherentId: formateurs[0]?.lui.adherentId ?? '' })
    expect(await etablirMissions(ctx, { formationId })).toBe(1)
    const lettres = await listMissions(at(ctx, ctx.now), formationId)
    const sienne = lettres.find(({ candidatureId }) => candidatureId === un)
    expect(sienne?.donnees.formateur.benevole).toBe(false)
    expect(sienne?.numero).toBe(2)
  })

  test('le formateur établit et lit la sienne, pas celle d’un collègue', async ({ ctx }) => {
    const { formationId, formateurs, un, deux } = await equipeDeDeux(ctx)
    const lui = formateurs[0]?.ctx ?? ctx
    expect(await etablirMissions(lui, { formationId, candidatureId: un })).toBe(1)
    expect(
      await findMission(lui, formationId, { candidatureId: un, numero: undefined }),
    ).toBeDefined()
    await expect(etablirMissions(lui, { formationId, candidatureId: deux })).rejects.toThrow(
      Forbidden,
    )
    await expect(etablirMissions(lui, { formationId })).rejects.toThrow(Forbidden)
    const autrui = findMission(lui, formationId, { candidatureId: deux, numero: undefined })
    await expect(autrui).rejects.toThrow(Forbidden)
  })

  test('est refusée une fois la formation close, hors de l’équipe, interdite sans le droit', async ({
    ctx,
  }) => {
    const { formationId } = await equipeDeDeux(ctx)
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(etablirMissions(secretaire, { formationId })).rejects.toThrow(Forbidden)
    const personne = etablirMissions(ctx, { formationId, candidatureId: newId() })
    await expect(personne).rejects.toThrow('pas dans l’équipe')
    const { id: vide } = await buildFormation(ctx, { jours: [] })
    expect(await findFormation(at(ctx, ctx.now), vide)).toMatchObject({ statut: 'a_valider' })
    await expect(etablirMissions(ctx, { formationId: vide })).rejects.toThrow(
      'tant que la formation',
    )
  })
})
