import { compterLignes } from '#app/modules/rgpd/queries/lignes.server.ts'
import { findQui } from '#app/modules/rgpd/queries/qui.server.ts'
import { effacerPersonne } from '#app/modules/rgpd/use-cases/effacer-personne.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { queryOwner } from '#tests/build/catalogue.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions } from '#tests/build/stagiaire.ts'
import { listReclamantsProbables, listReclamationsProbables } from '../queries/reclamants.server.ts'
import { noterReclamation } from './noter-reclamation.server.ts'
import { rattacherReclamation } from './rattacher-reclamation.server.ts'

const systeme = (ctx: Ctx) => as(ctx, { genre: 'systeme' })

/** Nadia Petit was a trainee; a complaint of « Mme Petit Nadia » gives her telephone, not her address. */
async function situation(ctx: Ctx, dite: { auteur?: string; coordonnees?: string | null } = {}) {
  const { id: formationId } = await buildFormation(ctx)
  const nadia = { nomNaissance: 'PETIT', prenoms: 'Nadia', telephone: '+33699887711' }
  await buildInscription(ctx, { formationId, ...nadia, email: 'nadia@exemple.fr' })
  await buildInscription(ctx, { formationId, nomNaissance: 'PETITJEAN', prenoms: 'Nadia' })
  const [inscription] = await listInscriptions(ctx, formationId)
  await queryOwner(`update formation set statut = 'annulee' where id = $1`, [formationId])
  const reclamationId = newId()
  await noterReclamation(ctx, {
    ...{ id: reclamationId, version: 0, formationId, recueLe: '2026-11-10', canal: 'telephone' },
    ...{ auteur: 'Mme Petit Nadia', coordonnees: '06 99 88 77 11', objet: 'Salle froide' },
    ...{ faits: 'Elle dit avoir eu froid.', reponse: null, repondueLe: null, closeLe: null },
    ...dite,
  })
  const { personneId = '', id: inscriptionId = '' } = inscription ?? {}
  return { reclamationId, personneId, inscriptionId }
}

function lire(reclamationId: string) {
  return queryOwner<{ auteur: string; personneId: string | null; inscriptionId: string | null }>(
    `select auteur, personne_id as "personneId", inscription_id as "inscriptionId" from reclamation where id = $1`,
    [reclamationId],
  )
}

describe('dire de qui est une réclamation', () => {
  test('RGPD art. 15 : proposée par le nom et le téléphone ; jamais prise pour sienne sans confirmation', async ({
    ctx,
  }) => {
    const { reclamationId, personneId, inscriptionId } = await situation(ctx)
    const probables = await listReclamantsProbables(as(ctx, ctx.acteur), reclamationId)
    expect(probables).toMatchObject([
      { personneId, inscriptionId, parNom: true, parTelephone: true, parCourriel: false },
    ])
    expect(await siennes(ctx, personneId)).toBe(0)
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    await rattacherReclamation(gestion, { id: reclamationId, version: 1, personneId })
    expect(await lire(reclamationId)).toMatchObject([{ personneId, inscriptionId }])
    expect(await siennes(ctx, personneId)).toBe(1)
    expect(await listReclamationsProbables(as(ctx, ctx.acteur), [personneId])).toEqual([])
  })

  test.for([
    ['le nom seul', { coordonnees: null }, 1],
    ['le téléphone seul', { auteur: 'La maman d’un stagiaire' }, 1],
    [
      'un autre nom, un autre téléphone',
      { auteur: 'Petiot Nadia', coordonnees: '06 99 88 77 12' },
      0,
    ],
    ['le prénom d’une autre', { auteur: 'Petit Jeanne', coordonnees: null }, 0],
  ] as const)(
    'avant un effacement, propose les réclamations : %s',
    async ([, dite, nombre], { ctx }) => {
      const { personneId } = await situation(ctx, dite)
      expect(await listReclamationsProbables(as(ctx, ctx.acteur), [personneId])).toHaveLength(
        nombre,
      )
    },
  )

  test('RGPD art. 17 : confirmée, l’effacement de la personne la vide et la détache', async ({
    ctx,
  }) => {
    const { reclamationId, personneId } = await situation(ctx)
    await rattacherReclamation(ctx, { id: reclamationId, version: 1, personneId })
    await effacerPersonne(systeme(ctx), { personneId, nom: '' })
    expect(await lire(reclamationId)).toEqual([
      { auteur: 'Personne effacée', personneId: null, inscriptionId: null },
    ])
    const trop = rattacherReclamation(ctx, { id: reclamationId, version: 3, personneId })
    await expect(trop).rejects.toThrow('vient d’être effacée')
  })

  test('se détache ; refusée quand quelqu’un l’a changée entre-temps', async ({ ctx }) => {
    const { reclamationId, personneId } = await situation(ctx)
    await rattacherReclamation(ctx, { id: reclamationId, version: 1, personneId })
    await rattacherReclamation(ctx, { id: reclamationId, version: 2, personneId: null })
    expect(await lire(reclamationId)).toMatchObject([{ personneId: null, inscriptionId: null }])
    const vieille = rattacherReclamation(ctx, { id: reclamationId, version: 1, personneId })
    await expect(vieille).rejects.toThrow(StaleVersion)
  })

  test('est interdite sans le droit, introuvable dans une autre union', async ({ ctx }) => {
    const { reclamationId, personneId } = await situation(ctx)
    const input = { id: reclamationId, version: 1, personneId }
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(rattacherReclamation(secretaire, input)).rejects.toThrow(Forbidden)
    await expect(rattacherReclamation(await newUnion(), input)).rejects.toThrow(NotFound)
  })
})

/** What the copy and the erasure would take for hers. */
async function siennes(ctx: Ctx, personneId: string): Promise<number> {
  const lecture = as(ctx, ctx.acteur)
  const qui = await findQui(lecture, personneId)
  const comptees = qui ? await compterLignes(lecture, qui) : []
  return comptees.find(({ traitement }) => traitement.table === 'reclamation')?.nombre ?? 0
}
