import { validerDiplomes } from '#app/modules/diplome/use-cases/valider-diplomes.server.ts'
import { encaisserReglement } from '#app/modules/facturation/use-cases/encaisser-reglement.server.ts'
import { rembourserReglement } from '#app/modules/facturation/use-cases/rembourser-reglement.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { filtresSchema, listFormations } from '#app/modules/formation/queries/listes.server.ts'
import { annulerFormation } from '#app/modules/formation/use-cases/annuler-formation.server.ts'
import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import { proposerPlacesLibres } from '#app/modules/stagiaire/jobs/proposer-places.server.ts'
import { jetonSuivi } from '#app/modules/stagiaire/public.server.ts'
import { listCreneaux } from '#app/modules/stagiaire/queries/presences.server.ts'
import { accepterPlace } from '#app/modules/stagiaire/use-cases/accepter-place.server.ts'
import { creerLienPartenaire } from '#app/modules/stagiaire/use-cases/creer-lien-partenaire.server.ts'
import { inscrireStagiaire } from '#app/modules/stagiaire/use-cases/inscrire-stagiaire.server.ts'
import { saisirPresences } from '#app/modules/stagiaire/use-cases/saisir-presences.server.ts'
import { seDesister } from '#app/modules/stagiaire/use-cases/se-desister.server.ts'
import { validerPresences } from '#app/modules/stagiaire/use-cases/valider-presences.server.ts'
import { lireBilan } from '#app/modules/statistique/queries/page-bpf.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { as, asPublic, at, describe, expect, test } from '#tests/base.ts'
import { buildFormationTenue, buildObjectifs } from '#tests/build/bilan.ts'
import { buildClient } from '#tests/build/client.ts'
import { envoyerApresCloture, listEnvoisDe, repondre } from '#tests/build/enquete.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, demandeInscription, listInscriptions } from '#tests/build/stagiaire.ts'

// One month of a training manager: twelve trainings, and what goes otherwise than planned.

describe('un mois de formations', () => {
  test('STA-3, FOR-10, STAT-1 : douze formations, de l’inscription au bilan', async ({ ctx }) => {
    await buildObjectifs(ctx)
    const ordinaires = []
    for (let rang = 1; rang <= 8; rang += 1) {
      ordinaires.push(
        await buildFormationTenue(ctx, {
          type: 'PSC',
          jours: [`2026-11-${String(23 + (rang % 5)).padStart(2, '0')}`],
          stagiaires: ['particulier', 'particulier', 'salarie', 'particulier'],
        }),
      )
    }
    const annulee = await uneAnnulee(ctx)
    const pleine = await unePleine(ctx)
    const entreprise = await uneEntreprise(ctx)
    const mouvementee = await uneMouvementee(ctx)

    const statuts = async (id: string) =>
      (await listInscriptions(ctx, id)).map(({ statut, motif }) => motif ?? statut)
    expect(await statuts(annulee)).toEqual(['annulation', 'annulation'])
    expect((await statuts(pleine)).sort()).toEqual(['demande', 'inscrite', 'validee'])
    expect(await statuts(entreprise)).toEqual(['validee', 'validee'])

    const fin = at(ctx, '2026-12-20T09:00:00Z')
    const { rows } = await listFormations(fin, 'cloturee', filtresSchema.parse({}))
    expect(rows).toHaveLength(10)
    const ligne = rows.find(({ id }) => id === mouvementee)
    expect(ligne).toMatchObject({ valides: 4, nonDiplomes: 1 })

    const { bilan } = await lireBilan(at(ctx, fin.now), 2026)
    expect([bilan.c.c1.ht, bilan.c.c9.ht]).toEqual([90_000, 4 * 6000])
    // 8 × 4 in the ordinary ones, 2 in the company, 4 of the 5 in the last: the absent counts nowhere.
    expect(bilan.totalF1.stagiaires).toBe(8 * 4 + 2 + 4)
    expect(bilan.totalF3).toEqual(bilan.totalF1)
    expect(bilan.totalF4).toEqual(bilan.totalF1)
    expect(ordinaires).toHaveLength(8)
  }, 60_000)
})

/** Two had signed up; the room is flooded. */
async function uneAnnulee(ctx: Ctx): Promise<string> {
  const { id } = await buildFormation(ctx, { jours: ['2026-12-12'] })
  for (let rang = 0; rang < 2; rang += 1) await buildInscription(ctx, { formationId: id })
  const { version = 1 } = (await findFormation(at(ctx, ctx.now), id)) ?? {}
  await annulerFormation(ctx, { formationId: id, version, motif: 'La salle est inondée.' })
  return id
}

