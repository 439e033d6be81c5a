import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { as, at, describe, expect, test } from '#tests/base.ts'
import { pageContext } from '#tests/build/compte.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { findFormation } from '../public.server.ts'
import { creerSerie } from '../use-cases/creer-serie.server.ts'
import * as serie from './changer-serie.tsx'

type Envoi = Record<string, string>
type Reponse = {
  data: { formError?: string; conflict?: true; apercu?: Apercu }
  init: { status: number }
}
type Apercu = {
  empreinte: string
  lignes: { id: string; version: number; faits: string[]; concernes?: { stagiaires: number } }[]
}

async function envoyer(ctx: Ctx, formationId: string, champs: Envoi): Promise<Reponse> {
  const visite = as(ctx, ctx.acteur)
  const request = new Request('http://localhost/u/espace', {
    method: 'POST',
    body: new URLSearchParams(champs),
  })
  const params = { union: ctx.union.slug, formationId }
  try {
    const answer = await serie.action({ request, params, context: pageContext(visite) } as never)
    return answer as unknown as Reponse
  } finally {
    await visite.closeReader()
  }
}

/** What the form carries once the preview is on the page. */
function confirmer(champs: Envoi, apercu: Apercu | undefined): Envoi {
  const versions = apercu?.lignes.map(({ id, version }) => [`versions.${id}`, String(version)])
  return { ...champs, vu: apercu?.empreinte ?? '', ...Object.fromEntries(versions ?? []) }
}

describe('la page Changer la série', () => {
  test('FOR-11 : l’aperçu dit tout et n’écrit rien ; changer un champ le refait ; une version passée répond 409', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { jours: ['2026-12-05'] })
    await creerSerie(ctx, { formationId: id, serieId: newId(), jours: ['2026-12-12'] })
    await buildInscription(ctx, { formationId: id })
    const saisie = { 'creneaux.matin.debut': '09:00', 'creneaux.matin.fin': '12:30', places: '8' }
    const vue = await envoyer(ctx, id, saisie)
    const [ici, suivante] = vue.data.apercu?.lignes ?? []
    expect(ici?.concernes).toMatchObject({ stagiaires: 1 })
    expect(suivante?.faits[0]).toMatch(/^8\splaces \(au lieu de 10\)$/)
    expect(suivante?.faits[1]).toMatch(/^sam.*9\sh – 12\sh\s30.*\(au lieu de 8\sh\s30 – 12\sh\s30/)
    const autre = await envoyer(ctx, id, { ...confirmer(saisie, vue.data.apercu), places: '9' })
    expect(autre.data.apercu?.lignes[0]?.faits[0]).toMatch(/^9\splaces \(au lieu de 10\)$/)
    const places = async () => (await findFormation(at(ctx, ctx.now), id))?.places
    expect(await places()).toBe(10)

    const faite = await envoyer(ctx, id, confirmer(saisie, vue.data.apercu))
    expect((faite as unknown as Response).status).toBe(302)
    expect(await places()).toBe(8)
    const encore = await envoyer(ctx, id, confirmer({ prix: '70' }, vue.data.apercu))
    const passee = confirmer({ prix: '70' }, encore.data.apercu)
    await envoyer(ctx, id, passee)
    const perimee = { ...passee, prix: '80', vu: '' }
    const relue = await envoyer(ctx, id, perimee)
    const conflit = await envoyer(ctx, id, { ...perimee, vu: relue.data.apercu?.empreinte ?? '' })
    expect(conflit).toMatchObject({ data: { conflict: true }, init: { status: 409 } })
  })

  test('FOR-11 : rien à changer se dit sans écrire', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, { jours: ['2026-12-05'] })
    await creerSerie(ctx, { formationId: id, serieId: newId(), jours: ['2026-12-12'] })
    const { data, init } = await envoyer(ctx, id, { places: '10' })
    expect(init.status).toBe(422)
    expect(data.formError).toContain('Rien ne changerait')
  })
})
