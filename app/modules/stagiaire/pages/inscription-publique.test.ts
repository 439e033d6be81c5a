import fc from 'fast-check'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import type { FormFailure } from '#app/platform/form.server.ts'
import { asPublic, at, describe, expect, test } from '#tests/base.ts'
import { pageContext } from '#tests/build/compte.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions } from '#tests/build/stagiaire.ts'
import { purgerBrouillons } from '../jobs/purger-brouillons.server.ts'
import { validerInscriptions } from '../use-cases/valider-inscriptions.server.ts'
import { action, loader } from './inscription-publique.tsx'

const identite = {
  'identite.civilite': 'madame',
  'identite.nomNaissance': 'Petit',
  'identite.prenoms': 'Nadia',
  'identite.naissance.jour': '15',
  'identite.naissance.mois': '6',
  'identite.naissance.annee': '1990',
  'identite.naissanceCommune': 'Besançon',
  'identite.naissanceCodePostal': '25000',
  'identite.naissancePays': 'France',
}
const coordonnees = {
  'coordonnees.email': 'nadia@exemple.fr',
  'coordonnees.telephone': '06 12 34 56 78',
  'coordonnees.statutBpf': 'particulier',
}
const accord = { accord: 'oui' }

type Corps = Record<string, string> | URLSearchParams

type Visite = { jeton?: string; corps?: Corps; ip?: string }

/** What the router gives to a page; `run` ends the reads of the request, as the middleware does. */
function visite(ctx: Ctx, formationId: string, etape: string, { jeton, corps, ip }: Visite = {}) {
  const requete = jeton === undefined ? '' : `?brouillon=${encodeURIComponent(jeton)}`
  const url = `http://localhost/u/formations/${formationId}/inscription/${etape}${requete}`
  const visiteur = asPublic(ctx)
  const args = {
    request:
      corps === undefined
        ? new Request(url)
        : new Request(url, { method: 'POST', body: new URLSearchParams(corps) }),
    params: { union: ctx.union.slug, formationId, etape },
    context: pageContext(visiteur, {
      ip: ip ?? '127.0.0.1',
      userAgent: '',
      loopback: ip === undefined,
      navigateur: undefined,
    }),
  } as never
  return async <Answer>(page: (args: never) => Promise<Answer>): Promise<Answer> => {
    try {
      return await page(args)
    } finally {
      await visiteur.closeReader()
    }
  }
}

/** Sends a step and reads the answer: where it leads, or what is wrong. */
async function envoyer(
  ctx: Ctx,
  formationId: string,
  etape: string,
  options: Visite & { corps: Corps },
) {
  const answer = await visite(ctx, formationId, etape, options)(action)
  if (answer instanceof Response) {
    const url = new URL(answer.headers.get('Location') ?? '', 'http://localhost')
    return {
      status: answer.status,
      vers: url.pathname.split('/').at(-1),
      jeton: url.searchParams.get('brouillon') ?? undefined,
    }
  }
  const data: Partial<FormFailure> & { garde?: string; perdu?: string } = answer.data
  return { status: answer.init?.status, ...data }
}

/** The three steps one after the other. */
async function parcourir(
  ctx: Ctx,
  formationId: string,
  autre: { identite?: object; coordonnees?: object } = {},
) {
  const premiere = await envoyer(ctx, formationId, 'identite', {
    corps: { ...identite, ...autre.identite },
  })
  const jeton = 'jeton' in premiere ? (premiere.jeton ?? '') : ''
  await envoyer(ctx, formationId, 'coordonnees', {
    jeton,
    corps: { ...coordonnees, ...autre.coordonnees },
  })
  return { jeton, fin: await envoyer(ctx, formationId, 'validation', { jeton, corps: accord }) }
}

async function voir(ctx: Ctx, formationId: string, etape: string, jeton?: string) {
  const answer = await visite(
    ctx,
    formationId,
    etape,
    jeton === undefined ? {} : { jeton },
  )(loader).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
  if (answer instanceof Response)
    return {
      status: answer.status,
      vers: answer.headers.get('Location')?.split('/').at(-1)?.split('?')[0],
    }
  return { status: answer.init?.status, vue: answer.data.vue, data: answer.data }
}

