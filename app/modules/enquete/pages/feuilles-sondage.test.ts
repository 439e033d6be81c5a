import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { pageContext } from '#tests/build/compte.ts'
import { buildCloturee, envoyerApresCloture, listEnvoisDe, repondre } from '#tests/build/enquete.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { findSourcesFeuilles } from '../queries/feuilles.server.ts'
import { jetonSondage } from '../secret.server.ts'
import { saisirReponse } from '../use-cases/saisir-reponse.server.ts'
import { loader } from './feuilles-sondage.ts'
import { loader as saisir } from './saisir-reponse.tsx'

function ouvrir<Answer>(
  ctx: Ctx,
  page: (args: never) => Promise<Answer>,
  params: Record<string, string>,
  recherche = '',
) {
  const args = {
    request: new Request(`http://localhost/u/page${recherche}`),
    params: { union: ctx.union.slug, ...params },
    context: pageContext(as(ctx, ctx.acteur)),
  }
  return page(args as never)
}

/** Three trainees, the last without an address, and the trainer. */
async function interrogee(ctx: Ctx) {
  const stagiaires = [{}, {}, { email: null }]
  const { formationId } = await buildCloturee(ctx, { stagiaires })
  await envoyerApresCloture(ctx, formationId)
  const envois = (await listEnvoisDe(ctx, formationId)).filter(({ genre }) => genre === 'chaud')
  return { formationId, envois }
}

const commune = { intitule: 'PSC', numero: 'F26', dernierJour: null }
const tout = { envoi: '', genre: '', sans: '' } as const

describe('les feuilles de sondage à imprimer', () => {
  test('STA-8 : une feuille par personne sans réponse, avec le code de son propre lien', async ({
    ctx,
  }) => {
    const { formationId, envois } = await interrogee(ctx)
    const formation = { ...commune, id: formationId, statut: 'cloturee' as const }
    await repondre(ctx, envois[0]?.id ?? '', { satisfaction: 5 })
    const { feuilles } = await findSourcesFeuilles(ctx, formation, { ...tout, genre: 'chaud' })
    const attendus = envois.slice(1).map(({ id }) => jetonSondage(ctx, id))
    const imprimes = feuilles.map(({ lien }) => lien?.split('/sondage/')[1])
    expect(imprimes.sort()).toEqual(attendus.sort())
    expect(feuilles[0]?.questions[0]?.cle).toBe('satisfaction')
    const sans = await findSourcesFeuilles(ctx, formation, { ...tout, sans: 'adresse' })
    expect(sans.feuilles).toHaveLength(1)
    const seule = { ...tout, envoi: envois[1]?.id ?? '' }
    expect((await findSourcesFeuilles(ctx, formation, seule)).feuilles).toHaveLength(1)
  })

  test('avant la clôture, une feuille sans code par stagiaire : la salle n’a pas de téléphone', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    await buildInscription(ctx, { formationId: id })
    await buildInscription(ctx, { formationId: id, validee: true })
    const formation = { ...commune, id, statut: 'validee' as const }
    const { feuilles } = await findSourcesFeuilles(ctx, formation, tout)
    expect(feuilles.map(({ genre, lien }) => [genre, lien])).toEqual([
      ['chaud', null],
      ['chaud', null],
    ])
    const reponse = await ouvrir(ctx, loader, { formationId: id })
    expect(reponse.headers.get('Content-Type')).toBe('application/pdf')
  })

  test('la page donne un PDF ; sans personne à interroger, elle n’existe pas', async ({ ctx }) => {
    const { formationId, envois } = await interrogee(ctx)
    const reponse = await ouvrir(ctx, loader, { formationId }, '?genre=chaud')
    expect(reponse.headers.get('Content-Type')).toBe('application/pdf')
    expect(
      Buffer.from(await reponse.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    for (const { id } of envois) await repondre(ctx, id, { satisfaction: 5 })
    await expect(ouvrir(ctx, loader, { formationId }, '?genre=chaud')).rejects.toThrow(NotFound)
  })

  test('est interdite sans le droit, introuvable dans une autre union', async ({ ctx }) => {
    const { formationId } = await interrogee(ctx)
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(ouvrir(secretaire, loader, { formationId })).rejects.toThrow(Forbidden)
    await expect(ouvrir(await newUnion(), loader, { formationId })).rejects.toThrow(NotFound)
  })

  test('saisir une pile : la page propose la feuille suivante du même sondage', async ({ ctx }) => {
    const { formationId, envois } = await interrogee(ctx)
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    const [premier, second, troisieme] = envois.map(({ id }) => id)
    const noms = async (envoiId = '') =>
      (await ouvrir(gestion, saisir, { formationId, envoiId })).suivante
    expect(await noms(premier)).toMatch(/STAGIAIRE/i)
    const saisie = { r: { satisfaction: 3 }, texteLibre: null }
    for (const envoiId of [second, troisieme])
      await saisirReponse(gestion, { formationId, envoiId: envoiId ?? '', saisie })
    expect(await noms(premier)).toBeUndefined()
  })
})
