import type { Ctx } from '#app/platform/ctx.ts'
import { asRole, ctxFor, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { pageContext } from '#tests/build/compte.ts'
import { buildCourriel } from '#tests/build/courriel.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import { loader as lireHistorique } from './historique-mails.tsx'
import { loader as lireMail } from './mail.tsx'
import { loader as lireMailsAdherent } from './mails-adherent.tsx'
import { loader as lireMailsFormation } from './mails-formation.tsx'

describe('les mails d’un objet', () => {
  test('MAI-2 : ceux d’une formation, de ses stagiaires, et d’aucune autre', async ({ ctx }) => {
    const { id: centreId } = await buildCentre(ctx)
    const formation = await buildFormation(ctx, { centreId })
    const ailleurs = await buildFormation(ctx)
    const inscription = await buildInscription(ctx, { formationId: formation.id })
    const siens = [
      await buildCourriel(ctx, { objet: { genre: 'formation', id: formation.id } }),
      await buildCourriel(ctx, { objet: { genre: 'inscription', id: inscription.id } }),
    ]
    await buildCourriel(ctx, { objet: { genre: 'formation', id: ailleurs.id } })

    const gestionnaire = await asRole(ctx, ['gestionnaire_formations'])
    const { liste } = await mailsFormation(gestionnaire, formation.id)
    expect(ids(liste).sort()).toEqual(siens.sort())
    expect(gestionnaire.statements.count).toBeLessThanOrEqual(6)
    const local = await asRole(ctx, ['responsable_local'], centreId)
    expect(ids((await mailsFormation(local, formation.id)).liste)).toHaveLength(2)
    await expect(mailsFormation(local, ailleurs.id)).rejects.toThrow('formation.lister')
    await expect(mailsFormation(await newUnion(), formation.id)).rejects.toThrow('Introuvable')

    const historique = await lire(
      ctx,
      lireHistorique,
      `?formation=${(await numeroDe(ctx, formation.id)).toLowerCase()}`,
    )
    expect(ids(historique.liste).sort()).toEqual(siens.sort())
    expect(ids((await lire(ctx, lireHistorique, '?formation=F99-9999')).liste)).toEqual([])
  })

  test('MAI-2 : ceux d’un adhérent, ouverts à ceux qui tiennent les adhérents', async ({ ctx }) => {
    const adherent = await buildAdherent(ctx)
    const personneId = await personneDe(ctx, adherent.id)
    const id = await buildCourriel(ctx, { personneId })
    const autre = await buildCourriel(ctx)
    const gestionnaire = await asRole(ctx, ['gestionnaire_adherents'])
    const { liste } = await mailsAdherent(gestionnaire, adherent.id)
    expect(ids(liste)).toEqual([id])
    expect(await mail(gestionnaire, id)).toMatchObject({ peutRenvoyer: false })
    await expect(mail(gestionnaire, autre)).rejects.toThrow('courriel.lister')
    const formateur = await asRole(ctx, ['formateur'])
    await expect(mailsAdherent(formateur, adherent.id)).rejects.toThrow('adherent.lister')
    await expect(mail(formateur, id)).rejects.toThrow('courriel.lister')
    await expect(mailsAdherent(await newUnion(), adherent.id)).rejects.toThrow('Introuvable')
  })
})

type Loader = (args: never) => unknown

function lire<Page extends Loader>(ctx: Ctx, loader: Page, query = '', params: object = {}) {
  const request = new Request(`http://localhost/${query}`)
  const args = { request, context: pageContext(ctx), params: { union: ctx.union.slug, ...params } }
  return loader(args as never) as ReturnType<Page>
}

function mailsFormation(ctx: Ctx, formationId: string) {
  return lire(ctx, lireMailsFormation, '', { formationId })
}

function mailsAdherent(ctx: Ctx, adherentId: string) {
  return lire(ctx, lireMailsAdherent, '', { adherentId })
}

function mail(ctx: Ctx, courrielId: string) {
  return lire(ctx, lireMail, '', { courrielId })
}

function ids({ rows }: { rows: { id: string }[] }): string[] {
  return rows.map(({ id }) => id)
}

async function numeroDe(ctx: Ctx, id: string): Promise<string> {
  const { numero } = await ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
    .db.selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('numero')
    .executeTakeFirstOrThrow()
  return numero
}

async function personneDe(ctx: Ctx, id: string): Promise<string> {
  const { personneId } = await ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
    .db.selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('personneId')
    .executeTakeFirstOrThrow()
  return personneId
}
