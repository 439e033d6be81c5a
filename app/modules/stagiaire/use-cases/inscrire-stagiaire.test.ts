import { listJournees } from '#app/modules/formation/public.server.ts'
import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { as, asPublic, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import {
  buildInscription,
  demandeInscription,
  listInscriptions,
  listJobs,
} from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import { refusDejaValidee } from '../model.ts'

import { inscrireStagiaire } from './inscrire-stagiaire.server.ts'
import { validerInscriptions } from './valider-inscriptions.server.ts'

describe('inscrire un stagiaire', () => {
  test('l’ajoute à la liste, tel qu’il a été écrit, et prépare sa confirmation', async ({
    ctx,
  }) => {
    const formation = await buildFormation(ctx)
    const demande = demandeInscription({
      formationId: formation.id,
      nomNaissance: 'Petit',
      prenoms: 'nadia',
    })
    await inscrireStagiaire(asPublic(ctx), demande)
    expect(await listInscriptions(ctx, formation.id)).toMatchObject([
      {
        id: demande.id,
        nomNaissance: 'Petit',
        statut: 'inscrite',
        vivante: true,
        origine: 'public',
        clePersonne: 'petit|nadia|1990-06-15',
      },
    ])
    expect(await listJobs(ctx, 'stagiaire.envoyer_confirmation')).toEqual([
      expect.objectContaining({ inscriptionId: demande.id }),
    ])
  })

  test('le même formulaire envoyé deux fois fait une ligne', async ({ ctx }) => {
    const formation = await buildFormation(ctx)
    const demande = demandeInscription({ formationId: formation.id, origine: 'gestionnaire' })
    const ids = await Promise.all(
      [1, 2, 3].map(() => inscrireStagiaire(as(ctx, ctx.acteur), demande)),
    )
    expect(new Set(ids.map(({ id }) => id))).toEqual(new Set([demande.id]))
    expect(await listInscriptions(ctx, formation.id)).toHaveLength(1)
  })

  test('l’identifiant d’un formulaire ne sert pas à une autre personne', async ({ ctx }) => {
    const formation = await buildFormation(ctx)
    const demande = demandeInscription({ formationId: formation.id })
    await inscrireStagiaire(ctx, demande)
    const autre = demandeInscription({
      id: demande.id,
      formationId: formation.id,
      prenoms: 'Yvette',
    })
    await expect(inscrireStagiaire(ctx, autre)).rejects.toThrow('a déjà servi')
    expect(await listInscriptions(ctx, formation.id)).toHaveLength(1)
  })

  test('demande le droit « Ajouter stagiaire » au gestionnaire, pour son centre', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx)
    const formation = await buildFormation(ctx, { centreId: centre.id })
    const autre = await buildCentre(ctx)
    const demande = () => demandeInscription({ formationId: formation.id, origine: 'gestionnaire' })
    await expect(inscrireStagiaire(await asRole(ctx, ['formateur']), demande())).rejects.toThrow(
      'inscription.creer',
    )
    await expect(
      inscrireStagiaire(await asRole(ctx, ['responsable_local'], autre.id), demande()),
    ).rejects.toThrow('Introuvable')
    await inscrireStagiaire(await asRole(ctx, ['responsable_local'], centre.id), demande())
    expect(await listInscriptions(ctx, formation.id)).toHaveLength(1)
  })

  test('une formation privée n’existe pas pour le public', async ({ ctx }) => {
    const formation = await buildFormation(ctx, { privee: true })
    const attempt = inscrireStagiaire(
      asPublic(ctx),
      demandeInscription({ formationId: formation.id }),
    )
    await expect(attempt).rejects.toThrow('Introuvable')
  })

  test('FOR-2 : le public s’inscrit jusqu’à la date prévue, le gestionnaire le jour même encore', async ({
    ctx,
  }) => {
    const formation = await buildFormation(ctx, {
      jours: ['2026-11-28'],
      inscriptionsJusquAu: '2026-11-25',
    })
    const lendemain = at(asPublic(ctx), '2026-11-26T09:00:00Z')
    await expect(
      inscrireStagiaire(lendemain, demandeInscription({ formationId: formation.id })),
    ).rejects.toThrow('Les inscriptions sont closes.')
    await inscrireStagiaire(
      at(ctx, '2026-11-28T18:00:00Z'),
      demandeInscription({ formationId: formation.id, origine: 'gestionnaire' }),
    )
    expect(await listInscriptions(ctx, formation.id)).toHaveLength(1)
  })
})