describe('s’inscrire sur le site (STA-1)', () => {
  test('trois étapes, puis la même page neutre ; rien de personnel dans l’adresse', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const premiere = await envoyer(ctx, id, 'identite', { corps: identite })
    expect(premiere).toMatchObject({ status: 302, vers: 'coordonnees' })
    const { jeton, fin } = await parcourir(ctx, id)
    expect(fin).toMatchObject({ status: 302, vers: 'merci' })
    expect(jeton).toMatch(/^[\w-]{43}$/)
    expect(await listInscriptions(ctx, id)).toMatchObject([
      {
        nomNaissance: 'Petit',
        naissanceDate: '1990-06-15',
        telephone: '+33612345678',
        statut: 'inscrite',
        origine: 'public',
      },
    ])
    expect(await voir(ctx, id, 'merci', jeton)).toMatchObject({ status: 200, vue: 'merci' })
  })

  test('la place n’est prise qu’à la dernière étape ; le jeton n’est gardé que par son empreinte', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const premiere = await envoyer(ctx, id, 'identite', { corps: identite })
    expect(await listInscriptions(ctx, id)).toEqual([])
    const row = await at(ctx, ctx.now)
      .db.selectFrom('brouillonInscription')
      .where('unionId', '=', ctx.union.id)
      .select(['jetonSha256'])
      .executeTakeFirstOrThrow()
    expect(row.jetonSha256).toEqual(hashToken('jeton' in premiere ? (premiere.jeton ?? '') : ''))
  })

  test('le bouton Retour retrouve ce qui a été écrit ; une étape sautée ramène à celle qui manque', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const premiere = await envoyer(ctx, id, 'identite', { corps: identite })
    const jeton = 'jeton' in premiere ? premiere.jeton : undefined
    expect(await voir(ctx, id, 'identite', jeton)).toMatchObject({
      data: { valeurs: { nomNaissance: 'Petit', naissanceDate: '1990-06-15' } },
    })
    expect(await voir(ctx, id, 'validation', jeton)).toMatchObject({
      status: 302,
      vers: 'coordonnees',
    })
    expect(await voir(ctx, id, 'coordonnees')).toMatchObject({ status: 302, vers: 'identite' })
    expect(await voir(ctx, id, 'merci')).toMatchObject({ status: 302, vers: 'identite' })
    await expect(voir(ctx, id, 'paiement', jeton)).rejects.toThrow('Introuvable')
  })

  test('un double clic à la dernière étape répond comme le premier, et fait une ligne', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { places: 1 })
    const { jeton } = await parcourir(ctx, id)
    const fins = await Promise.all(
      [1, 2, 3].map(() => envoyer(ctx, id, 'validation', { jeton, corps: accord })),
    )
    expect(fins).toEqual(Array(3).fill(expect.objectContaining({ status: 302, vers: 'merci' })))
    expect(await envoyer(ctx, id, 'identite', { jeton, corps: identite })).toMatchObject({
      vers: 'merci',
    })
    expect(await listInscriptions(ctx, id)).toHaveLength(1)
  })

  test('STA-2 : nouvelle, (a) et (c) reçoivent la même réponse ; deux onglets font une inscription', async ({
    ctx,
  }) => {
    const [a, b] = [await buildFormation(ctx), await buildFormation(ctx)]
    const issues = [
      await parcourir(ctx, a.id),
      await parcourir(ctx, a.id),
      await parcourir(ctx, b.id),
    ]
    const pages = await Promise.all(
      issues.map(
        async ({ jeton }, rang) => (await voir(ctx, rang === 2 ? b.id : a.id, 'merci', jeton)).vue,
      ),
    )
    expect(pages).toEqual(['merci', 'merci', 'merci'])
    expect(await listInscriptions(ctx, a.id)).toMatchObject([{ statut: 'desinscrite' }])
    expect(await listInscriptions(ctx, b.id)).toMatchObject([{ statut: 'inscrite' }])
  })

  test('STA-2 (b) : la page dit quoi faire, jamais où', async ({ ctx }) => {
    const [a, b] = [
      await buildFormation(ctx, { intitule: 'Session secrète' }),
      await buildFormation(ctx),
    ]
    await parcourir(ctx, a.id)
    await validerInscriptions(ctx, {
      formationId: a.id,
      inscriptionIds: (await listInscriptions(ctx, a.id)).map(({ id }) => id),
    })
    const { fin } = await parcourir(ctx, b.id)
    expect(fin).toMatchObject({
      status: 422,
      formError: expect.stringContaining('contactez l’union'),
    })
    expect(JSON.stringify(fin)).not.toMatch(/F26-|secrète|28 nov/)
  })

  test('complète entre-temps : une phrase, et les réponses restent', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, { places: 1 })
    const premiere = await envoyer(ctx, id, 'identite', { corps: identite })
    const jeton = 'jeton' in premiere ? premiere.jeton : undefined
    if (jeton === undefined) throw new Error('no draft')
    await envoyer(ctx, id, 'coordonnees', { jeton, corps: coordonnees })
    await buildInscription(ctx, { formationId: id })
    expect(await envoyer(ctx, id, 'validation', { jeton, corps: accord })).toMatchObject({
      status: 422,
      formError: 'La formation est complète.',
    })
    expect(await voir(ctx, id, 'validation', jeton)).toMatchObject({
      vue: 'validation',
      data: { attente: true },
    })
    // STA-3: the waiting list is the way in.
    expect(await voir(ctx, id, 'identite')).toMatchObject({
      vue: 'identite',
      data: { attente: true },
    })
    const attend = await envoyer(ctx, id, 'validation', {
      jeton,
      corps: { ...accord, attente: 'oui' },
    })
    expect(attend).toMatchObject({ status: 302 })
    expect(await voir(ctx, id, 'merci', jeton)).toMatchObject({
      vue: 'merci',
      data: { attend: true },
    })
  })

  test('trois heures plus tard : 410, et ce qui vient d’être écrit est gardé dans un nouveau brouillon', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const premiere = await envoyer(ctx, id, 'identite', { corps: identite })
    const jeton = 'jeton' in premiere ? (premiere.jeton ?? '') : ''
    const plusTard = at(ctx, '2026-11-23T12:00:00Z')
    expect(await voir(plusTard, id, 'coordonnees', jeton)).toMatchObject({
      status: 410,
      vue: 'perdu',
    })
    const perdue = await envoyer(plusTard, id, 'coordonnees', { jeton, corps: coordonnees })
    expect(perdue).toMatchObject({ status: 410, perdu: 'expire', garde: expect.any(String) })
    const garde = 'garde' in perdue ? (perdue.garde ?? '') : ''
    await envoyer(plusTard, id, 'identite', { jeton: garde, corps: identite })
    expect(await voir(plusTard, id, 'coordonnees', garde)).toMatchObject({
      data: { valeurs: { email: 'nadia@exemple.fr' } },
    })
    expect(await envoyer(plusTard, id, 'validation', { jeton, corps: accord })).toMatchObject({
      status: 410,
      perdu: 'expire',
    })
    expect(await listInscriptions(ctx, id)).toEqual([])
  })

  test('la purge vide ce qui a expiré, puis l’oublie', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    await envoyer(ctx, id, 'identite', { corps: identite })
    const lire = () =>
      at(ctx, ctx.now)
        .db.selectFrom('brouillonInscription')
        .where('unionId', '=', ctx.union.id)
        .select('donnees')
        .execute()
    await purgerBrouillons.run(
      { ...at(ctx, ctx.now), acteur: { genre: 'systeme' } },
      {},
      { attempt: 1, maxAttempts: 1 },
    )
    expect(await lire()).toMatchObject([{ donnees: { identite: { nomNaissance: 'Petit' } } }])
    await purgerBrouillons.run(at(ctx, '2026-11-23T12:00:00Z'), {}, { attempt: 1, maxAttempts: 1 })
    expect(await lire()).toEqual([{ donnees: {} }])
    await purgerBrouillons.run(at(ctx, '2026-11-25T12:00:00Z'), {}, { attempt: 1, maxAttempts: 1 })
    expect(await lire()).toEqual([])
  })

  test('un brouillon forgé ou d’une autre formation n’existe pas ; ce qui vient d’être écrit est gardé', async ({
    ctx,
  }) => {
    const [a, b] = [await buildFormation(ctx), await buildFormation(ctx)]
    const premiere = await envoyer(ctx, a.id, 'identite', { corps: identite })
    const jeton = 'jeton' in premiere ? (premiere.jeton ?? '') : ''
    for (const faux of [jeton, 'forge', '', '\u0000', 'é'.repeat(500)]) {
      if (faux !== '')
        expect(await voir(ctx, b.id, 'coordonnees', faux)).toMatchObject({
          status: 404,
          vue: 'perdu',
        })
    }
    expect(await envoyer(ctx, b.id, 'coordonnees', { jeton, corps: coordonnees })).toMatchObject({
      status: 404,
      perdu: 'inconnu',
    })
    expect(await envoyer(ctx, b.id, 'validation', { jeton, corps: accord })).toMatchObject({
      status: 404,
      perdu: 'inconnu',
    })
    await expect(voir(ctx, 'pas-un-uuid', 'identite')).rejects.toThrow('Introuvable')
  })

  test('un mineur doit nommer son responsable, et celui-ci donner son accord', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const enfant = { 'identite.naissance.annee': '2012' }
    const premiere = await envoyer(ctx, id, 'identite', { corps: { ...identite, ...enfant } })
    const jeton = 'jeton' in premiere ? (premiere.jeton ?? '') : ''
    const sans = await envoyer(ctx, id, 'coordonnees', { jeton, corps: coordonnees })
    expect(sans).toMatchObject({
      status: 422,
      errors: {
        'coordonnees.responsableNom': 'Indiquez le nom du responsable légal.',
        'coordonnees.responsableLien': expect.any(String),
        'coordonnees.responsableEmail': expect.any(String),
      },
    })
    const responsable = {
      'coordonnees.responsableNom': 'Zoé Petit',
      'coordonnees.responsableLien': 'mere',
      'coordonnees.responsableEmail': 'zoe@exemple.fr',
    }
    await envoyer(ctx, id, 'coordonnees', { jeton, corps: { ...coordonnees, ...responsable } })
    expect(await envoyer(ctx, id, 'validation', { jeton, corps: accord })).toMatchObject({
      status: 422,
      errors: { accordResponsable: expect.any(String) },
    })
    expect(
      await envoyer(ctx, id, 'validation', {
        jeton,
        corps: { ...accord, accordResponsable: 'oui' },
      }),
    ).toMatchObject({ vers: 'merci' })
  })

  test('STA-1 : tout ce qui manque est dit en une fois, même après une autre erreur', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const vide = await envoyer(ctx, id, 'identite', {
      corps: { ...identite, 'identite.nomNaissance': '', 'identite.naissanceCodePostal': '' },
    })
    expect(Object.keys(('errors' in vide && vide.errors) || {})).toEqual([
      'identite.nomNaissance',
      'identite.naissanceCodePostal',
    ])
    const enfant = { 'identite.naissance.annee': '2012' }
    const suite = await envoyer(ctx, id, 'identite', { corps: { ...identite, ...enfant } })
    const jeton = 'jeton' in suite ? (suite.jeton ?? '') : ''
    const corps = { ...coordonnees, 'coordonnees.telephone': '06' }
    expect(await envoyer(ctx, id, 'coordonnees', { jeton, corps })).toMatchObject({
      errors: {
        'coordonnees.telephone': expect.any(String),
        'coordonnees.responsableNom': 'Indiquez le nom du responsable légal.',
      },
    })
  })

  test('trop jeune : dit dès l’identité, à côté du champ, ce qui est écrit reste', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const reponse = await envoyer(ctx, id, 'identite', {
      corps: { ...identite, 'identite.naissance.annee': '2020' },
    })
    expect(reponse).toMatchObject({
      status: 422,
      errors: { 'identite.naissanceDate': expect.stringContaining('10 ans') },
      values: { identite: { nomNaissance: 'Petit' } },
    })
  })

  test('le champ caché rempli arrête un robot, sans rien perdre', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const reponse = await envoyer(ctx, id, 'identite', {
      corps: { ...identite, site_web: 'https://spam.example' },
    })
    expect(reponse).toMatchObject({
      status: 422,
      errors: { site_web: expect.any(String) },
      values: { identite: { nomNaissance: 'Petit' } },
    })
  })

  test('une adresse envoie trop d’inscriptions : on lui dit d’attendre ; la machine elle-même n’est pas comptée', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { places: 50 })
    const premiere = await envoyer(ctx, id, 'identite', { corps: identite })
    const jeton = 'jeton' in premiere ? (premiere.jeton ?? '') : ''
    await envoyer(ctx, id, 'coordonnees', { jeton, corps: coordonnees })
    const statuts: (number | undefined)[] = []
    for (let rang = 0; rang < 32; rang += 1) {
      const { status } = await envoyer(ctx, id, 'validation', {
        jeton,
        corps: accord,
        ip: `2001:db8:${ctx.union.id.toString(16)}:1::${rang}`,
      })
      statuts.push(status)
      await rouvrir(ctx) // each round is a new sign-up as far as the counter knows
    }
    expect(statuts.slice(0, 10)).toEqual(Array(10).fill(302)) // 10 by e-mail, 30 by network
    expect(statuts.slice(10)).toEqual(Array(22).fill(422))
    expect(await envoyer(ctx, id, 'validation', { jeton, corps: accord })).toMatchObject({
      status: 302,
    })
  })
})

