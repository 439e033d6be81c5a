import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { pageContext } from '#tests/build/compte.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions } from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import * as ajouter from './ajouter-stagiaire.tsx'
import { loader as choisir } from './choisir-formation.tsx'
import { loader as exporter } from './exporter-stagiaires.ts'
import * as modifier from './modifier-stagiaire.tsx'
import * as valider from './valider-stagiaires.tsx'

type Options = { requete?: string; corps?: [string, string][]; inscriptionId?: string }

/** Calls a loader or an action as the router does, for the actor of `ctx`. */
async function ouvrir<Answer>(
  ctx: Ctx,
  page: (args: never) => Promise<Answer>,
  formationId: string,
  { requete = '', corps, inscriptionId }: Options = {},
) {
  const visite = as(ctx, ctx.acteur)
  const url = `http://localhost/u/espace${requete}`
  const request = corps
    ? new Request(url, { method: 'POST', body: new URLSearchParams(corps) })
    : new Request(url)
  const args = {
    request,
    params: { union: ctx.union.slug, formationId, inscriptionId },
    context: pageContext(visite),
  }
  try {
    return { answer: await page(args as never), statements: visite.statements.count }
  } finally {
    await visite.closeReader()
  }
}

describe('Valider stagiaires', () => {
  test('tâche 3 : dix stagiaires présents sont notés, validés et leurs inscriptions avec, en un envoi', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, {
      jours: ['2026-11-23'],
      inscriptionsJusquAu: '2026-11-23',
    })
    for (let rang = 0; rang < 10; rang += 1) await buildInscription(ctx, { formationId: id })
    const { answer: page, statements } = await ouvrir(ctx, valider.loader, id)
    expect(statements).toBeLessThanOrEqual(5)
    expect(page.lignes).toHaveLength(10)
    expect(page.creneaux).toHaveLength(2)
    const grille = page.lignes.flatMap((ligne) =>
      page.creneaux.map((creneau): [string, string] => [
        `presences.${ligne.id}.${creneau.id}`,
        'present',
      ]),
    )
    const { answer } = await ouvrir(ctx, valider.action, id, {
      corps: [['intention', 'valider-presences'], ['motif', ''], ...grille],
    })
    expect(answer).toMatchObject({ status: 302 })
    const lignes = await listInscriptions(ctx, id)
    expect(
      lignes.every(
        ({ statut, presenceValideeLe }) => statut === 'validee' && presenceValideeLe !== null,
      ),
    ).toBe(true)
  })

  test('valide les cases cochées ; sans case, dit quoi faire', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const [un] = [
      await buildInscription(ctx, { formationId: id }),
      await buildInscription(ctx, { formationId: id }),
    ]
    const { answer: vide } = await ouvrir(ctx, valider.action, id, {
      corps: [['intention', 'valider-inscriptions']],
    })
    expect(vide).toMatchObject({
      init: { status: 422 },
      data: { errors: { inscriptionIds: 'Cochez au moins un stagiaire.' } },
    })
    await ouvrir(ctx, valider.action, id, {
      corps: [
        ['intention', 'valider-inscriptions'],
        ['inscriptionIds[]', un.id],
      ],
    })
    expect((await listInscriptions(ctx, id)).map(({ statut }) => statut).sort()).toEqual([
      'inscrite',
      'validee',
    ])
  })

  test('noter et valider vont ensemble : un refus ne garde rien à moitié', async ({ ctx }) => {
    const { id } = await buildFormation(ctx, {
      jours: ['2026-11-23'],
      inscriptionsJusquAu: '2026-11-23',
    })
    const { id: inscriptionId } = await buildInscription(ctx, { formationId: id })
    const { answer: page } = await ouvrir(ctx, valider.loader, id)
    const corps: [string, string][] = [
      ['intention', 'valider-presences'],
      ['inscriptionIds[]', inscriptionId],
      [`presences.${inscriptionId}.${page.creneaux[0]?.id}`, 'present'],
    ]
    const { answer } = await ouvrir(ctx, valider.action, id, { corps })
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: {
        errors: { motif: expect.stringContaining('Donnez un motif') },
        values: { presences: { [inscriptionId]: expect.any(Object) } },
      },
    })
    expect((await ouvrir(ctx, valider.loader, id)).answer.lignes[0]?.presences).toEqual({})
  })

  test('un formateur accepté voit les noms et les présences, ni adresse ni téléphone ; un autre membre, 403', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    await buildInscription(ctx, { formationId: id, nomNaissance: 'VISIBLE' })
    const formateur = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] })
    const vu = as(ctx, await acteurDe(ctx, formateur))
    await expect(ouvrir(vu, valider.loader, id)).rejects.toMatchObject({ init: { status: 403 } })
    await affecterFormateur(ctx, { id: newId(), formationId: id, adherentId: formateur.id })
    const { answer } = await ouvrir(vu, valider.loader, id)
    expect(answer.lignes).toMatchObject([{ nom: 'VISIBLE Nadia' }])
    expect(JSON.stringify(answer)).not.toMatch(/exemple\.fr|06\s?12|1990/)
    expect(answer).toMatchObject({ gestion: false, peutAjouter: false })
    await expect(ouvrir(vu, exporter, id)).rejects.toMatchObject({ init: { status: 403 } })
    await expect(
      ouvrir(vu, valider.action, id, {
        corps: [
          ['intention', 'valider-inscriptions'],
          ['inscriptionIds[]', newId()],
        ],
      }),
    ).rejects.toMatchObject({ init: { status: 403 } })
  })

  test('un responsable local ne voit que son centre : 404 ailleurs', async ({ ctx }) => {
    const [ici, ailleurs] = [await buildCentre(ctx), await buildCentre(ctx)]
    const sienne = await buildFormation(ctx, { centreId: ici.id })
    const autre = await buildFormation(ctx, { centreId: ailleurs.id })
    const local = await asRole(ctx, ['responsable_local'], ici.id)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId: autre.id })
    expect((await ouvrir(local, valider.loader, sienne.id)).answer.gestion).toBe(true)
    for (const page of [valider.loader, ajouter.loader, modifier.loader, exporter]) {
      await expect(
        ouvrir<unknown>(local, page as never, autre.id, { inscriptionId }),
      ).rejects.toMatchObject({ init: { status: 404 } })
    }
    const { answer } = await ouvrir(local, choisir, '')
    expect(answer.rows.map(({ id }) => id)).toEqual([sienne.id])
  })

  test('sans le droit : 403 ; identifiant inconnu ou mal formé : 404 ; adresse farfelue : la page', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId: id })
    const membre = await asRole(ctx, ['tresorier'])
    for (const page of [valider.loader, ajouter.loader, modifier.loader, exporter, choisir]) {
      await expect(
        ouvrir<unknown>(membre, page as never, id, { inscriptionId }),
      ).rejects.toMatchObject({ init: { status: 403 } })
    }
    for (const faux of [newId(), 'x', '', '%00']) {
      await expect(ouvrir(ctx, valider.loader, faux)).rejects.toMatchObject({
        init: { status: 404 },
      })
      await expect(ouvrir(ctx, modifier.loader, id, { inscriptionId: faux })).rejects.toMatchObject(
        { init: { status: 404 } },
      )
    }
    const requete = '?page=-1&vue=%00&tous=x&page=2&page=abc'
    expect((await ouvrir(ctx, valider.loader, id, { requete })).answer.lignes).toHaveLength(1)
  })

  test('l’export ne contient aucune formule et laisse une trace au-delà de 50 personnes', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { places: 60 })
    for (let rang = 0; rang < 51; rang += 1)
      await buildInscription(ctx, { formationId: id, amenagement: '=HYPERLINK("x")' })
    const { answer } = await ouvrir(ctx, exporter, id)
    const texte = await answer.text()
    expect(texte.trim().split('\r\n')).toHaveLength(52)
    expect(texte).not.toMatch(/;"?=HYPERLINK/)
    const traces = await at(ctx, ctx.now)
      .db.selectFrom('journal')
      .where('unionId', '=', ctx.union.id)
      .where('acte', '=', 'formation.stagiaires_exportes')
      .selectAll()
      .execute()
    expect(traces).toMatchObject([{ objetId: id, codes: { lignes: 51 } }])
  })
})

