import { findEtatCompte } from '#app/modules/adherent/queries/etat.server.ts'
import { ouvrirCompte } from '#app/modules/compte/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { adherentComplet, buildAdherent } from '#tests/build/adherent.ts'
import { filtresSchema, listAdherents } from '../queries/adherents.server.ts'
import { creerAdherent } from './creer-adherent.server.ts'
import { validerAdherent } from './valider-adherent.server.ts'

describe('valider un compte', () => {
  test('ADH-3 : un compte complet devient validé, une seule fois', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx, { valide: false, complet: true })
    expect((await findEtatCompte(ctx, id))?.etat).toBe('a_valider')
    const gestion = await asRole(ctx, ['gestionnaire_adherents'])
    await validerAdherent(gestion, id)
    await validerAdherent(gestion, id)
    await gestion.closeReader()
    expect((await findEtatCompte(gestion, id))?.etat).toBe('valide')
  })

  test('ADH-3 : un compte incomplet ne se valide pas, et la phrase dit ce qui manque', async ({
    ctx,
  }) => {
    const { id } = await buildAdherent(ctx, { valide: false })
    await expect(validerAdherent(ctx, id)).rejects.toThrow(/choisir votre mot de passe/)
  })

  test('est interdit à qui n’a pas le droit, introuvable dans une autre union', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx, { valide: false, complet: true })
    await expect(validerAdherent(await asRole(ctx, ['secretaire']), id)).rejects.toThrow(Forbidden)
    await expect(validerAdherent(await newUnion(), id)).rejects.toThrow(NotFound)
  })
})

describe('état d’un compte', () => {
  const sans = {
    telephone: { telephone: null },
    adresse: { adresse: null },
    urgenceNom: { urgenceNom: null },
    urgenceTelephone: { urgenceTelephone: null },
  }
  const identiteSans = {
    civilite: { civilite: null },
    naissanceDate: { naissanceDate: null },
    commune: { naissanceCommune: null },
    lieu: { naissanceCodePostal: null, naissancePays: null },
  }

  test('ADH-15 : la liste et la règle disent la même chose, quoi qu’il manque', async ({ ctx }) => {
    const base = () => adherentComplet()
    const incomplets = [
      ...Object.values(sans).map((manque) => ({ ...base(), ...manque })),
      ...Object.values(identiteSans).map((manque) => {
        const adherent = base()
        return { ...adherent, identite: { ...adherent.identite, ...manque } }
      }),
    ]
    for (const adherent of [...incomplets, base()]) {
      await transaction(as(ctx, { genre: 'systeme' }), async (ctx) => {
        const { compteId } = await creerAdherent(ctx, adherent)
        await ouvrirCompte(ctx, compteId, 'aucun')
      })
    }
    await creerAdherent(ctx, base()) // no password yet
    const { rows } = await listAdherents(ctx, filtresSchema.parse({}))
    const regles = await Promise.all(rows.map(({ id }) => findEtatCompte(ctx, id)))
    expect(rows.map(({ etat }) => etat)).toEqual(regles.map((regle) => regle?.etat))
    expect(new Set(rows.map(({ etat }) => etat))).toEqual(
      new Set(['incomplet', 'a_valider', 'valide']),
    )
  })
})
