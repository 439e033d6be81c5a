import { findFormation, listJournees } from '#app/modules/formation/public.server.ts'
import { findSuivi } from '#app/modules/formation/queries/suivi.server.ts'
import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import {
  ajouterJournee,
  ajouterJourneeSchema,
} from '#app/modules/formation/use-cases/ajouter-journee.server.ts'
import { annulerJournee } from '#app/modules/formation/use-cases/annuler-journee.server.ts'
import { renseignerIdentite } from '#app/modules/union/use-cases/renseigner-identite.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { at, describe, expect, test } from '#tests/base.ts'
import { unFormateur } from '#tests/build/equipe.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { cleEmbauche } from '../model/embauches.ts'
import { findEvenement } from '../queries/evenements.server.ts'
import { listLignes } from '../queries/lignes.server.ts'
import { completerDeclaration } from './completer-declaration.server.ts'
import { exporterDeclarations } from './exporter-declarations.server.ts'
import { marquerDeclaration } from './marquer-declaration.server.ts'

const weekends = ['2026-12-05', '2026-12-06', '2026-12-12', '2026-12-13']
const [premier = '', , second = ''] = weekends
const horaires = { debut: '08:30', fin: '12:30' }
const faite = { declareeLe: '2026-11-20', reference: 'ACC-118' }
const paye = { remuneration: 'remunere', montantBrut: 15_000 } as const

/** A trainer for two weekends of one training, paid for the first one. */
async function deuxWeekends(ctx: Ctx) {
  await renseignerIdentite(ctx, {
    ...{ siret: '73282932000074', codeUrssaf: '437', naf: '8559A', santeTravail: 'MT001' },
    ...{ adresse: '1 rue de l’Église', codePostal: '25000', commune: 'Besançon' },
  })
  const { id: formationId } = await buildFormation(ctx, { jours: weekends, type: 'PSC' })
  const { lui } = await unFormateur(ctx)
  await affecterFormateur(ctx, { id: newId(), formationId, ...lui })
  await completerDeclaration(ctx, { formationId, ...lui, embaucheLe: premier, ...paye })
  const cles = [premier, second].map((jour) => cleEmbauche(lui.adherentId, jour))
  return { formationId, lui, cles }
}

function lignes(ctx: Ctx, formationId: string) {
  return listLignes(at(ctx, ctx.now), 'formation', [formationId])
}

async function badge(ctx: Ctx, formationId: string) {
  const { declareeLe, declarationAReprendre } = await findSuivi(at(ctx, ctx.now), formationId)
  if (declareeLe === null) return 'non déclarée'
  return declarationAReprendre ? 'à compléter' : 'déclarée'
}

