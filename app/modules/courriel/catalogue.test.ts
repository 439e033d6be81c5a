import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { tousLesModeles } from '#app/modeles.ts'
import { transaction } from '#app/platform/db.server.ts'
import { asRole, describe, expect, test } from '#tests/base.ts'
import { envoiEssai, listLignes } from '#tests/build/courriel.ts'
import { findModele, nomModele } from './catalogue.ts'
import { defineModele, type Modele } from './model/modele.ts'
import { balisesDe, problemesTexte, texteRange } from './model/texte.ts'
import { envoyerCourriel } from './public.server.ts'

describe('le catalogue des mails', () => {
  test('MAI-1 : chaque mail écrit dans un module y est, et aucun autre', async () => {
    const ecrits = await Promise.all(
      globSync('app/modules/*/emails/*.ts').map(async (path) => {
        const exportes: Record<string, unknown> = await import(resolve(path))
        return Object.values(exportes).flatMap(modelesDans)
      }),
    )
    const cles = ecrits.flat().map(({ cle }) => cle)
    expect(cles.length).toBeGreaterThan(10)
    expect([...new Set(cles)].sort()).toEqual(tousLesModeles.map(({ cle }) => cle).sort())
    expect(new Set(tousLesModeles.map(({ nom }) => nom)).size).toBe(tousLesModeles.length)
  })

  test('MAI-1 : un mail qui n’est pas au catalogue ne part pas', async ({ ctx }) => {
    const inconnu = defineModele({
      ...(findModele('stagiaire.confirmation') as Modele),
      cle: 'essai.inconnu',
    })
    const systeme = await asRole(ctx, ['administrateur'])
    const tentative = transaction(systeme, (ctx) =>
      envoyerCourriel(ctx, { ...envoiEssai(), modele: inconnu }),
    )
    await expect(tentative).rejects.toThrow('not in the catalogue')
    expect(await listLignes(ctx)).toEqual([])
  })

  test.for(tousLesModeles.map((modele) => [modele.cle, modele] as const))(
    'MAI-1 : %s dit quand et à qui il part, et son texte est juste',
    ([, modele]) => {
      expect(nomModele(modele.cle)).toBe(modele.nom)
      for (const phrase of [modele.quand, modele.pour]) expect(phrase.length).toBeGreaterThan(5)
      expect(problemesTexte(modele, modele)).toEqual({})
      expect(texteRange(modele)).toEqual({ sujet: modele.sujet, corps: modele.corps })
      for (const [nom, { explication, exemple }] of Object.entries(balisesDe(modele))) {
        expect(nom).toMatch(/^[a-z][a-z_]*$/)
        expect([nom, explication]).toEqual([nom, expect.stringMatching(/\.$/)])
        const mots = typeof exemple === 'object' && 'markup' in exemple ? exemple.markup : exemple
        expect(mots.length).toBeGreaterThan(0)
      }
    },
  )
})

/** A model, or the models of an object. */
function modelesDans(valeur: unknown): Modele[] {
  if (typeof valeur !== 'object' || valeur === null) return []
  if ('corps' in valeur && 'cle' in valeur) return [valeur as Modele]
  return Object.values(valeur).filter(
    (une): une is Modele =>
      typeof une === 'object' && une !== null && 'corps' in une && 'cle' in une,
  )
}
