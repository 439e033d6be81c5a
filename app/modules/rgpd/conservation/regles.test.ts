import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import { etablirMissions } from '#app/modules/formation/use-cases/etablir-missions.server.ts'
import { listCreneaux } from '#app/modules/stagiaire/queries/presences.server.ts'
import { signerPresence } from '#app/modules/stagiaire/use-cases/signer-presence.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, at, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { queryOwner } from '#tests/build/catalogue.ts'
import { buildDocument } from '#tests/build/document.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { signatureDessinee } from '#tests/build/signature.ts'
import { buildInscription, listPresences } from '#tests/build/stagiaire.ts'
import { appliquerConservation } from '../use-cases/appliquer-conservation.server.ts'

const jour = '2026-11-28'

/** A closed formation with its trainer, told, declared, and a trainee who signed. */
async function formationPassee(ctx: Ctx) {
  const { id: formationId } = await buildFormation(ctx, { jours: [jour] })
  const formateur = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] })
  await affecterFormateur(ctx, { id: newId(), formationId, adherentId: formateur.id })
  await etablirMissions(ctx, { formationId })
  const { id: inscriptionId } = await buildInscription(ctx, { formationId })
  const [creneau] = await listCreneaux(ctx, formationId)
  const terrain = as(at(ctx, `${jour}T08:00:00Z`), await acteurDe(ctx, formateur))
  const signee = { formationId, creneauId: creneau?.id ?? '', inscriptionId }
  await signerPresence(terrain, { ...signee, image: signatureDessinee() })
  await queryOwner(
    `insert into consigne_envoi (union_id, id, formation_id, lot, candidature_id, empreinte)
     select union_id, $2, formation_id, $2, id, 'x' from candidature where formation_id = $1`,
    [formationId, newId()],
  )
  await queryOwner(
    `insert into declaration_ligne (union_id, id, evenement_genre, evenement_id, adherent_id, statut)
     values ($1, $2, 'formation', $3, $4, 'prete')`,
    [ctx.union.id, newId(), formationId, formateur.id],
  )
  await queryOwner(`update formation set statut = 'cloturee' where id = $1`, [formationId])
  return { formationId, formateur }
}

function compter(formationId: string) {
  return queryOwner<Record<string, number>>(
    `select (select count(*)::int from consigne_envoi where formation_id = $1) as consignes,
       (select count(*)::int from affectation_journee j join candidature k on k.id = j.candidature_id
         where k.formation_id = $1) as affectations,
       (select count(*)::int from declaration_ligne where evenement_id = $1) as declarations,
       (select count(*)::int from candidature where formation_id = $1) as candidatures,
       (select count(*)::int from document_formation where formation_id = $1 and genre = 'mission') as lettres,
       (select count(*)::int from fichier f join inscription i on i.id = f.proprietaire_id
         where i.formation_id = $1 and f.genre = 'signature') as signatures`,
    [formationId],
  )
}

const nuit = (ctx: Ctx, le: string) =>
  appliquerConservation(at(as(ctx, { genre: 'systeme' }), `${le}T03:15:00Z`))

describe('les règles de conservation', () => {
  test('dix ans après une formation, il ne reste de son équipe que ses documents figés', async ({
    ctx,
  }) => {
    const { formationId, formateur } = await formationPassee(ctx)
    const lettres = 1 // frozen, as the procès-verbal
    const equipe = { consignes: 1, affectations: 1, declarations: 1, candidatures: 1 }
    const tout = { ...equipe, lettres, signatures: 1 }
    await nuit(ctx, '2036-11-28')
    expect(await compter(formationId)).toEqual([tout])
    await nuit(ctx, '2036-11-29')
    const partie = { consignes: 0, affectations: 0, declarations: 0, candidatures: 0 }
    const rien = { ...partie, lettres, signatures: 0 }
    expect(await compter(formationId)).toEqual([rien])
    expect(
      await queryOwner('select 1 from adherent where id = $1 and archive_le is null', [
        formateur.id,
      ]),
    ).toHaveLength(1)
  })

  test('une présence reste, sans signature ni auteur', async ({ ctx }) => {
    const { formationId } = await formationPassee(ctx)
    await nuit(ctx, '2036-11-29')
    expect(await listPresences(ctx, formationId)).toMatchObject([
      { present: true, moyen: 'signature', saisiePar: null, signatureFichierId: null },
    ])
  })

  test('une formation qui n’est pas close ne perd rien, même très vieille', async ({ ctx }) => {
    const { formationId } = await formationPassee(ctx)
    await queryOwner(`update formation set statut = 'validee' where id = $1`, [formationId])
    await nuit(ctx, '2046-01-01')
    expect(await compter(formationId)).toMatchObject([{ candidatures: 1, signatures: 1 }])
  })

  test('un accord retiré part au bout de cinq ans, un document archivé oublie ses lecteurs', async ({
    ctx,
  }) => {
    const membre = await buildAdherent(ctx)
    const { personneId } = await acteurDe(ctx, membre)
    for (const retire of ['2026-11-01', null])
      await queryOwner(
        `insert into consentement (union_id, id, personne_id, genre, texte_version, retire_le) values ($1, $2, $3, 'photo', 1, $4)`,
        [ctx.union.id, newId(), personneId, retire],
      )
    const { id: documentId } = await buildDocument(ctx)
    await queryOwner(
      `insert into document_lu (union_id, document_id, numero, adherent_id, lu_le) values ($1, $2, 1, $3, now())`,
      [ctx.union.id, documentId, membre.id],
    )
    await queryOwner(`update document_collectif set archive_le = '2026-11-24' where id = $1`, [
      documentId,
    ])
    const restes = () =>
      queryOwner<Record<string, number>>(
        `select (select count(*)::int from consentement where personne_id = $1) as accords,
           (select count(*)::int from document_lu where document_id = $2) as lectures`,
        [personneId, documentId],
      )
    await nuit(ctx, '2026-12-20')
    expect(await restes()).toEqual([{ accords: 2, lectures: 1 }])
    await nuit(ctx, '2026-12-26')
    expect(await restes()).toEqual([{ accords: 2, lectures: 0 }])
    await nuit(ctx, '2031-11-02')
    expect(await restes()).toEqual([{ accords: 1, lectures: 0 }])
  })

  test('tout part la même nuit, lot après lot', async ({ ctx }) => {
    const { formationId } = await formationPassee(ctx)
    await queryOwner(
      `insert into consigne_envoi (union_id, id, formation_id, lot, candidature_id, empreinte)
       select union_id, gen_random_uuid(), formation_id, gen_random_uuid(), id, 'x'
       from candidature, generate_series(1, 2100) where formation_id = $1`,
      [formationId],
    )
    await nuit(ctx, '2036-11-29')
    expect(await compter(formationId)).toMatchObject([{ consignes: 0, candidatures: 0 }])
  })
})
