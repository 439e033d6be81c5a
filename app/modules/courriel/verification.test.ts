import { generateKeyPairSync } from 'node:crypto'
import { config, configure } from '#app/platform/config.server.ts'
import { readMail } from '#app/platform/email/read.server.ts'
import {
  afterEach,
  asRole,
  beforeAll,
  describe,
  expect,
  openTestDatabase,
  test,
} from '#tests/base.ts'
import { buildCourriel, findLigne } from '#tests/build/courriel.ts'
import { dnsLocal } from '#tests/build/dns.ts'
import { domaineDe } from './model/verification.ts'
import { autorise } from './spf.server.ts'
import {
  modifierAdresseEnvoi,
  modifierAdresseEnvoiSchema,
} from './use-cases/modifier-adresse-envoi.server.ts'
import { verifierDomaine } from './verification.server.ts'

beforeAll(() => openTestDatabase())

afterEach(() => configure({ ...config(), smtpUrl: undefined, dnsServers: [] }))

function cle(bits: number): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  return `v=DKIM1; k=rsa; p=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`
}

async function verifier(records: Parameters<typeof dnsLocal>[0], selecteur: string | null = null) {
  const dns = await dnsLocal(records)
  const constats = await verifierDomaine('udsp25.fr', selecteur)
  await dns.fermer()
  return Object.fromEntries(constats.map((constat) => [constat.genre, constat]))
}

describe('la vérification de l’adresse d’envoi', () => {
  test('tout est en place : trois phrases, rien à demander', async () => {
    configure({ ...config(), smtpUrl: 'smtp://envoi.hebergeur.fr' })
    const constats = await verifier(
      {
        'udsp25.fr': {
          TXT: ['google-site-verification=x', 'v=spf1 include:spf.hebergeur.fr -all'],
        },
        'spf.hebergeur.fr': { TXT: ['v=spf1 ip4:192.0.2.0/24 ~all'] },
        'envoi.hebergeur.fr': { A: ['192.0.2.9'] },
        's1._domainkey.udsp25.fr': { TXT: [cle(2048)] },
        '_dmarc.udsp25.fr': { TXT: ['v=DMARC1; p=quarantine; rua=mailto:x@udsp25.fr'] },
      },
      's1',
    )
    for (const genre of ['SPF', 'DKIM', 'DMARC'])
      expect(constats[genre]).toMatchObject({ etat: 'fait', titre: `${genre} : en place.` })
    expect(constats.SPF?.explication).toContain('envoi.hebergeur.fr a le droit')
    expect(constats.SPF?.demande).toBeUndefined()
  })

  test('rien n’est publié : chaque phrase dit quoi demander à l’hébergeur', async () => {
    configure({ ...config(), smtpUrl: 'smtp://192.0.2.9:587' })
    const { SPF, DKIM, DMARC } = await verifier({ 'udsp25.fr': {} })
    expect(SPF).toMatchObject({ etat: 'refus', titre: 'SPF : rien n’est publié.' })
    expect(SPF?.demande).toContain('« v=spf1 ip4:192.0.2.9 -all »')
    expect(DKIM).toMatchObject({ etat: 'attend', titre: 'DKIM : aucune clé trouvée.' })
    expect(DMARC).toMatchObject({ etat: 'refus', titre: 'DMARC : rien de valable.' })
    expect(DMARC?.demande).toContain('_dmarc.udsp25.fr')
  })

  test('à moitié fait : serveur oublié, clé trop courte ou révoquée, observation', async () => {
    configure({ ...config(), smtpUrl: 'smtp://192.0.2.9' })
    const moitie = await verifier({
      'udsp25.fr': { TXT: ['v=spf1 ip4:198.51.100.1 -all'] },
      'mail._domainkey.udsp25.fr': { TXT: [cle(768)] },
      '_dmarc.udsp25.fr': { TXT: ['v=DMARC1; p=none'] },
    })
    expect(moitie.SPF?.titre).toBe('SPF : le serveur d’envoi n’est pas autorisé.')
    expect(moitie.DKIM?.titre).toBe('DKIM : la clé est trop courte.')
    expect(moitie.DMARC?.titre).toBe('DMARC : en observation.')
    const pire = await verifier(
      {
        'udsp25.fr': { TXT: ['v=spf1 -all', 'v=spf1 mx -all'] },
        's1._domainkey.udsp25.fr': { TXT: ['v=DKIM1; p='] },
        '_dmarc.udsp25.fr': { TXT: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] },
      },
      's1',
    )
    expect(pire.SPF?.titre).toBe('SPF : plusieurs enregistrements.')
    expect(pire.DKIM?.titre).toBe('DKIM : aucune clé à ce nom.')
    expect(pire.DMARC?.titre).toBe('DMARC : plusieurs enregistrements.')
    configure({ ...config(), smtpUrl: undefined })
    const ouvert = await verifier({ 'udsp25.fr': { TXT: ['v=spf1 +all'] } })
    expect(ouvert.SPF?.titre).toBe('SPF : tout le monde est autorisé.')
  })

  test('un silence des serveurs de noms n’est jamais pris pour une absence', async () => {
    const dns = await dnsLocal({}, { muet: true })
    const constats = await verifierDomaine('udsp25.fr', 's1')
    await dns.fermer()
    expect(constats.map(({ etat }) => etat)).toEqual(['panne', 'panne', 'panne'])
  }, 30_000)

  test('SPF : réseaux, machines, relais, redirections, et jamais plus de dix recherches', async () => {
    const dns = await dnsLocal({
      'a.fr': { TXT: ['v=spf1 a:relais.fr/24 -all'] },
      'relais.fr': { A: ['192.0.2.1'] },
      'm.fr': { TXT: ['v=spf1 mx ~all'], MX: ['relais.fr'] },
      'r.fr': { TXT: ['v=spf1 redirect=m.fr'] },
      'non.fr': { TXT: ['v=spf1 -ip4:192.0.2.1 ip4:192.0.2.0/24 -all'] },
      'faux.fr': { TXT: ['v=spf1 ip4:nimporte/99 -all'] },
      'boucle.fr': { TXT: ['v=spf1 include:boucle.fr -all'] },
      'vide.fr': { TXT: ['autre chose'] },
    })
    expect(await autorise('a.fr', '192.0.2.77')).toBe(true)
    expect(await autorise('a.fr', '192.0.3.1')).toBe(false)
    expect(await autorise('m.fr', '192.0.2.1')).toBe(true)
    expect(await autorise('m.fr', '192.0.2.2')).toBe(false)
    expect(await autorise('r.fr', '192.0.2.1')).toBe(true)
    expect(await autorise('non.fr', '192.0.2.1')).toBe(false)
    expect(await autorise('non.fr', '192.0.2.3')).toBe(true)
    expect(await autorise('faux.fr', '192.0.2.1')).toBe(false)
    expect(await autorise('boucle.fr', '192.0.2.1')).not.toBe(true)
    expect(await autorise('vide.fr', '192.0.2.1')).toBeUndefined()
    await dns.fermer()
  })

  test('un domaine est un nom public', () => {
    expect(domaineDe('mails@UDSP25.fr')).toBe('udsp25.fr')
    for (const adresse of ['x@localhost', 'x@127.0.0.1', 'x@', '', 'x@a b.fr'])
      expect(domaineDe(adresse)).toBeUndefined()
  })
})

