import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import type { SaisieAction, SaisieReclamation } from '../model/amelioration.ts'
import {
  filtresActionsSchema,
  filtresReclamationsSchema,
  listActions,
  listReclamations,
} from '../queries/amelioration.server.ts'
import { noterAction } from './noter-action.server.ts'
import { noterReclamation } from './noter-reclamation.server.ts'

function reclamation(options: Partial<SaisieReclamation> = {}): SaisieReclamation {
  return {
    id: newId(),
    version: 0,
    formationId: null,
    recueLe: '2026-11-10',
    canal: 'telephone',
    auteur: 'Mairie de Vaubécourt',
    coordonnees: null,
    objet: 'Salle froide',
    faits: 'Le chauffage était coupé.',
    reponse: null,
    repondueLe: null,
    closeLe: null,
    ...options,
  }
}

async function action(ctx: Ctx, options: Partial<SaisieAction> = {}): Promise<SaisieAction> {
  const responsable = await buildAdherent(ctx, { roles: ['gestionnaire_formations'] })
  return {
    id: newId(),
    version: 0,
    intitule: 'Vérifier le chauffage la veille',
    description: null,
    formationId: null,
    reclamationId: null,
    responsableId: responsable.id,
    echeance: '2026-12-15',
    statut: 'a_faire',
    resultat: null,
    ...options,
  }
}

const registre = (ctx: Ctx, vue = 'toutes') =>
  listReclamations(at(ctx, ctx.now), filtresReclamationsSchema.parse({ vue }))
const plan = (ctx: Ctx, vue = 'toutes') =>
  listActions(at(ctx, ctx.now), filtresActionsSchema.parse({ vue }))

describe('le registre des réclamations', () => {
  test('Qualiopi 31 : notée, numérotée, répondue, close', async ({ ctx }) => {
    const notee = reclamation()
    await noterReclamation(ctx, notee)
    await noterReclamation(ctx, notee) // the same form twice
    expect(await registre(ctx, 'ouvertes')).toMatchObject({
      rows: [{ numero: 'R26-0001', objet: 'Salle froide' }],
      ouvertes: 1,
      closes: 0,
    })
    const reponse = { reponse: 'Excuses, remise accordée.', repondueLe: '2026-11-12' }
    await noterReclamation(ctx, { ...notee, version: 1, ...reponse })
    await noterReclamation(ctx, { ...notee, version: 2, ...reponse, closeLe: '2026-11-20' })
    expect(await registre(ctx)).toMatchObject({ ouvertes: 0, closes: 1 })
    await expect(noterReclamation(ctx, { ...notee, version: 1 })).rejects.toThrow(StaleVersion)
  })

  test.for([
    [{ recueLe: '2026-11-24' }, 'pas encore passé'],
    [{ reponse: 'Oui.' }, 'jour de la réponse'],
    [{ reponse: 'Oui.', repondueLe: '2026-11-09' }, 'ne peut pas précéder'],
    [{ closeLe: '2026-11-20' }, 'après une réponse'],
  ] as const)(
    'Qualiopi 31 : est refusée quand ses dates ne se tiennent pas (%#)',
    async ([options, phrase], { ctx }) => {
      await expect(noterReclamation(ctx, reclamation(options))).rejects.toThrow(phrase)
    },
  )

  test('est interdite sans le droit, et reste dans son union', async ({ ctx }) => {
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(noterReclamation(secretaire, reclamation())).rejects.toThrow(Forbidden)
    await noterReclamation(ctx, reclamation())
    expect((await registre(await newUnion())).rows).toEqual([])
  })
})

describe('le plan d’amélioration', () => {
  test('Qualiopi 32 : une action naît d’une réclamation et finit par un résultat', async ({
    ctx,
  }) => {
    const plainte = reclamation()
    await noterReclamation(ctx, plainte)
    const decidee = await action(ctx, { reclamationId: plainte.id })
    await noterAction(ctx, decidee)
    expect((await plan(ctx, 'en_cours')).rows).toMatchObject([{ reclamation: 'R26-0001' }])
    const faite = { ...decidee, version: 1, statut: 'faite' as const }
    await expect(noterAction(ctx, faite)).rejects.toThrow('avec quel résultat')
    await noterAction(ctx, { ...faite, resultat: 'Chauffage contrôlé à chaque session.' })
    expect(await plan(ctx)).toMatchObject({
      terminees: 1,
      rows: [{ termineeLe: ctx.aujourdhui, statut: 'faite' }],
    })
  })

  test('est interdit sans le droit', async ({ ctx }) => {
    const local = await asRole(ctx, ['secretaire'])
    await expect(noterAction(local, await action(ctx))).rejects.toThrow(Forbidden)
  })
})