describe('âges (premier jour de la session)', () => {
  test('PSC : 9 ans la veille de l’anniversaire, refusé ; 10 ans, accepté', async ({ ctx }) => {
    const enJuin = at(ctx, '2025-06-01T09:00:00Z')
    const enfant = {
      naissanceDate: '2015-06-15',
      responsableNom: 'Zoé Petit',
      responsableLien: 'mere' as const,
      responsableEmail: 'zoe@exemple.fr',
    }
    const veille = await buildFormation(enJuin, { jours: ['2025-06-14'] })
    const jour = await buildFormation(enJuin, { jours: ['2025-06-15'] })
    await expect(
      inscrireStagiaire(enJuin, demandeInscription({ ...enfant, formationId: veille.id })),
    ).rejects.toMatchObject({ field: 'identite.naissanceDate' })
    await inscrireStagiaire(enJuin, demandeInscription({ ...enfant, formationId: jour.id }))
    expect(await listInscriptions(ctx, jour.id)).toMatchObject([{ responsableNom: 'Zoé Petit' }])
  })

  test('sous 18 ans, le responsable légal est demandé ; au-dessus, il n’est pas gardé', async ({
    ctx,
  }) => {
    const formation = await buildFormation(ctx)
    const mineur = { formationId: formation.id, naissanceDate: '2010-01-01' }
    await expect(inscrireStagiaire(ctx, demandeInscription(mineur))).rejects.toMatchObject({
      field: 'coordonnees.responsableNom',
    })
    await expect(
      inscrireStagiaire(ctx, demandeInscription({ ...mineur, responsableNom: 'Zoé Petit' })),
    ).rejects.toMatchObject({ field: 'coordonnees.responsableLien' })
    await inscrireStagiaire(
      ctx,
      demandeInscription({ formationId: formation.id, responsableNom: 'Zoé Petit' }),
    )
    expect(await listInscriptions(ctx, formation.id)).toMatchObject([{ responsableNom: null }])
  })

  test('une naissance à venir est refusée', async ({ ctx }) => {
    const formation = await buildFormation(ctx, { type: 'GQS' })
    const attempt = inscrireStagiaire(
      ctx,
      demandeInscription({ formationId: formation.id, naissanceDate: '2094-06-14' }),
    )
    await expect(attempt).rejects.toThrow(
      'La date de naissance doit être dans le passé. Vous avez écrit 2094.',
    )
  })
})

