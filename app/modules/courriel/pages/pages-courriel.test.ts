import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { asPublic, asRole, ctxFor, describe, expect, newUnion, test } from '#tests/base.ts'
import { pageContext, postOf } from '#tests/build/compte.ts'
import {
  buildCourriel,
  changerLigne,
  courrielEssai,
  envoiEssai,
  listLignes,
} from '#tests/build/courriel.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import { remettreSecret } from '../public.server.ts'
import { middleware as fichierHistorique, loader as lireHistorique } from './historique-mails.tsx'
import { action as agir, middleware as fichierMail, loader as lireMail } from './mail.tsx'

type Historique = Awaited<ReturnType<typeof historique>>

describe('Historique des mails envoyés', () => {
  test('MAI-2 : montre chaque mail de l’union, le dernier d’abord, en 3 requêtes', async ({
    ctx,
  }) => {
    const avant = await buildCourriel(ctx)
    await changerLigne(ctx, avant, { creeLe: new Date('2026-11-20T09:00:00Z') })
    const apres = await buildCourriel(ctx)
    await buildCourriel(await newUnion())
    const secretaire = await asRole(ctx, ['secretaire'])
    const liste = await historique(secretaire, `modele=${courrielEssai.modele}`)
    expect(idsDe(liste)).toEqual([apres, avant])
    expect(secretaire.statements.count).toBeLessThanOrEqual(3)
  })

  test('filtre par adresse ou sujet sans accent, état et dates de l’union', async ({ ctx }) => {
    const id = await buildCourriel(ctx, { modele: 'formation.ouverte' })
    await buildCourriel(ctx, { to: 'luc@exemple.fr', formation: 'Autre chose' })
    // 23:30 on 20 November in Paris is still the 20th there, already the 21st nowhere near.
    await changerLigne(ctx, id, { creeLe: new Date('2026-11-20T22:30:00Z') })
    const trouves = async (query: string) => idsDe(await historique(ctx, query))
    expect(await trouves('recherche=elodie')).toContain(id)
    expect(await trouves('recherche=nadia.petit')).toEqual([id])
    expect(await trouves('modele=formation.ouverte')).toEqual([id])
    expect(await trouves('modele=formation.ouverte&statut=remis')).toEqual([])
    expect(await trouves('du=2026-11-20&au=2026-11-20')).toEqual([id])
    expect(await trouves('au=2026-11-19')).toEqual([])
    expect(await trouves('modele=formation.ouverte&du=2026-11-21')).toEqual([])
  })

  test('une adresse mal écrite ne casse rien : la page montre ce qu’elle peut', async ({ ctx }) => {
    const id = await buildCourriel(ctx)
    const liste = await historique(ctx, 'page=999&statut=x&du=hier&au=2026-02-30&recherche=%00')
    expect(idsDe(liste)).toContain(id)
    expect(liste.liste.page).toBe(1)
  })

  test('s’exporte en entier, et plus de 50 lignes laissent une trace', async ({ ctx }) => {
    for (let nth = 0; nth < 51; nth += 1) {
      await buildCourriel(ctx, { to: `stagiaire${nth}@exemple.fr`, formation: '=cmd' })
    }
    const query = `format=csv&modele=${courrielEssai.modele}`
    const [csv = ''] = await fichier(fichierHistorique, ctx, `?${query}`)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(52)
    expect(csv).toContain(
      'stagiaire50@exemple.fr;Votre inscription\u00a0: =cmd;Confirmation d’inscription;En attente;',
    )
    expect(await traces(ctx)).toMatchObject([{ codes: { nombre: 51 } }])
    await fichier(fichierHistorique, ctx, `?${query}&recherche=stagiaire50`)
    expect(await traces(ctx)).toHaveLength(1)
  })

  test('est fermé aux autres rôles, et à une secrétaire d’un seul centre', async ({ ctx }) => {
    const { id: centreId } = await buildCentre(ctx)
    for (const autre of [
      await asRole(ctx, ['gestionnaire_formations', 'formateur', 'tresorier']),
      await asRole(ctx, ['secretaire'], centreId),
      asPublic(ctx),
    ]) {
      await expect(historique(autre, '')).rejects.toThrow('courriel.lister')
      await expect(fichier(fichierHistorique, autre, '?format=csv')).rejects.toThrow(
        'courriel.lister',
      )
    }
  })
})