async function rouvrir(ctx: Ctx): Promise<void> {
  await transaction(ctx, (ctx) =>
    ctx.db
      .updateTable('brouillonInscription')
      .set({
        inscriptionId: null,
        donnees: JSON.stringify({
          identite: enTextes(identite),
          coordonnees: enTextes(coordonnees),
        }),
      })
      .where('unionId', '=', ctx.union.id)
      .execute(),
  )
}

function enTextes(champs: Record<string, string>) {
  const {
    'naissance.jour': _,
    'naissance.mois': __,
    'naissance.annee': ___,
    ...reste
  } = Object.fromEntries(
    Object.entries(champs).map(([nom, valeur]) => [nom.split('.').slice(1).join('.'), valeur]),
  )
  return 'nomNaissance' in reste ? { ...reste, naissanceDate: '1990-06-15' } : reste
}

describe('quoi que l’on envoie', () => {
  const noms = [
    ...Object.keys(identite),
    ...Object.keys(coordonnees),
    'accord',
    'site_web',
    'id',
    'formationId',
    'origine',
    'identite',
    'coordonnees',
    'identite.naissanceDate',
    '__proto__.x',
    'identite.__proto__',
    'transferer',
  ]
  const texte = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '',
      ' ',
      '<script>alert(1)</script>',
      '🚒',
      '\u0000',
      'a'.repeat(20_000),
      '25000',
      '1990-06-15',
      '2026-02-30',
      'nadia@exemple.fr',
      '06 12 34 56 78',
      "Robert'); drop table inscription;--",
      '-1',
      'NaN',
      '\ud800',
    ),
  )
  const corps = fc.array(fc.tuple(fc.constantFrom(...noms), texte), { maxLength: 14 })

  test('l’action répond une redirection, ou 422 avec une phrase française par champ : jamais 500', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const premiere = await envoyer(ctx, id, 'identite', { corps: identite })
    const jeton = 'jeton' in premiere ? (premiere.jeton ?? '') : ''
    const etapes = fc.constantFrom('identite', 'coordonnees', 'validation')
    const jetons = fc.constantFrom(undefined, jeton, 'forge', '')
    await fc.assert(
      fc.asyncProperty(
        etapes,
        jetons,
        corps,
        fc.boolean(),
        async (etape, brouillon, paires, complet) => {
          const base = complet ? Object.entries({ ...identite, ...coordonnees }) : []
          const body = new URLSearchParams([...base, ...paires])
          const reponse = await envoyer(ctx, id, etape, {
            corps: body,
            ...(brouillon !== undefined && { jeton: brouillon }),
          })
          expect([302, 404, 410, 422]).toContain(reponse.status)
          if (reponse.status !== 422 || !('errors' in reponse)) return
          const phrases = [
            ...Object.values(reponse.errors ?? {}),
            ...(reponse.formError ? [reponse.formError] : []),
          ]
          expect(phrases.length).toBeGreaterThan(0)
          for (const phrase of phrases) expect(phrase).toMatch(/^\p{Lu}.*[.?]$/su)
          expect(phrases.join()).not.toMatch(/invalid|expected|required|received|attendu|reçu|NaN/i)
        },
      ),
      { numRuns: 150 },
    )
    expect(await listInscriptions(ctx, id)).toSatisfy((lignes: unknown[]) => lignes.length <= 1)
  }, 120_000)
})