describe('STA-2 : une seconde inscription au même type', () => {
  test('(a) : l’ancienne, à valider, cède sa place et son adresse est prévenue', async ({
    ctx,
  }) => {
    const [ancienne, nouvelle] = [
      await buildFormation(ctx, { places: 1 }),
      await buildFormation(ctx),
    ]
    const premiere = demandeInscription({ formationId: ancienne.id })
    await inscrireStagiaire(asPublic(ctx), premiere)
    await inscrireStagiaire(
      asPublic(ctx),
      demandeInscription({ formationId: nouvelle.id, email: 'autre@exemple.fr' }),
    )
    expect(await listInscriptions(ctx, ancienne.id)).toMatchObject([
      { statut: 'desinscrite', motif: 'reinscription', vivante: false },
    ])
    expect(await listInscriptions(ctx, nouvelle.id)).toMatchObject([
      { statut: 'inscrite', vivante: true },
    ])
    expect(await listJobs(ctx, 'stagiaire.prevenir_reinscription')).toMatchObject([
      { inscriptionId: premiere.id },
    ])
    await buildInscription(ctx, { formationId: ancienne.id }) // its place is free
  })

  test('(a) : même personne = nom, premier prénom et naissance, sans accent ni casse', async ({
    ctx,
  }) => {
    const [ancienne, nouvelle] = [await buildFormation(ctx), await buildFormation(ctx)]
    await inscrireStagiaire(
      ctx,
      demandeInscription({
        formationId: ancienne.id,
        nomNaissance: 'Le Goff',
        prenoms: 'Zoé Anne',
      }),
    )
    await inscrireStagiaire(
      ctx,
      demandeInscription({ formationId: nouvelle.id, nomNaissance: 'LEGOFF', prenoms: 'zoe' }),
    )
    expect(await listInscriptions(ctx, ancienne.id)).toMatchObject([{ statut: 'desinscrite' }])
  })

  test('(a) : un alias est le même type ; un autre type ne change rien', async ({ ctx }) => {
    await donnerAlias(ctx, 'GQS', 'INITIATION')
    await donnerAlias(ctx, 'IPSEN', 'INITIATION')
    const formations = [
      await buildFormation(ctx, { type: 'PSC' }),
      await buildFormation(ctx, { type: 'GQS' }),
      await buildFormation(ctx, { type: 'IPSEN' }),
    ]
    for (const { id } of formations)
      await inscrireStagiaire(ctx, demandeInscription({ formationId: id }))
    const statuts = await Promise.all(
      formations.map(async ({ id }) => (await listInscriptions(ctx, id))[0]?.statut),
    )
    expect(statuts).toEqual(['inscrite', 'desinscrite', 'inscrite'])
  })

  test('(b) : l’ancienne, validée, fait échouer le formulaire, toujours ; le détail part à l’adresse connue', async ({
    ctx,
  }) => {
    const [ancienne, nouvelle] = [
      await buildFormation(ctx),
      await buildFormation(ctx, { depassementCapacite: true }),
    ]
    const premiere = demandeInscription({ formationId: ancienne.id })
    await inscrireStagiaire(ctx, premiere)
    await validerInscriptions(ctx, { formationId: ancienne.id, inscriptionIds: [premiere.id] })
    const attempt = inscrireStagiaire(
      asPublic(ctx),
      demandeInscription({ formationId: nouvelle.id, email: 'autre@exemple.fr' }),
    )
    await expect(attempt).rejects.toThrow(refusDejaValidee)
    expect(refusDejaValidee).not.toMatch(/F26-/)
    expect(await listInscriptions(ctx, nouvelle.id)).toEqual([])
    expect(await listInscriptions(ctx, ancienne.id)).toMatchObject([
      { statut: 'validee', vivante: true },
    ])
    expect(await listJobs(ctx, 'stagiaire.prevenir_deja_validee')).toEqual([
      { inscriptionId: premiere.id },
    ])
  })

  test('(c) : la même formation à nouveau ne change rien, même complète ; la confirmation repart', async ({
    ctx,
  }) => {
    const formation = await buildFormation(ctx, { places: 1 })
    const premiere = demandeInscription({ formationId: formation.id })
    await inscrireStagiaire(asPublic(ctx), premiere)
    const issue = await inscrireStagiaire(
      asPublic(ctx),
      demandeInscription({ formationId: formation.id, email: 'autre@exemple.fr' }),
    )
    expect(issue).toEqual({ id: premiere.id })
    expect(await listInscriptions(ctx, formation.id)).toMatchObject([
      { email: 'nadia.petit@exemple.fr' },
    ])
    expect(await listJobs(ctx, 'stagiaire.envoyer_confirmation')).toHaveLength(2)
  })

  test('(e) : le gestionnaire lit d’abord où est la personne, puis transfère', async ({ ctx }) => {
    const [ancienne, nouvelle] = [
      await buildFormation(ctx, { intitule: 'PSC de Noël' }),
      await buildFormation(ctx),
    ]
    await inscrireStagiaire(ctx, demandeInscription({ formationId: ancienne.id }))
    const demande = demandeInscription({ formationId: nouvelle.id, origine: 'gestionnaire' })
    await expect(inscrireStagiaire(ctx, demande)).rejects.toMatchObject({
      field: 'transferer',
      message: expect.stringContaining(
        'PETIT Nadia est déjà inscrite à la formation F26-0001 «\u00a0PSC de Noël\u00a0»',
      ),
    })
    await inscrireStagiaire(ctx, { ...demande, transferer: true })
    expect(await listInscriptions(ctx, ancienne.id)).toMatchObject([
      { statut: 'desinscrite', motif: 'reinscription' },
    ])
  })

  test('(e) : une formation d’un autre centre n’est pas nommée ; déjà validée, jamais transférée', async ({
    ctx,
  }) => {
    const [ici, ailleurs] = [await buildCentre(ctx), await buildCentre(ctx)]
    const ancienne = await buildFormation(ctx, { centreId: ailleurs.id })
    const nouvelle = await buildFormation(ctx, { centreId: ici.id })
    const premiere = demandeInscription({ formationId: ancienne.id })
    await inscrireStagiaire(ctx, premiere)
    const local = await asRole(ctx, ['responsable_local'], ici.id)
    const demande = demandeInscription({ formationId: nouvelle.id, origine: 'gestionnaire' })
    await expect(inscrireStagiaire(local, demande)).rejects.toThrow(
      'une autre formation du même type',
    )
    await validerInscriptions(ctx, { formationId: ancienne.id, inscriptionIds: [premiere.id] })
    await expect(inscrireStagiaire(ctx, { ...demande, transferer: true })).rejects.toThrow(
      'a déjà une inscription validée à la formation F26-0001',
    )
  })

  test('une formation passée ou clôturée ne retient personne, même si le drapeau est resté levé', async ({
    ctx,
  }) => {
    const passee = await buildFormation(ctx, {
      jours: ['2026-11-23'],
      inscriptionsJusquAu: '2026-11-23',
    })
    const premiere = demandeInscription({ formationId: passee.id })
    await inscrireStagiaire(ctx, premiere)
    await validerInscriptions(ctx, { formationId: passee.id, inscriptionIds: [premiere.id] })
    const nouvelle = await buildFormation(ctx)
    const demain = at(ctx, '2026-11-24T09:00:00Z')
    await inscrireStagiaire(demain, demandeInscription({ formationId: nouvelle.id }))
    expect(await listInscriptions(ctx, passee.id)).toMatchObject([
      { statut: 'validee', vivante: false },
    ])
    expect(await listInscriptions(ctx, nouvelle.id)).toMatchObject([{ vivante: true }])
  })

  test('la clôture libère les inscrits sans changer leur inscription', async ({ ctx }) => {
    const formation = await buildFormation(ctx, {
      jours: ['2026-11-23'],
      inscriptionsJusquAu: '2026-11-23',
    })
    await inscrireStagiaire(ctx, demandeInscription({ formationId: formation.id }))
    expect(await listJournees(ctx, [formation.id])).toHaveLength(1)
    await cloturerFormation(at(ctx, '2026-11-23T20:00:00Z'), formation.id)
    expect(await listInscriptions(ctx, formation.id)).toMatchObject([
      { statut: 'inscrite', vivante: false },
    ])
  })
})

