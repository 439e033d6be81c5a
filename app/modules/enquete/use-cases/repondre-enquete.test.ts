import { effacerPersonne } from '#app/modules/rgpd/use-cases/effacer-personne.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { as, asPublic, asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildCloturee, envoyerApresCloture, listEnvoisDe, repondre } from '#tests/build/enquete.ts'
import { listInscriptions } from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import { findSondageParJeton } from '../queries/envois.server.ts'
import { jetonSondage } from '../secret.server.ts'
import { renvoyerEnquete } from './renvoyer-enquete.server.ts'
import { repondreEnquete } from './repondre-enquete.server.ts'
import { saisirReponse } from './saisir-reponse.server.ts'

async function unEnvoi(ctx: Ctx, email: string | null = 'a@exemple.fr') {
  const centre = await buildCentre(ctx)
  const { formationId } = await buildCloturee(ctx, { stagiaires: [{ email }], centreId: centre.id })
  await envoyerApresCloture(ctx, formationId)
  const [envoi] = await listEnvoisDe(ctx, formationId)
  return { formationId, envoiId: envoi?.id ?? '' }
}

async function lire(ctx: Ctx, { formationId, envoiId }: Awaited<ReturnType<typeof unEnvoi>>) {
  return (await listEnvoisDe(ctx, formationId)).find(({ id }) => id === envoiId)
}

describe('répondre à un sondage', () => {
  test('STA-8 : la réponse est gardée avec la version des questions, les mots à part', async ({
    ctx,
  }) => {
    const envoi = await unEnvoi(ctx)
    await repondre(ctx, envoi.envoiId, { satisfaction: 4, recommander: true }, 'Très bien.')
    expect(await lire(ctx, envoi)).toMatchObject({
      noteGlobale: 4,
      reponses: { satisfaction: 4, recommander: true },
      textes: null,
      texteLibre: 'Très bien.',
    })
  })

  test('STA-8 : une réponse par lien, même quand vingt arrivent ensemble', async ({ ctx }) => {
    const envoi = await unEnvoi(ctx)
    const essais = await Promise.allSettled(
      Array.from({ length: 20 }, (_, rang) =>
        repondre(ctx, envoi.envoiId, { satisfaction: (rang % 5) + 1 }),
      ),
    )
    expect(essais.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(repondre(ctx, envoi.envoiId)).rejects.toThrow('déjà répondu')
  })

  test('STA-8 : un lien de plus d’un an, inconnu ou d’une autre union ne répond pas', async ({
    ctx,
  }) => {
    const envoi = await unEnvoi(ctx)
    const tard = at(ctx, '2027-11-29T10:00:00Z')
    await expect(repondre(tard, envoi.envoiId)).rejects.toThrow('plus d’un an')
    const saisie = { r: {}, texteLibre: null }
    await expect(repondreEnquete(asPublic(ctx), { jeton: 'inconnu', saisie })).rejects.toThrow(
      NotFound,
    )
    const jeton = jetonSondage(ctx, envoi.envoiId)
    expect(await findSondageParJeton(asPublic(ctx), jeton)).toBeDefined()
    const ailleurs = await newUnion()
    expect(await findSondageParJeton(asPublic(ailleurs), jeton)).toBeUndefined()
  })
})

test('RGPD art. 17 : à l’effacement d’une personne ses mots partent, ses notes restent', async ({
  ctx,
}) => {
  const envoi = await unEnvoi(ctx)
  const froide = 'Salle froide, dit Zéphyrine'
  await repondre(ctx, envoi.envoiId, { satisfaction: 4, manque: froide }, froide)
  const [inscription] = await listInscriptions(ctx, envoi.formationId)
  const personneId = inscription?.personneId ?? ''
  const systeme = as(ctx, { genre: 'systeme' })
  await effacerPersonne(systeme, { personneId, nom: '' })
  await expect(repondre(ctx, envoi.envoiId)).rejects.toThrow(NotFound)
  expect(await lire(at(ctx, ctx.now), envoi)).toMatchObject({
    noteGlobale: 4,
    texteLibre: null,
    reponses: { satisfaction: 4 },
  })
})

describe('saisir une réponse papier, renvoyer un lien', () => {
  test('STA-8 : le gestionnaire saisit ce qui vient sur papier, une fois', async ({ ctx }) => {
    const envoi = await unEnvoi(ctx, null)
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    await expect(renvoyerEnquete(gestion, envoi)).rejects.toThrow('Aucune adresse')
    const saisie = { r: { satisfaction: 3 }, texteLibre: null }
    await saisirReponse(gestion, { ...envoi, saisie })
    expect(await lire(ctx, envoi)).toMatchObject({ noteGlobale: 3, envoyeLe: null })
    await expect(saisirReponse(gestion, { ...envoi, saisie })).rejects.toThrow('déjà répondu')
    await expect(repondre(ctx, envoi.envoiId)).rejects.toThrow('déjà répondu')
  })

  test('ADH-14 : est interdit sans le droit, introuvable hors de son centre ou de son union', async ({
    ctx,
  }) => {
    const envoi = await unEnvoi(ctx)
    const saisie = { r: { satisfaction: 3 }, texteLibre: null }
    const autre = await buildCentre(ctx)
    const local = await asRole(ctx, ['responsable_local'], autre.id)
    for (const acte of [
      (ici: Ctx) => saisirReponse(ici, { ...envoi, saisie }),
      (ici: Ctx) => renvoyerEnquete(ici, envoi),
    ]) {
      await expect(acte(await asRole(ctx, ['secretaire']))).rejects.toThrow(Forbidden)
      await expect(acte(local)).rejects.toThrow(NotFound)
      await expect(acte(await newUnion())).rejects.toThrow(NotFound)
    }
    await renvoyerEnquete(ctx, envoi)
  })
})