const fiche: [string, string][] = [
  ['identite.civilite', 'madame'],
  ['identite.nomNaissance', 'Petit'],
  ['identite.prenoms', 'Nadia'],
  ['identite.naissance.jour', '15'],
  ['identite.naissance.mois', '6'],
  ['identite.naissance.annee', '1990'],
  ['identite.naissanceCommune', 'Besançon'],
  ['identite.naissanceCodePostal', '25000'],
  ['identite.naissancePays', 'France'],
  ['coordonnees.statutBpf', 'salarie'],
]

describe('Ajouter stagiaire, Modifier stagiaire', () => {
  test('ajoute sans adresse ; complète, le dit avec le lien vers la case ; transfère d’un bouton', async ({
    ctx,
  }) => {
    const [pleine, libre] = [await buildFormation(ctx, { places: 1 }), await buildFormation(ctx)]
    const { answer: fait } = await ouvrir(ctx, ajouter.action, pleine.id, {
      corps: [...fiche, ['id', newId()]],
    })
    expect(fait).toMatchObject({ status: 302 })
    expect(await listInscriptions(ctx, pleine.id)).toMatchObject([
      { email: null, origine: 'gestionnaire' },
    ])
    expect((await ouvrir(ctx, ajouter.loader, pleine.id)).answer.complete).toBe(true)
    const autre = fiche.map(([nom, valeur]): [string, string] => [
      nom,
      nom === 'identite.prenoms' ? 'Yvette' : valeur,
    ])
    expect(
      (await ouvrir(ctx, ajouter.action, pleine.id, { corps: [...autre, ['id', newId()]] })).answer,
    ).toMatchObject({ data: { formError: expect.stringContaining('complète') } })
    const id = newId()
    const { answer: avertie } = await ouvrir(ctx, ajouter.action, libre.id, {
      corps: [...fiche, ['id', id]],
    })
    expect(avertie).toMatchObject({
      init: { status: 422 },
      data: { errors: { transferer: expect.stringContaining('F26-') }, values: { id } },
    })
    await ouvrir(ctx, ajouter.action, libre.id, {
      corps: [...fiche, ['id', id], ['transferer', 'oui']],
    })
    expect(await listInscriptions(ctx, libre.id)).toMatchObject([{ id, statut: 'inscrite' }])
  })

  test('le formulaire ne choisit ni la porte, ni la formation, ni l’accord', async ({ ctx }) => {
    const [ici, ailleurs] = [await buildFormation(ctx), await buildFormation(ctx)]
    const id = newId()
    await ouvrir(ctx, ajouter.action, ici.id, {
      corps: [
        ...fiche,
        ['id', id],
        ['formationId', ailleurs.id],
        ['origine', 'public'],
        ['accordVersion', '7'],
      ],
    })
    expect(await listInscriptions(ctx, ici.id)).toMatchObject([{ id, origine: 'gestionnaire' }])
    expect(await listInscriptions(ctx, ailleurs.id)).toEqual([])
  })

  test('une fiche vide : une phrase par champ, aucune en jargon', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const { answer } = await ouvrir(ctx, ajouter.action, id, { corps: [['id', newId()]] })
    const errors = (answer as { data: { errors: Record<string, string> } }).data.errors
    expect(Object.keys(errors)).toEqual(
      expect.arrayContaining([
        'identite.civilite',
        'identite.nomNaissance',
        'identite.naissanceDate',
        'coordonnees.statutBpf',
      ]),
    )
    for (const phrase of Object.values(errors)) expect(phrase).toMatch(/^[A-Z].*\.$/)
  })

  test('modifie ; une fiche ouverte avant répond 409 et montre les deux versions', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId: id })
    const corps: [string, string][] = [...fiche, ['version', '1']]
    expect((await ouvrir(ctx, modifier.action, id, { inscriptionId, corps })).answer).toMatchObject(
      { status: 302 },
    )
    expect((await ouvrir(ctx, modifier.action, id, { inscriptionId, corps })).answer).toMatchObject(
      { init: { status: 409 }, data: { conflict: true } },
    )
    const { answer, statements } = await ouvrir(ctx, modifier.loader, id, { inscriptionId })
    expect(answer).toMatchObject({
      valeurs: { identite: { nomNaissance: 'Petit' } },
      fiche: { version: 2 },
    })
    expect(JSON.stringify(answer)).not.toMatch(/suiviSha256|clePersonne/)
    expect(statements).toBeLessThanOrEqual(5)
  })

  test('chaque bouton de la fiche fait son acte', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId: id })
    const presser = async (...corps: [string, string][]) =>
      (await ouvrir(ctx, modifier.action, id, { inscriptionId, corps })).answer
    expect(await presser(['intention', 'renvoyer'])).toMatchObject({ status: 302 })
    expect(await presser(['intention', 'retirer-presence'])).toMatchObject({ status: 302 })
    expect(await presser(['intention', 'desinscrire'])).toMatchObject({
      data: { errors: { motif: 'Choisissez la raison.' } },
    })
    expect(await presser(['intention', 'refuser'])).toMatchObject({ status: 302 })
    expect(await presser(['intention', 'renvoyer'])).toMatchObject({ init: { status: 422 } })
    expect(await listInscriptions(ctx, id)).toMatchObject([{ statut: 'refusee' }])
  })
})
