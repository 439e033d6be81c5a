import { findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { writeRows } from '#app/platform/tables/tables.server.ts'
import { asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions } from '#tests/build/stagiaire.ts'
import { findLecture, findListe, listListesEnCours } from '../queries/liste-collee.server.ts'
import { verifierListe } from '../verification-liste.server.ts'
import { collerListe } from './coller-liste.server.ts'
import { corrigerListe } from './corriger-liste.server.ts'
import { ecrireListe } from './ecrire-liste.server.ts'

const titres = 'Nom\tPrénom\tCivilité\tNé(e) le\tLieu de naissance\tCP naissance\tMail\tPortable'

function ligne(nom: string, fin = '12/03/1985\tBesançon\t25000\tx@exemple.fr\t612345678'): string {
  return `${nom}\tAlix\tMme\t${fin}`
}

async function coller(ctx: Ctx, formationId: string, texte: string): Promise<string> {
  const id = newId()
  await collerListe(ctx, { id, formationId, texte, statutBpf: 'salarie' })
  return id
}

async function etats(ctx: Ctx, formationId: string, listeId: string) {
  const formation = await findFormation(ctx, formationId)
  if (!formation) throw new Error('no formation')
  const lignes = await verifierListe(ctx, formation, await findListe(ctx, { formationId, listeId }))
  return lignes.map(({ etat, erreurs }) => [etat, ...Object.keys(erreurs)].join(' '))
}

describe('STA-6 : coller une liste', () => {
  test('lit les colonnes par leur titre, dans n’importe quel ordre, et inscrit tout le monde', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const liste = await coller(ctx, id, [titres, ligne('DURAND'), ligne('MOREAU')].join('\n'))
    expect(await etats(ctx, id, liste)).toEqual(['a_creer', 'a_creer'])
    const envoi = { formationId: id, listeId: liste, lignes: 'toutes' as const }
    expect(await ecrireListe(ctx, envoi)).toEqual({ ecrites: 2, restantes: 0 })
    expect(await ecrireListe(ctx, envoi)).toEqual({ ecrites: 0, restantes: 0 })
    expect(await listInscriptions(ctx, id)).toMatchObject([
      {
        nomNaissance: 'DURAND',
        civilite: 'madame',
        naissanceDate: '1985-03-12',
        telephone: '+33612345678',
        origine: 'import',
        statutBpf: 'salarie',
      },
      { nomNaissance: 'MOREAU' },
    ])
    // Pasted again: everybody is already there.
    const encore = await coller(ctx, id, [titres, ligne('DURAND'), ligne('MOREAU')].join('\n'))
    expect(await etats(ctx, id, encore)).toEqual(['deja', 'deja'])
  })

  test('un fichier XLSX se lit de même ; sans titres, l’ordre annoncé', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const xlsx = await writeRows('xlsx', ['Nom', 'Prénom', 'Civilité'], [['PETIT', 'Zoé', 'F']])
    const listeId = newId()
    await collerListe(ctx, { id: listeId, formationId: id, texte: '', statutBpf: 'salarie' }, xlsx)
    expect(await etats(ctx, id, listeId)).toEqual([
      'erreur identite.naissanceDate identite.naissanceCommune identite.naissanceCodePostal',
    ])
    const sans = await coller(
      ctx,
      id,
      'M\tROY\tJean\t1/2/1990\tDole\t39100\tj@exemple.fr\t0612345678',
    )
    expect(await etats(ctx, id, sans)).toEqual(['a_creer'])
  })

  test('les colonnes laissées de côté sont dites, et la liste se reprend tant qu’il reste quelqu’un', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx)
    const avec = [`${titres}\tAtelier`, `${ligne('DURAND')}\tQuai`].join('\n')
    const listeId = await coller(ctx, formationId, avec)
    const lecture = () => findLecture(at(ctx, ctx.now), { formationId, listeId })
    expect(await lecture()).toMatchObject({ avecTitres: true, colonnesIgnorees: ['Atelier'] })
    const enCours = () => listListesEnCours(at(ctx, ctx.now), formationId)
    expect(await enCours()).toMatchObject([{ id: listeId, lignes: 1, restantes: 1 }])
    await ecrireListe(ctx, { formationId, listeId, lignes: 'toutes' })
    expect(await enCours()).toEqual([])
  })

  test('une ligne fausse se corrige sur place ; rien n’est écrit tant qu’elle bloque', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const texte = [
      titres,
      ligne('DURAND'),
      ligne('MOREAU', '31/02/1985\tDole\t39100\tpas une adresse\t'),
    ]
    const liste = await coller(ctx, id, texte.join('\n'))
    expect(await etats(ctx, id, liste)).toEqual([
      'a_creer',
      'erreur identite.naissanceDate coordonnees.email',
    ])
    const cle = { formationId: id, listeId: liste }
    await expect(ecrireListe(ctx, { ...cle, lignes: 'toutes' })).rejects.toThrow('La ligne 3')
    expect(await listInscriptions(ctx, id)).toEqual([])
    const fausse = (await findListe(ctx, cle))[1]?.id ?? ''
    await corrigerListe(ctx, {
      ...cle,
      lignes: {
        [fausse]: {
          identite: { naissanceDate: '28/02/1985' },
          coordonnees: { email: 'moreau@exemple.fr' },
          transferer: false,
        },
      },
    })
    expect(await etats(ctx, id, liste)).toEqual(['a_creer', 'a_creer'])
    expect(await ecrireListe(ctx, { ...cle, lignes: 'toutes' })).toMatchObject({ ecrites: 2 })
  })

  test('STA-2 (e) : inscrit ailleurs, on choisit de transférer ; validé ailleurs, jamais ; doublon dit', async ({
    ctx,
  }) => {
    const ailleurs = await buildFormation(ctx)
    const { id } = await buildFormation(ctx)
    const personne = { prenoms: 'Alix', naissanceDate: '1985-03-12', formationId: ailleurs.id }
    await buildInscription(ctx, { ...personne, nomNaissance: 'DURAND' })
    await buildInscription(ctx, { ...personne, nomNaissance: 'MOREAU', validee: true })
    const texte = [titres, ligne('DURAND'), ligne('MOREAU'), ligne('ROY'), ligne('ROY')]
    const liste = await coller(ctx, id, texte.join('\n'))
    expect(await etats(ctx, id, liste)).toEqual(['a_transferer', 'erreur ', 'a_creer', 'erreur '])
    const cle = { formationId: id, listeId: liste }
    const premiere = (await findListe(ctx, cle))[0]?.id ?? ''
    await corrigerListe(ctx, {
      ...cle,
      lignes: { [premiere]: { identite: {}, coordonnees: {}, transferer: true } },
    })
    expect(await ecrireListe(ctx, { ...cle, lignes: 'valides' })).toEqual({
      ecrites: 2,
      restantes: 2,
    })
    expect((await listInscriptions(ctx, ailleurs.id)).map(({ statut }) => statut)).toEqual([
      'desinscrite',
      'validee',
    ])
  })

  test('STA-3 : plus de lignes que de places : toutes refusées ensemble', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, { places: 2 })
    const liste = await coller(
      ctx,
      id,
      [titres, ligne('UN'), ligne('DEUX'), ligne('TROIS')].join('\n'),
    )
    await expect(
      ecrireListe(ctx, { formationId: id, listeId: liste, lignes: 'valides' }),
    ).rejects.toThrow('Il reste 2 places pour 3 personnes')
    expect(await listInscriptions(ctx, id)).toEqual([])
  })

  test('demande le droit ; refuse ce qui n’est pas une liste', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    await expect(coller(await asRole(ctx, ['formateur']), id, ligne('X'))).rejects.toThrow(
      'inscription.creer',
    )
    await expect(coller(ctx, id, '')).rejects.toThrow('Collez la liste')
    const trop = Array.from({ length: 501 }, () => ligne('X'))
    await expect(coller(ctx, id, [titres, ...trop].join('\n'))).rejects.toThrow('500 au plus')
  })
})
