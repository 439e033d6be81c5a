import type { Ctx } from '#app/platform/ctx.ts'
import { acteurDe, as, asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { queryOwner } from '#tests/build/catalogue.ts'
import { buildCourriel } from '#tests/build/courriel.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { essayerConservation } from '../queries/conservation.server.ts'
import { appliquerConservation } from './appliquer-conservation.server.ts'

const systeme = (ctx: Ctx) => as(ctx, { genre: 'systeme' })

async function inscriptionFinie(ctx: Ctx) {
  const { id: formationId } = await buildFormation(ctx)
  await buildInscription(ctx, { formationId, amenagement: 'Fauteuil', telephone: '+33612345678' })
  await queryOwner(`update formation set statut = 'cloturee' where id = $1`, [formationId])
  return formationId
}

function inscriptionDe(formationId: string) {
  return queryOwner<{ nom: string; email: string | null; amenagement: string | null }>(
    'select nom_naissance as nom, email, amenagement from inscription where formation_id = $1',
    [formationId],
  )
}

async function nombres(ctx: Ctx) {
  const essais = await essayerConservation(ctx)
  return Object.fromEntries(essais.map(({ cle, nombre }) => [cle, nombre]))
}

describe('la conservation', () => {
  test('RGPD art. 5-1-e : l’essai dit ce qui partirait, et ne touche à rien', async ({ ctx }) => {
    const formationId = await inscriptionFinie(ctx)
    const dansQuatreMois = at(ctx, '2027-04-01T09:00:00Z')
    expect(await nombres(dansQuatreMois)).toMatchObject({ amenagements: 1, coordonnees: 0 })
    expect(await inscriptionDe(formationId)).toMatchObject([{ amenagement: 'Fauteuil' }])
  })

  test('chaque durée à son heure : aménagement, coordonnées, puis identité', async ({ ctx }) => {
    const formationId = await inscriptionFinie(ctx)
    await appliquerConservation(at(systeme(ctx), '2027-04-01T09:00:00Z'))
    expect(await inscriptionDe(formationId)).toMatchObject([
      { amenagement: null, email: expect.stringContaining('@') },
    ])
    await appliquerConservation(at(systeme(ctx), '2029-01-15T09:00:00Z'))
    const [apres] = await inscriptionDe(formationId)
    expect(apres?.email).toBeNull()
    expect(apres?.nom).toMatch(/^STAGIAIRE/)
    await appliquerConservation(at(systeme(ctx), '2037-01-15T09:00:00Z'))
    expect(await inscriptionDe(formationId)).toMatchObject([{ nom: 'Personne effacée' }])
    expect(await nombres(at(ctx, '2037-01-15T09:00:00Z'))).toMatchObject({
      amenagements: 0,
      coordonnees: 0,
      stagiaires: 0,
    })
  })

  test('une formation qui n’est pas finie ne perd rien', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    await buildInscription(ctx, { formationId })
    await appliquerConservation(at(systeme(ctx), '2037-01-15T09:00:00Z'))
    const [ligne] = await inscriptionDe(formationId)
    expect(ligne?.email).toContain('@')
  })

  test('les mails perdent leur contenu après le délai de l’union', async ({ ctx }) => {
    const courriel = await buildCourriel(ctx, { to: 'vieux@exemple.fr' })
    await queryOwner(`update courriel set statut = 'remis' where id = $1`, [courriel])
    await appliquerConservation(at(systeme(ctx), '2029-01-15T09:00:00Z'))
    const [ligne] = await queryOwner<{ brut: Buffer | null; destinataire: string }>(
      'select brut, destinataire from courriel where id = $1',
      [courriel],
    )
    expect(ligne).toEqual({ brut: null, destinataire: '' })
  })

  test('un membre parti depuis trop longtemps est effacé ; un membre présent ne l’est pas', async ({
    ctx,
  }) => {
    const [parti, present] = [await buildAdherent(ctx), await buildAdherent(ctx)]
    await queryOwner(`update adherent set parti_le = '2020-01-01' where id = $1`, [parti.id])
    expect((await nombres(ctx)).anciens).toBe(1)
    await appliquerConservation(systeme(ctx))
    const noms = await queryOwner<{ id: string; nom: string }>(
      `select a.id, p.nom_naissance as nom from adherent a join personne p on p.id = a.personne_id
       where a.id = any($1)`,
      [[parti.id, present.id]],
    )
    expect(noms.find(({ id }) => id === parti.id)?.nom).toBe('Personne effacée')
    expect(noms.find(({ id }) => id === present.id)?.nom).toBe(present.nom)
  })

  test('le compte rendu est une ligne du journal, sans nom ; une nuit sans rien n’écrit rien', async ({
    ctx,
  }) => {
    await inscriptionFinie(ctx)
    const nuit = at(systeme(ctx), '2027-04-01T02:00:00Z')
    expect(await appliquerConservation(nuit)).toBe(1)
    expect(await appliquerConservation(nuit)).toBe(0)
    const lignes = await as(ctx, ctx.acteur)
      .db.selectFrom('journal')
      .where('acte', '=', 'conservation.appliquee')
      .select('codes')
      .execute()
    expect(lignes).toMatchObject([{ codes: { amenagements: 1, effaces: 1 } }])
  })

  test('n’est permise qu’aux administrateurs, et ne touche jamais une autre union', async ({
    ctx,
  }) => {
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(appliquerConservation(secretaire)).rejects.toThrow('Droit manquant')
    const autre = await newUnion()
    const formationId = await inscriptionFinie(autre)
    await appliquerConservation(at(systeme(ctx), '2037-01-15T09:00:00Z'))
    expect(await inscriptionDe(formationId)).toMatchObject([{ amenagement: 'Fauteuil' }])
    expect((await acteurDe(autre, await buildAdherent(autre))).nom).not.toBe('Personne effacée')
  })
})