/** Two places, a third person waits; one withdraws, the place is offered and taken. */
async function unePleine(ctx: Ctx): Promise<string> {
  const { id } = await buildFormation(ctx, { jours: ['2026-12-19'], places: 2 })
  const premiere = await buildInscription(ctx, { formationId: id })
  await buildInscription(ctx, { formationId: id, validee: true })
  const attend = demandeInscription({ formationId: id, nomNaissance: 'ATTEND' })
  await inscrireStagiaire(asPublic(ctx), { ...attend, attente: true })
  await seDesister(asPublic(ctx), { jeton: jetonSuivi(ctx, premiere.id) })
  await proposerPlacesLibres.run(as(ctx, { genre: 'systeme' }), {}, { attempt: 1, maxAttempts: 1 })
  await accepterPlace(asPublic(ctx), { jeton: jetonSuivi(ctx, attend.id) })
  return id
}

/** A company sends two people by its partner link, then pays. */
async function uneEntreprise(ctx: Ctx): Promise<string> {
  const client = await buildClient(ctx)
  const { id } = await buildFormation(ctx, { type: 'SST', privee: true, jours: ['2026-12-03'] })
  await transaction(as(ctx, { genre: 'systeme' }), (ctx) =>
    ctx.db
      .updateTable('formation')
      .set({ clientId: client.id })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute(),
  )
  const lienPartenaireId = newId()
  await creerLienPartenaire(ctx, {
    id: lienPartenaireId,
    formationId: id,
    limite: 2,
    expireLe: '2026-12-01',
    note: null,
    payeur: 'partenaire' as const,
  })
  const employes = ['GRANDJEAN', 'VUILLEMIN'].map((nomNaissance) =>
    demandeInscription({ formationId: id, nomNaissance, statutBpf: 'salarie' }),
  )
  for (const employe of employes)
    await inscrireStagiaire(asPublic(ctx), { ...employe, origine: 'partenaire', lienPartenaireId })
  const troisieme = demandeInscription({ formationId: id, nomNaissance: 'TROISIEME' })
  await expect(
    inscrireStagiaire(asPublic(ctx), { ...troisieme, origine: 'partenaire', lienPartenaireId }),
  ).rejects.toThrow()
  await tenir(ctx, id, '2026-12-03', employes)
  await encaisserReglement(at(ctx, '2026-12-04T09:00:00Z'), {
    id: newId(),
    formationId: id,
    payeur: 'client',
    montant: 90_000,
    moyen: 'virement',
    le: '2026-12-04',
    reference: 'VIR 42',
  })
  await cloturerFormation(at(ctx, '2026-12-04T10:00:00Z'), id)
  return id
}

/** Five paid, one did not come and is given its money back, one certificate is forgotten, one answers the survey. */
async function uneMouvementee(ctx: Ctx): Promise<string> {
  const { id } = await buildFormation(ctx, { jours: ['2026-12-05'] })
  const inscrits = []
  for (let rang = 0; rang < 5; rang += 1)
    inscrits.push(await buildInscription(ctx, { formationId: id, validee: true }))
  const reglements = []
  for (const { id: payeur } of inscrits) {
    const reglement = newId()
    await encaisserReglement(ctx, {
      id: reglement,
      formationId: id,
      payeur,
      montant: 6000,
      moyen: 'cheque',
      le: '2026-11-23',
      reference: null,
    })
    reglements.push(reglement)
  }
  const venus = inscrits.slice(0, 4)
  await tenir(ctx, id, '2026-12-05', venus)
  const soir = at(ctx, '2026-12-05T19:00:00Z')
  await rembourserReglement(soir, {
    id: newId(),
    reglementId: reglements[4] ?? '',
    montant: 6000,
    reference: null,
  })
  const resultats = Object.fromEntries(venus.map((venu) => [venu.id, 'certifie' as const]))
  await cloturerFormation(at(ctx, soir.now), id, resultats)
  const numeros = Object.fromEntries(
    venus.slice(0, 3).map((venu, rang) => [venu.id, `PSC-${rang}`]),
  )
  await validerDiplomes(at(ctx, soir.now), {
    formationId: id,
    inscriptionIds: Object.keys(numeros),
    numeros,
  })
  await envoyerApresCloture(ctx, id, '2026-12-05T20:00:00Z')
  const envois = await listEnvoisDe(ctx, id)
  const [envoi] = envois.filter(({ inscriptionId }) => inscriptionId !== null)
  expect(envois.filter(({ inscriptionId }) => inscriptionId !== null)).toHaveLength(4)
  await repondre(at(ctx, '2026-12-06T09:00:00Z'), envoi?.id ?? '')
  return id
}

/** They were there all day, and it is validated. */
async function tenir(ctx: Ctx, formationId: string, jour: string, venus: { id: string }[]) {
  const soir = at(ctx, `${jour}T18:00:00Z`)
  const feuille = Object.fromEntries(
    (await listCreneaux(soir, formationId)).map((c) => [c.id, 'present' as const]),
  )
  await saisirPresences(soir, {
    formationId,
    presences: Object.fromEntries(venus.map(({ id }) => [id, feuille])),
  })
  const inscriptionIds = venus.map(({ id }) => id)
  await validerPresences(at(ctx, soir.now), { formationId, inscriptionIds, motif: null })
}