describe('la page d’un mail', () => {
  test('MAI-2 : le montre mot pour mot, et le donne tel qu’il est parti', async ({ ctx }) => {
    const id = await buildCourriel(ctx)
    const { contenu, explication, peutRenvoyer } = await mail(ctx, id)
    expect(contenu?.text).toContain('Bonjour,\n\nVotre inscription est enregistrée.')
    expect(contenu?.headers).toMatch(/^From: /m)
    expect(explication).toBe('En attente\u00a0: aucun serveur d’envoi n’est configuré.')
    expect(peutRenvoyer).toBe(true)
    const [eml, reponse] = await fichier(fichierMail, ctx, '?format=eml', id)
    const ligne = (await listLignes(ctx)).find((ligne) => ligne.id === id)
    expect(eml).toBe(ligne?.brut?.toString())
    expect(reponse.headers.get('Content-Disposition')).toContain('attachment')
  })

  test('MAI-2 : d’un mail secret, une ligne sans contenu ni renvoi', async ({ ctx }) => {
    const secret = envoiEssai({ modele: 'compte.oubli' })
    await remettreSecret(ctxFor(ctx.union, { genre: 'systeme' }), secret, seulEssai)
    const ligne = (await listLignes(ctx)).find(({ modele }) => modele === 'compte.oubli')
    const id = ligne?.id ?? ''
    expect(await mail(ctx, id)).toMatchObject({ contenu: null, peutRenvoyer: false })
    await expect(fichier(fichierMail, ctx, '?format=eml', id)).rejects.toThrow('Introuvable')
  })

  test('un gestionnaire lit les mails de ses formations, et eux seuls', async ({ ctx }) => {
    const [{ id: sien }, { id: autre }] = [await buildCentre(ctx), await buildCentre(ctx)]
    const formation = await buildFormation(ctx, { centreId: sien })
    const inscription = await buildInscription(ctx, { formationId: formation.id })
    const ailleurs = await buildFormation(ctx, { centreId: autre })
    const deFormation = await buildCourriel(ctx, {
      objet: { genre: 'formation', id: formation.id },
    })
    const dInscription = await buildCourriel(ctx, {
      objet: { genre: 'inscription', id: inscription.id },
    })
    const dAilleurs = await buildCourriel(ctx, { objet: { genre: 'formation', id: ailleurs.id } })
    const sansObjet = await buildCourriel(ctx)

    const gestionnaire = await asRole(ctx, ['gestionnaire_formations'])
    expect(await lisibles(gestionnaire, [deFormation, dInscription, dAilleurs, sansObjet])).toEqual(
      [deFormation, dInscription, dAilleurs],
    )
    const local = await asRole(ctx, ['responsable_local'], sien)
    expect(await lisibles(local, [deFormation, dInscription, dAilleurs, sansObjet])).toEqual([
      deFormation,
      dInscription,
    ])
    expect(await mail(local, dInscription)).toMatchObject({
      peutLister: false,
      peutRenvoyer: false,
    })
    const formateur = await asRole(ctx, ['formateur', 'tresorier'])
    expect(await lisibles(formateur, [deFormation, dInscription, dAilleurs])).toEqual([])
  })

  test('un mail d’une autre union n’existe pas, comme un identifiant inconnu', async ({ ctx }) => {
    const ailleurs = await buildCourriel(await newUnion())
    for (const id of [ailleurs, newId(), 'pas-un-identifiant']) {
      await expect(mail(ctx, id)).rejects.toThrow('Introuvable')
      await expect(fichier(fichierMail, ctx, '?format=eml', id)).rejects.toThrow('Introuvable')
    }
  })

  test('Renvoyer : mène au nouveau mail, ou garde l’adresse à corriger', async ({ ctx }) => {
    const courrielId = await buildCourriel(ctx)
    const id = newId()
    const parti = await renvoyer(ctx, courrielId, { id, destinataire: 'luc@exemple.fr' })
    expect(parti).toBeInstanceOf(Response)
    expect((parti as Response).headers.get('Location')).toContain(id)
    const faux = await renvoyer(ctx, courrielId, { id: newId(), destinataire: 'luc@exemple' })
    expect(faux).toMatchObject({
      init: { status: 422 },
      data: {
        values: { destinataire: 'luc@exemple' },
        errors: { destinataire: expect.any(String) },
      },
    })
    const local = await asRole(ctx, ['gestionnaire_formations'])
    await expect(
      renvoyer(local, courrielId, { id: newId(), destinataire: 'luc@exemple.fr' }),
    ).rejects.toThrow('courriel.renvoyer')
  })
})

const seulEssai = { attempt: 1, maxAttempts: 1 }

function historique(ctx: Ctx, query: string) {
  return lireHistorique(argsOf(lireHistorique, ctx, new Request(`http://localhost/?${query}`)))
}

function idsDe({ liste }: Historique): string[] {
  return liste.rows.map(({ id }) => id)
}

function mail(ctx: Ctx, courrielId: string) {
  return lireMail(argsOf(lireMail, ctx, new Request('http://localhost/'), courrielId))
}

async function lisibles(ctx: Ctx, ids: string[]): Promise<string[]> {
  const lus = await Promise.all(
    ids.map((id) =>
      mail(ctx, id).then(
        () => id,
        (error: Error) => {
          expect(error.message).toContain('courriel.lister')
        },
      ),
    ),
  )
  return lus.filter((id) => id !== undefined)
}

function renvoyer(ctx: Ctx, courrielId: string, values: Record<string, string>) {
  return agir(argsOf(agir, ctx, postOf('/', values), courrielId))
}

type Middleware = typeof fichierMail | typeof fichierHistorique

/** What a page gives as a file, before any loader runs. */
async function fichier(
  [premier]: Middleware,
  ctx: Ctx,
  query: string,
  courrielId?: string,
): Promise<[string, Response]> {
  const args = argsOf(premier as never, ctx, new Request(`http://localhost/${query}`), courrielId)
  const jamais = async (): Promise<never> => {
    throw new Error('The page was rendered')
  }
  const response = (await premier?.(args, jamais)) as Response
  return [await response.text(), response]
}

function argsOf<Page extends (args: never) => unknown>(
  _page: Page,
  ctx: Ctx,
  request: Request,
  courrielId = '',
) {
  const params = { union: ctx.union.slug, courrielId }
  return { request, context: pageContext(ctx), params } as unknown as Parameters<Page>[0]
}

function traces(ctx: Ctx) {
  return ctxFor(ctx.union, { genre: 'systeme' })
    .db.selectFrom('journal')
    .where('unionId', '=', ctx.union.id)
    .where('acte', '=', 'courriel.historique_exporte')
    .select('codes')
    .execute()
}