describe('STA-3 : une seule règle de places pour toutes les portes', () => {
  for (const origine of ['public', 'gestionnaire'] as const) {
    test(`porte « ${origine} » : refusé quand la formation est complète, levé par le dépassement`, async ({
      ctx,
    }) => {
      const complete = await buildFormation(ctx, { places: 1 })
      const ouverte = await buildFormation(ctx, { places: 1, depassementCapacite: true })
      await buildInscription(ctx, { formationId: complete.id })
      await buildInscription(ctx, { formationId: ouverte.id })
      const porte = origine === 'public' ? asPublic(ctx) : ctx
      await expect(
        inscrireStagiaire(porte, demandeInscription({ formationId: complete.id, origine })),
      ).rejects.toThrow('La formation est complète')
      await inscrireStagiaire(porte, demandeInscription({ formationId: ouverte.id, origine }))
      expect(await listInscriptions(ctx, ouverte.id)).toHaveLength(2)
    })
  }

  test('STA-0 : une place tenue compte jusqu’à son terme, une liste d’attente ne compte pas', async ({
    ctx,
  }) => {
    const formation = await buildFormation(ctx, { places: 1 })
    const { id } = await buildInscription(ctx, { formationId: formation.id })
    const tenue = {
      statut: 'proposee',
      vivante: false,
      tenueJusque: new Date('2026-11-23T10:00:00Z'),
    } as const
    await changer(ctx, id, tenue)
    await expect(
      inscrireStagiaire(ctx, demandeInscription({ formationId: formation.id })),
    ).rejects.toThrow('complète')
    await inscrireStagiaire(
      at(ctx, '2026-11-23T10:00:01Z'),
      demandeInscription({ formationId: formation.id }),
    )
    expect(await listInscriptions(ctx, formation.id)).toHaveLength(2)
  })

  test('une autre union n’existe pas', async ({ ctx }) => {
    const attempt = inscrireStagiaire(asPublic(ctx), demandeInscription({ formationId: newId() }))
    await expect(attempt).rejects.toThrow('Introuvable')
  })
})

async function donnerAlias(ctx: Ctx, code: string, alias: string): Promise<void> {
  await transaction(ctx, (ctx) =>
    ctx.db
      .updateTable('typeFormation')
      .set({ alias: [alias] })
      .where('unionId', '=', ctx.union.id)
      .where('code', '=', code)
      .execute(),
  )
}

async function changer(
  ctx: Ctx,
  id: string,
  valeurs: { statut: 'proposee'; vivante: boolean; tenueJusque: Date },
): Promise<void> {
  await transaction(ctx, (ctx) =>
    ctx.db
      .updateTable('inscription')
      .set(valeurs)
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute(),
  )
}
