import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { champsIdentite, envoyer, finir, nomNumero, preparer } from './citoyen.ts'
import { connecter, demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur

beforeAll(async () => {
  serveur = await demarrer()
}, 120_000)

afterAll(async () => {
  await serveur?.arreter()
})

describe('les épreuves du serveur', () => {
  test('STA-3 : 500 inscriptions simultanées pour 20 places : exactement 20, une page claire pour les autres', async () => {
    const formation = await creer(20)
    const dernieres = await parPaquets(500, 25, (numero) =>
      preparer(serveur.url, 'demo', formation, {
        nom: nomNumero(numero),
        prenom: 'Nadia',
        email: `c${numero}@exemple.fr`,
      }),
    )
    const reponses = await Promise.all(dernieres.map((derniere) => finir(serveur.url, derniere)))
    const reussies = reponses.filter(({ lieu }) => lieu.includes('/merci'))
    const refusees = reponses.filter(({ statut }) => statut === 422)
    expect([reussies.length, refusees.length]).toEqual([20, 480])
    expect(refusees.every(({ corps }) => corps.includes('La formation est complète'))).toBe(true)
    expect(await prises(formation)).toBe(20)
  }, 240_000)

  test('STA-2 : 50 inscriptions simultanées d’une personne à 5 formations d’un type : une seule reste', async () => {
    const formations = await Promise.all(Array.from({ length: 5 }, () => creer(50)))
    const dernieres = await parPaquets(50, 10, (numero) =>
      preparer(serveur.url, 'demo', formations[numero % 5] ?? '', {
        nom: 'Unique',
        prenom: 'Personne',
      }),
    )
    const reponses = await Promise.all(dernieres.map((derniere) => finir(serveur.url, derniere)))
    expect(reponses.every(({ statut }) => statut === 302)).toBe(true)
    const { rows } = await serveur.base.query<{ n: number }>(
      `select count(*)::int as n from inscription where nom_naissance ilike 'unique' and vivante`,
    )
    expect(rows[0]?.n).toBe(1)
  }, 120_000)

  test('un double clic à la dernière étape répond comme le premier, et n’inscrit qu’une fois', async () => {
    const formation = await creer(10)
    const derniere = await preparer(serveur.url, 'demo', formation, {
      nom: 'Double',
      prenom: 'Clic',
    })
    const [un, deux] = await Promise.all([
      finir(serveur.url, derniere),
      finir(serveur.url, derniere),
    ])
    const trois = await finir(serveur.url, derniere)
    expect([un?.lieu, deux?.lieu, trois.lieu].every((lieu) => lieu?.includes('/merci'))).toBe(true)
    expect(await prises(formation)).toBe(1)
  }, 60_000)

  test('STA-1 : ce que le formulaire reçoit de travers donne une phrase, jamais une panne', async () => {
    const formation = await creer(10)
    const chemin = `/demo/formations/${formation}/inscription/identite`
    const champ = fc.constantFrom(...Object.keys(champsIdentite({ nom: 'X', prenom: 'Y' })))
    const saisie = fc.oneof(
      fc.constantFrom(
        '',
        '   ',
        '<script>alert(1)</script>',
        '\u0000',
        '😀',
        "'; drop table personne; --",
        'a'.repeat(5000),
        '2094',
        '-1',
        '31',
        'Łukasz',
        '\ud800',
      ),
      fc.string({ maxLength: 60, unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(champ, saisie, async (nom, valeur) => {
        const { statut, corps } = await envoyer(serveur.url, chemin, {
          ...champsIdentite({ nom: 'Petit', prenom: 'Nadia' }),
          [nom]: valeur,
        })
        expect([302, 422]).toContain(statut)
        if (statut === 422) expect(corps).toContain('est conservé')
      }),
      { numRuns: 150, seed: 20_261_124 },
    )
  }, 120_000)

  test('chaque champ manquant a sa phrase, et le reste est gardé', async () => {
    const formation = await creer(10)
    const chemin = `/demo/formations/${formation}/inscription/identite`
    const { statut, corps } = await envoyer(serveur.url, chemin, {
      'identite.nomNaissance': 'Gardé',
    })
    expect(statut).toBe(422)
    for (const phrase of [
      'Choisissez Madame ou Monsieur',
      'Indiquez le prénom',
      'date de naissance',
      'commune de naissance',
      'pays de naissance',
    ]) {
      expect(corps).toContain(phrase)
    }
    expect(corps).toContain('Gardé')
  })

  test('un envoi de 10 Mo est refusé par une page, une clé répétée par une phrase', async () => {
    const formation = await creer(10)
    const chemin = `${serveur.url}/demo/formations/${formation}/inscription/identite`
    const lourd = await fetch(chemin, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `nom=${'a'.repeat(10_000_000)}`,
    }).catch(() => undefined)
    expect(lourd?.status ?? 413).toBe(413)
    const champs = new URLSearchParams(champsIdentite({ nom: 'Petit', prenom: 'Nadia' }))
    champs.append('identite.nomNaissance', 'Autre')
    const repetee = await fetch(chemin, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: champs,
    })
    expect([repetee.status, (await repetee.text()).includes('envoyée deux fois')]).toEqual([
      422,
      true,
    ])
  }, 60_000)

  test('un brouillon inventé ou d’une autre formation ne montre rien', async () => {
    const [un, deux] = [await creer(10), await creer(10)]
    const derniere = await preparer(serveur.url, 'demo', un, { nom: 'Secret', prenom: 'Brouillon' })
    const ailleurs = await fetch(serveur.url + derniere.replace(un, deux))
    const invente = await fetch(
      `${serveur.url}/demo/formations/${un}/inscription/validation?brouillon=invente`,
    )
    expect([ailleurs.status, invente.status]).toEqual([404, 404])
    expect(await ailleurs.text()).not.toContain('Secret')
  }, 60_000)

  test('arrêté proprement, le serveur finit ce qu’il a commencé et ne coupe personne', async () => {
    const autre = await demarrer()
    const demandes = Array.from({ length: 60 }, () =>
      fetch(`${autre.url}/demo/formations`).then(
        ({ status }) => status,
        () => 'refusée',
      ),
    )
    await Promise.race(demandes)
    const code = await autre.arreter()
    const statuts = await Promise.all(demandes)
    expect(code).toBe(0)
    expect(statuts.filter((statut) => typeof statut === 'number' && statut >= 500)).toEqual([])
    expect(statuts.filter((statut) => statut === 200).length).toBeGreaterThan(0)
  }, 60_000)

  test('tué pendant 1 000 inscriptions, il ne perd aucune inscription confirmée', async () => {
    const formation = await creer(1000)
    const dernieres = await parPaquets(1000, 25, (numero) =>
      preparer(serveur.url, 'demo', formation, {
        nom: nomNumero(5000 + numero),
        prenom: 'Tenace',
        email: `t${numero}@exemple.fr`,
      }),
    )
    const { dataDir } = serveur
    let confirmees = 0
    let arret: Promise<number | null> | undefined
    await parPaquets(1000, 20, async (numero) => {
      const reponse = await finir(serveur.url, dernieres[numero] ?? '').catch(() => undefined)
      if (reponse?.lieu.includes('/merci')) confirmees += 1
      if (confirmees >= 300) arret ??= serveur.arreter('SIGKILL')
    })
    expect(await arret).toBeNull()
    serveur = await demarrer({ dataDir })
    expect([confirmees >= 300, confirmees < 1000]).toEqual([true, true])
    expect(await prises(formation)).toBeGreaterThanOrEqual(confirmees)
    expect(await connecter(serveur.url, 'demo', 'admin.demo')).toContain('ge_session')
  }, 240_000)
})

/** A public PSC, by the form of the manager. */
async function creer(places: number): Promise<string> {
  const cookie = await connecter(serveur.url, 'demo', 'gestion.formations')
  const { rows } = await serveur.base.query<{ type: string; lieu: string }>(
    `select t.id as type, (select l.id from lieu l where l.union_id = t.union_id limit 1) as lieu
     from type_formation t join union_departementale u on u.id = t.union_id where u.slug = 'demo' and t.code = 'PSC'`,
  )
  const jour = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
  const id = crypto.randomUUID()
  const answer = await fetch(`${serveur.url}/demo/espace/formations/creer`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Cookie: cookie,
      Origin: serveur.url,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      id,
      typeFormationId: rows[0]?.type ?? '',
      intitule: `Épreuve de ${places} places`,
      places: String(places),
      formateursRequis: '1',
      prix: '60,00',
      'journees.0.jour': jour,
      'journees.0.lieuId': rows[0]?.lieu ?? '',
      'journees.0.creneaux.matin.debut': '08:30',
      'journees.0.creneaux.matin.fin': '12:30',
    }),
  })
  if (answer.status !== 302)
    throw new Error(`Création refusée : ${answer.status} ${await answer.text()}`)
  return id
}

async function prises(formationId: string): Promise<number> {
  const { rows } = await serveur.base.query<{ n: number }>(
    `select count(*)::int as n from inscription where formation_id = $1 and statut in ('inscrite', 'validee')`,
    [formationId],
  )
  return rows[0]?.n ?? 0
}

async function parPaquets<Result>(
  nombre: number,
  ensemble: number,
  faire: (numero: number) => Promise<Result>,
): Promise<Result[]> {
  const resultats: Result[] = []
  let prochain = 0
  await Promise.all(
    Array.from({ length: ensemble }, async () => {
      while (prochain < nombre) {
        const numero = prochain
        prochain += 1
        resultats[numero] = await faire(numero)
      }
    }),
  )
  return resultats
}