describe('l’adresse d’envoi de l’union', () => {
  const choix = (champs: object) =>
    modifierAdresseEnvoiSchema.parse({
      version: 0,
      adresse: '',
      reponse: '',
      selecteurDkim: '',
      ...champs,
    })

  test('les mails suivants partent d’elle, et les réponses arrivent où il est dit', async ({
    ctx,
  }) => {
    await modifierAdresseEnvoi(
      ctx,
      choix({ adresse: 'mails@udsp25.fr', reponse: 'secretariat@udsp25.fr', selecteurDkim: 'S1' }),
    )
    const ligne = await findLigne(ctx, await buildCourriel(ctx))
    const lu = await readMail(ligne?.brut ?? Buffer.alloc(0))
    expect(lu).toMatchObject({
      from: `"${ctx.union.nom}" <mails@udsp25.fr>`,
      replyTo: 'secretariat@udsp25.fr',
    })
    await expect(modifierAdresseEnvoi(ctx, choix({}))).rejects.toMatchObject({
      name: 'StaleVersion',
    })
    await modifierAdresseEnvoi(ctx, choix({ version: 1 }))
    const apres = await findLigne(ctx, await buildCourriel(ctx))
    expect(apres?.brut?.toString()).not.toContain('mails@udsp25.fr')
  })

  test('est refusée sans domaine public, et réservée aux administrateurs', async ({ ctx }) => {
    expect(
      modifierAdresseEnvoiSchema.safeParse({
        version: 0,
        adresse: 'x',
        reponse: '',
        selecteurDkim: 'a b',
      }).success,
    ).toBe(false)
    const communication = await asRole(ctx, ['communication', 'secretaire'])
    await expect(modifierAdresseEnvoi(communication, choix({}))).rejects.toThrow('courriel.regler')
  })
})
