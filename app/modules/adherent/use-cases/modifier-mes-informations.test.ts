import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { acteurDe, as, asPublic, describe, expect, test } from '#tests/base.ts'
import { adherentComplet, buildAdherent } from '#tests/build/adherent.ts'
import {
  type InformationsSaisies,
  modifierMesInformations,
  modifierMesInformationsSchema,
} from './modifier-mes-informations.server.ts'

function saisie(valeurs: object = {}): InformationsSaisies {
  const { identite, ...reste } = adherentComplet({ nom: 'MARTIN', prenoms: 'Lou' })
  const connue = { ...reste, identite, pays: 'France', version: 1, versionPersonne: 1 }
  return modifierMesInformationsSchema.parse({ ...connue, ...valeurs })
}

async function membre(ctx: Ctx, options: Parameters<typeof buildAdherent>[1] = {}) {
  const bati = await buildAdherent(ctx, { nom: 'MARTIN', prenoms: 'Lou', ...options })
  return { ...bati, moi: as(ctx, await acteurDe(ctx, bati)) }
}

function lire(ctx: Ctx, id: string) {
  return as(ctx, ctx.acteur)
    .db.selectFrom('adherent')
    .where('id', '=', id)
    .select(['commune', 'telephone', 'version', 'nomTri'])
    .executeTakeFirstOrThrow()
}

describe('modifier ses informations', () => {
  test('ADH-9 : les garde, et le journal garde avant et après', async ({ ctx }) => {
    const { id, moi } = await membre(ctx)
    const identite = { ...saisie().identite, nomUsage: 'petit' }
    await modifierMesInformations(moi, { ...saisie({ commune: 'Dole' }), identite })
    expect(await lire(ctx, id)).toMatchObject({ commune: 'Dole', version: 2, nomTri: 'petit lou' })
    const valeurs = await as(ctx, ctx.acteur)
      .db.selectFrom('journalValeur')
      .select(['champ', 'avant', 'apres'])
      .execute()
    expect(valeurs).toContainEqual({ champ: 'commune', avant: 'Besançon', apres: 'Dole' })
    expect(valeurs).toContainEqual({ champ: 'nomUsage', avant: null, apres: 'PETIT' })
  })

  test('ADH-15 : un compte validé ne peut plus effacer ce qui est demandé', async ({ ctx }) => {
    const { moi } = await membre(ctx)
    const essai = modifierMesInformations(moi, saisie({ telephone: '' }))
    await expect(essai).rejects.toMatchObject({ field: 'telephone' })
    const incomplet = await membre(ctx, { valide: false, nom: 'AUTRE' })
    const vide = saisie({
      telephone: '',
      identite: { ...saisie().identite, nomNaissance: 'AUTRE' },
    })
    await expect(modifierMesInformations(incomplet.moi, vide)).resolves.toBeUndefined()
  })

  test('est refusé quand quelqu’un d’autre a écrit entre-temps', async ({ ctx }) => {
    const { moi } = await membre(ctx)
    await modifierMesInformations(moi, saisie({ commune: 'Dole' }))
    const encore = modifierMesInformations(moi, saisie({ commune: 'Pontarlier' }))
    await expect(encore).rejects.toBeInstanceOf(StaleVersion)
  })

  test('est refusé sous l’identité d’un autre adhérent', async ({ ctx }) => {
    await buildAdherent(ctx, { nom: 'DURAND', prenoms: 'Max' })
    const { moi } = await membre(ctx)
    const identite = { ...saisie().identite, nomNaissance: 'Durand', prenoms: 'max' }
    const essai = modifierMesInformations(moi, { ...saisie(), identite })
    await expect(essai).rejects.toMatchObject({ field: 'identite.nomNaissance' })
  })

  test('est interdit sans être connecté', async ({ ctx }) => {
    await expect(modifierMesInformations(asPublic(ctx), saisie())).rejects.toBeInstanceOf(Forbidden)
  })
})
