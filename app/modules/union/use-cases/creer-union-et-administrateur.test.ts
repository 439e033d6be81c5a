import { choisirMotDePasse } from '#app/modules/compte/use-cases/choisir-mot-de-passe.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { sentences } from '#app/platform/form.server.ts'
import { acteurDe, ctxFor, describe, expect, newUnion, test } from '#tests/base.ts'
import {
  creerUnionEtAdministrateur,
  creerUnionEtAdministrateurSchema,
} from './creer-union-et-administrateur.server.ts'

const claire = { nom: 'Marchetti', prenoms: 'Claire', email: 'claire@exemple.fr' }
let count = 0

function demande() {
  count += 1
  return {
    nom: 'UDSP de la Martinique',
    departement: '972',
    slug: `m${process.pid}-${count}`,
    administrateur: claire,
  }
}

describe('ouvrir une union et son premier administrateur', () => {
  test('son lien, à usage unique, ouvre un compte validé et administrateur', async ({ ctx }) => {
    const { union, pseudo, lien } = await creerUnionEtAdministrateur(
      creerUnionEtAdministrateurSchema.parse(demande()),
    )
    expect(union).toMatchObject({
      fuseau: 'America/Martinique',
      codeDepartement: '972',
      demonstration: false,
    })
    expect(pseudo).toBe('marchetti.claire')
    const jeton = lien.split(`/${union.slug}/mot-de-passe/`)[1] ?? ''
    const vue = ctxFor(union, { genre: 'public' }, new Date())
    const choix = { jeton, nouveau: 'quatorze bons caracteres' }
    const visiteur = { ip: '127.0.0.1', userAgent: 'essai', loopback: true }
    await choisirMotDePasse(vue, choix, visiteur)
    await expect(choisirMotDePasse(vue, choix, visiteur)).rejects.toThrow('Ce lien a déjà servi')
    const { id } = await ctxFor(union, { genre: 'systeme' }, new Date())
      .db.selectFrom('adherent')
      .where('unionId', '=', union.id)
      .select('id')
      .executeTakeFirstOrThrow()
    expect(await acteurDe(ctxFor(union, { genre: 'systeme' }), { id })).toMatchObject({
      valide: true,
      roles: [{ role: 'administrateur', centreId: null }],
    })
    expect(await listJournal(ctx, { acte: 'adherent.valide' })).toHaveLength(1) // the other union's own
  })

  test('l’adresse et l’heure suivent le département', () => {
    const lue = creerUnionEtAdministrateurSchema.parse({
      ...demande(),
      slug: undefined,
      departement: '2a',
    })
    expect(lue).toMatchObject({ departement: '2A', slug: '2a', fuseau: 'Europe/Paris' })
  })

  test('chaque manque a sa phrase', () => {
    const lue = creerUnionEtAdministrateurSchema.safeParse({
      departement: '20',
      fuseau: 'Europe/Besançon',
      administrateur: { ...claire, email: 'claire' },
    })
    expect(Object.keys(lue.error ? sentences(lue.error) : {}).sort()).toEqual([
      'administrateur.email',
      'departement',
      'fuseau',
      'nom',
    ])
  })

  test('est refusée quand l’adresse est prise', async () => {
    const prise = await newUnion()
    const double = creerUnionEtAdministrateurSchema.parse({ ...demande(), slug: prise.union.slug })
    await expect(creerUnionEtAdministrateur(double)).rejects.toThrow('déjà celle d’une autre union')
  })
})
