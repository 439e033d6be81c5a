import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { buildCentre } from '#tests/build/union.ts'
import { textOfPages } from '#tests/pdf.ts'
import { etiquettesPdf, listeAdherentsPdf } from '../documents/impressions.server.ts'
import { envoyerGroupe } from '../jobs/envoyer-groupe.server.ts'
import { annonceActe } from '../model/selection.ts'
import { listSelection } from '../queries/selection.server.ts'
import { donnerFormateur } from './donner-formateur.server.ts'
import { ecrireAdherents } from './ecrire-adherents.server.ts'
import { imprimerAdherents } from './imprimer-adherents.server.ts'

const adresse = 'http://localhost/25/espace/administration/adherents/actions'
const essai = { attempt: 1, maxAttempts: 1 }

function message(adherentIds: string[], id = newId()) {
  return { id, objet: 'Assemblée générale', texte: 'Samedi à 10 h.\n\nÀ bientôt.', adherentIds }
}

describe('choisir des adhérents', () => {
  test('ceux qui sont cochés, ou tous ceux que les filtres laissent', async ({ ctx }) => {
    const zoe = await buildAdherent(ctx, { nom: 'ZOE' })
    const ana = await buildAdherent(ctx, { nom: 'ANA', valide: false })
    await buildAdherent(await newUnion(), { nom: 'AUTRE' })
    const noms = async (query: string) =>
      (await listSelection(ctx, `${adresse}?${query}`)).map(({ nom }) => nom)
    expect(await noms(`a=${zoe.id}&a=${ana.id}&a=${zoe.id}&a=nimporte`)).toEqual(['ANA', 'ZOE'])
    expect(await noms('tous=1&etat=incomplet')).toEqual(['ANA'])
    expect(await noms('')).toEqual([])
    expect(await noms(`a=${newId()}`)).toEqual([])
  })

  test('un rôle borné à un centre n’y choisit que les siens', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    const sien = await buildAdherent(ctx, { centreId: centre.id })
    const autre = await buildAdherent(ctx)
    const local = await asRole(ctx, ['gestionnaire_adherents'], centre.id)
    const choisis = await listSelection(local, `${adresse}?a=${sien.id}&a=${autre.id}`)
    expect(choisis.map(({ id }) => id)).toEqual([sien.id])
    await expect(ecrireAdherents(local, message([autre.id]))).rejects.toThrow(NotFound)
    await expect(donnerFormateur(local, { adherentIds: [autre.id] })).rejects.toThrow(NotFound)
  })
})

describe('écrire à des adhérents', () => {
  test('chacun reçoit son courriel, une seule fois, gardé dans l’historique', async ({ ctx }) => {
    const un = await buildAdherent(ctx, { prenoms: 'Anaïs' })
    const deux = await buildAdherent(ctx)
    const envoi = message([un.id, deux.id])
    expect(await ecrireAdherents(ctx, envoi)).toBe(2)
    expect(await ecrireAdherents(ctx, envoi)).toBe(2)
    await envoyerGroupe.run(ctx, { envoiId: envoi.id }, essai)
    await envoyerGroupe.run(ctx, { envoiId: envoi.id }, essai)
    const mails = (await listLignes(ctx)).filter(({ objetId }) => objetId === envoi.id)
    expect(mails.map(({ destinataire }) => destinataire).sort()).toEqual(
      [un.email, deux.email].sort(),
    )
    expect(mails[0]?.sujet).toBe('Assemblée générale')
    const sien = mails.find(({ destinataire }) => destinataire === un.email)
    expect(sien?.personneId).toBe(un.personneId)
  })

  test('deux travaux en même temps n’écrivent pas deux fois', async ({ ctx }) => {
    const membres = await Promise.all(Array.from({ length: 5 }, () => buildAdherent(ctx)))
    const envoi = message(membres.map(({ id }) => id))
    await ecrireAdherents(ctx, envoi)
    const payload = { envoiId: envoi.id }
    const systeme = await asRole(ctx, ['administrateur'])
    await Promise.all([
      envoyerGroupe.run(ctx, payload, essai),
      envoyerGroupe.run(systeme, payload, essai),
    ])
    expect((await listLignes(ctx)).filter(({ objetId }) => objetId === envoi.id)).toHaveLength(5)
  })

  test('est refusé sans adresse, interdit à qui lit la liste', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    await expect(ecrireAdherents(ctx, message([]))).rejects.toThrow('n’a d’adresse électronique')
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(ecrireAdherents(secretaire, message([id]))).rejects.toThrow(Forbidden)
    await expect(ecrireAdherents(await newUnion(), message([id]))).rejects.toThrow(NotFound)
  })
})

describe('donner le rôle formateur à plusieurs', () => {
  test('dit combien l’ont reçu et combien l’avaient', async ({ ctx }) => {
    const un = await buildAdherent(ctx)
    const deux = await buildAdherent(ctx, { roles: ['formateur'] })
    const gestion = await asRole(ctx, ['gestionnaire_adherents'])
    const adherentIds = [un.id, deux.id]
    expect(await donnerFormateur(gestion, { adherentIds })).toEqual({ donnes: 1, deja: 1 })
    expect(await donnerFormateur(gestion, { adherentIds })).toEqual({ donnes: 0, deja: 2 })
    expect((await acteurDe(ctx, un)).roles).toEqual([{ role: 'formateur', centreId: null }])
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(donnerFormateur(secretaire, { adherentIds })).rejects.toThrow(Forbidden)
    await expect(donnerFormateur(ctx, { adherentIds: [] })).rejects.toThrow('au moins une personne')
  })
})

describe('imprimer', () => {
  test('des étiquettes et une liste, lisibles mot à mot', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx, { nom: 'LE GOFF', prenoms: 'Anaïs Marie' })
    const membres = await imprimerAdherents(ctx, [id])
    const etiquettes = (await textOfPages(await etiquettesPdf(membres, ctx.aujourdhui))).join(' ')
    expect(etiquettes).toContain('Monsieur Anaïs LE GOFF')
    expect(etiquettes).toContain('25000 BESANÇON')
    const organisme = {
      raisonSociale: 'UDSP d’essai',
      adresse: '1 rue du Centre',
      codePostal: '25000',
      commune: 'Besançon',
      couleur: '#1e3257',
    }
    const liste = await textOfPages(await listeAdherentsPdf(membres, ctx.aujourdhui, organisme))
    expect(liste.join(' ')).toContain('LE GOFF Anaïs Marie')
    const formateur = await asRole(ctx, ['formateur'])
    await expect(imprimerAdherents(formateur, [id])).rejects.toThrow(Forbidden)
  })
})

test('ce qui va se passer est dit avant, avec les nombres', () => {
  const choisis = [
    { email: 'a@exemple.fr', etat: 'incomplet' as const },
    { email: null, etat: 'valide' as const },
  ]
  expect(annonceActe('ecrire', choisis)).toMatch(
    /^1.courriel partira.*1.personne n’a pas d’adresse/,
  )
  expect(annonceActe('formateur', choisis)).toMatch(/^2.personnes pourront/)
  expect(annonceActe('relancer', choisis)).toMatch(/^1.personne a un compte incomplet sur 2/)
})
