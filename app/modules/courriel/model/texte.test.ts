import { describe, expect, test } from 'vitest'
import { tousLesModeles } from '#app/modeles.ts'
import { comparer } from './comparaison.ts'
import { empechementPiece } from './piece.ts'
import { estLeTexteDuProduit, problemesTexte, texteRange } from './texte.ts'

const modele = tousLesModeles.find(({ cle }) => cle === 'stagiaire.confirmation')
if (!modele) throw new Error('No confirmation')
const { sujet, corps } = modele

function probleme(nouveau: string, nouveauSujet = sujet) {
  return problemesTexte(modele as NonNullable<typeof modele>, {
    sujet: nouveauSujet,
    corps: nouveau,
  })
}

describe('le texte d’un mail', () => {
  test('MAI-1 : une balise inconnue propose la plus proche', () => {
    expect(probleme(`${corps}\n\n{recapitulatiff}`).corps).toBe(
      'La balise {recapitulatiff} n’existe pas dans ce mail. Vouliez-vous dire {recapitulatif} ?',
    )
    expect(probleme(`Bonjour {Prénom},\n\n${corps}`).corps).toContain(
      'Vouliez-vous dire {prenom} ?',
    )
    expect(probleme(`${corps}\n\n{zzzzzzzzzzzz}`).corps).toContain('Voyez la liste des balises.')
    expect(probleme(corps, 'Bonjour {formations}').sujet).toContain('{formation} ?')
  })

  test('MAI-1 : sans son lien personnel, le mail est refusé', () => {
    expect(probleme(corps.replace('{lien_suivi}', 'https://exemple.fr')).corps).toContain(
      'Ce mail ne sert à rien sans {lien_suivi}',
    )
    expect(probleme(corps.replace(/\[bouton.*/, '[ici]({lien_suivi})'))).toEqual({})
  })

  test('chaque erreur de forme a sa phrase', () => {
    const avec = (ajout: string) => probleme(`${corps}\n\n${ajout}`).corps
    expect(avec('[bouton : Encore](https://exemple.fr)')).toContain('un seul bouton')
    expect(avec('[site](www.exemple.fr)')).toContain('commence par https://')
    expect(avec('[site](javascript:alert)')).toContain('commence par https://')
    expect(avec('Voici {recapitulatif} en ligne')).toContain('laissez-la seule')
    expect(avec('Cliquez {lien_suivi}')).toContain('est un lien')
    expect(avec('[ici]({prenom})')).toContain('n’est pas un lien')
    expect(probleme('  ').corps).toBe('Écrivez le texte du mail.')
    expect(probleme(corps, ' ').sujet).toBe('Écrivez un sujet.')
    expect(probleme(corps, '{recapitulatif}').sujet).toContain('plusieurs lignes')
    expect(
      avec('Un texte [avec crochets] (et parenthèses), **gras** et *italique*.'),
    ).toBeUndefined()
    expect(avec('x'.repeat(10_001))).toContain('10 000')
  })

  test('les espaces et les fins de ligne de Windows ne font pas un autre texte', () => {
    const tape = { sujet: `  ${sujet} `, corps: `${corps.replaceAll('\n', '\r\n')}\r\n\r\n` }
    expect(estLeTexteDuProduit(modele, tape)).toBe(true)
    expect(texteRange(tape).corps).toBe(corps)
    expect(estLeTexteDuProduit(modele, { sujet, corps: `${corps}!` })).toBe(false)
  })
})

test('MAI-1 : la comparaison dit ce qui est ajouté et retiré, et rien d’autre', () => {
  expect(comparer('a\nb\nc', 'a\nc\nd')).toEqual([
    { texte: 'a', sens: 'garde' },
    { texte: 'b', sens: 'retire' },
    { texte: 'c', sens: 'garde' },
    { texte: 'd', sens: 'ajoute' },
  ])
  expect(comparer('a', 'a').every(({ sens }) => sens === 'garde')).toBe(true)
})

test('MAI-1 : 5 Mo par pièce, 10 Mo en tout, et la raison', () => {
  expect(empechementPiece(5_000_000, [])).toBeUndefined()
  expect(empechementPiece(5_000_001, [])).toContain('5 Mo au plus')
  expect(empechementPiece(4_000_000, [4_000_000, 3_000_000])).toContain(
    '11\u00a0Mo ; 10 Mo au plus',
  )
})