describe('DPS-6 : deux périodes d’une formation sont deux embauches', () => {
  test('chacune a sa ligne, à déclarer ; ce qui est dit de l’une vaut pour l’autre', async ({
    ctx,
  }) => {
    const { formationId } = await deuxWeekends(ctx)
    expect(await lignes(ctx, formationId)).toMatchObject([
      {
        embaucheLe: premier,
        jours: 2,
        statut: 'prete',
        joursAnnee: 4,
        embauche: { finLe: '2026-12-06' },
      },
      {
        embaucheLe: second,
        jours: 2,
        statut: 'prete',
        dit: null,
        embauche: { finLe: '2026-12-13' },
      },
    ])
  })

  test('FOR-3 : Déclaré seulement quand les deux le sont', async ({ ctx }) => {
    const { formationId, cles } = await deuxWeekends(ctx)
    await marquerDeclaration(ctx, { formationId, embauches: cles.slice(0, 1), ...faite })
    expect(await badge(ctx, formationId)).toBe('non déclarée')
    await marquerDeclaration(ctx, { formationId, embauches: cles.slice(1), ...faite })
    expect(await badge(ctx, formationId)).toBe('déclarée')
    expect((await findEvenement(at(ctx, ctx.now), formationId))?.declareeLe).not.toBeNull()
  })

  test('une journée à part ajoutée après la déclaration : à compléter, sa seule ligne reste à faire', async ({
    ctx,
  }) => {
    const { formationId, cles } = await deuxWeekends(ctx)
    await marquerDeclaration(ctx, { formationId, embauches: cles, ...faite })
    const { version = 0 } = (await findFormation(at(ctx, ctx.now), formationId)) ?? {}
    const journee = { jour: '2026-12-19', lieuLibre: 'Salle', creneaux: { matin: horaires } }
    await ajouterJournee(
      ctx,
      ajouterJourneeSchema.parse({ formationId, version, id: newId(), journee }),
    )
    const statuts = (await lignes(ctx, formationId)).map(({ statut }) => statut)
    expect(statuts).toEqual(['declaree', 'declaree', 'prete'])
    expect(await badge(ctx, formationId)).toBe('à compléter')
  })

  test('une journée annulée après la déclaration : la ligne le dit, le badge aussi', async ({
    ctx,
  }) => {
    const { formationId, cles } = await deuxWeekends(ctx)
    await marquerDeclaration(ctx, { formationId, embauches: cles, ...faite })
    const ici = at(ctx, ctx.now)
    const derniere = (await listJournees(ici, [formationId])).at(-1)
    const { version = 0 } = (await findFormation(ici, formationId)) ?? {}
    const annulation = { formationId, journeeId: derniere?.id ?? '', version, motif: 'Neige' }
    await annulerJournee(ctx, annulation)
    const [une, deux] = await lignes(ctx, formationId)
    expect(une).toMatchObject({ statut: 'declaree', perimee: undefined })
    expect(deux?.perimee).toContain('les journées ont changé')
    expect(await badge(ctx, formationId)).toBe('à compléter')
  })

  test('le montant d’une embauche déclarée se corrige sans toucher à ses dates', async ({
    ctx,
  }) => {
    const { formationId, lui, cles } = await deuxWeekends(ctx)
    await marquerDeclaration(ctx, { formationId, embauches: cles, ...faite })
    const [journee] = await listJournees(at(ctx, ctx.now), [formationId])
    const { version = 0 } = (await findFormation(at(ctx, ctx.now), formationId)) ?? {}
    await annulerJournee(ctx, {
      formationId,
      journeeId: journee?.id ?? '',
      version,
      motif: 'Neige',
    })
    const [avant] = await lignes(ctx, formationId)
    expect(avant).toMatchObject({ embaucheLe: '2026-12-06', perimee: expect.any(String) })
    await completerDeclaration(ctx, {
      formationId,
      ...lui,
      embaucheLe: '2026-12-06',
      ...paye,
      montantBrut: 9000,
    })
    const [apres] = await lignes(ctx, formationId)
    expect(apres).toMatchObject({
      perimee: expect.any(String),
      dit: { montantBrut: 9000, embaucheLe: premier },
    })
  })

  test('le CSV et le XML ont une ligne par embauche', async ({ ctx }) => {
    const { formationId, cles } = await deuxWeekends(ctx)
    const entree = { formationId, embauches: cles }
    const csv = (await exporterDeclarations(ctx, { ...entree, format: 'csv' })).octets.toString(
      'utf8',
    )
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    expect(csv).toMatch(/;05122026;0830;06122026;CDD;/)
    expect(csv).toMatch(/;12122026;0830;13122026;CDD;/)
    const xml = (await exporterDeclarations(ctx, { ...entree, format: 'xml' })).octets.toString(
      'latin1',
    )
    const debuts = [...xml.matchAll(/<StartContract.Date>([^<]+)/g)].map(([, jour]) => jour)
    expect(debuts).toEqual([premier, second])
    expect(await lignes(ctx, formationId)).toMatchObject([
      { statut: 'exportee' },
      { statut: 'exportee' },
    ])
  })
})
