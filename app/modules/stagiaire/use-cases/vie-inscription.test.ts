import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import { newId } from '#app/platform/id.ts'
import { asPublic, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import {
  buildInscription,
  demandeInscription,
  listInscriptions,
  listJobs,
} from '#tests/build/stagiaire.ts'
import { formulaireDe } from '../model/formulaire.ts'
import { findInscription } from '../queries/inscriptions.server.ts'
import { jetonSuivi } from '../suivi.server.ts'
import { desinscrireStagiaire } from './desinscrire-stagiaire.server.ts'
import { inscrireStagiaire } from './inscrire-stagiaire.server.ts'
import { modifierStagiaire, modifierStagiaireSchema } from './modifier-stagiaire.server.ts'
import { refuserInscription } from './refuser-inscription.server.ts'
import { reprendreInscription } from './reprendre-inscription.server.ts'
import { validerInscriptions } from './valider-inscriptions.server.ts'

describe('valider des inscriptions (STA-5)', () => {
  test('une ou plusieurs, une seule fois chacune, avec un courriel', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const ids = [
      await buildInscription(ctx, { formationId }),
      await buildInscription(ctx, { formationId }),
    ].map(({ id }) => id)
    expect(await validerInscriptions(ctx, { formationId, inscriptionIds: ids })).toEqual({
      validees: 2,
    })
    expect(await validerInscriptions(ctx, { formationId, inscriptionIds: ids })).toEqual({
      validees: 0,
    })
    expect(await listInscriptions(ctx, formationId)).toMatchObject([
      { statut: 'validee', vivante: true },
      { statut: 'validee', vivante: true },
    ])
    expect(await listJobs(ctx, 'stagiaire.envoyer_validation')).toHaveLength(2)
  })

  test('refusé pour qui n’est plus sur la liste, interdit sans le droit, inconnu ailleurs', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx)
    const autre = await buildFormation(ctx)
    const [partie, reste] = [
      await buildInscription(ctx, { formationId }),
      await buildInscription(ctx, { formationId }),
    ]
    await refuserInscription(ctx, { formationId, inscriptionId: partie.id })
    await expect(
      validerInscriptions(ctx, { formationId, inscriptionIds: [partie.id, reste.id] }),
    ).rejects.toThrow('n’est plus sur la liste')
    expect((await listInscriptions(ctx, formationId)).map(({ statut }) => statut).sort()).toEqual([
      'inscrite',
      'refusee',
    ])
    await expect(
      validerInscriptions(await asRole(ctx, ['formateur']), {
        formationId,
        inscriptionIds: [reste.id],
      }),
    ).rejects.toThrow('inscription.valider')
    await expect(
      validerInscriptions(ctx, { formationId: autre.id, inscriptionIds: [reste.id] }),
    ).rejects.toThrow('Introuvable')
  })
})

describe('désinscrire et refuser', () => {
  test('libère la place, prévient la personne, une seule fois', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx, { places: 1 })
    const { id: inscriptionId } = await buildInscription(ctx, { formationId, validee: true })
    await desinscrireStagiaire(ctx, { formationId, inscriptionId, motif: 'demande' })
    await desinscrireStagiaire(ctx, { formationId, inscriptionId, motif: 'demande' })
    expect(await listInscriptions(ctx, formationId)).toMatchObject([
      { statut: 'desinscrite', motif: 'demande', vivante: false },
    ])
    expect(await listJobs(ctx, 'stagiaire.prevenir_desinscription')).toHaveLength(1)
    await inscrireStagiaire(asPublic(ctx), demandeInscription({ formationId }))
  })

  test('refuser vaut pour une inscription à valider seulement', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const validee = await buildInscription(ctx, { formationId, validee: true })
    const attend = await buildInscription(ctx, { formationId })
    await expect(
      refuserInscription(ctx, { formationId, inscriptionId: validee.id }),
    ).rejects.toThrow('désinscrivez la personne')
    await refuserInscription(ctx, { formationId, inscriptionId: attend.id })
    await expect(
      desinscrireStagiaire(ctx, { formationId, inscriptionId: attend.id, motif: 'gestionnaire' }),
    ).rejects.toThrow('n’est plus sur la liste')
  })

  test('interdit sans le droit', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId })
    const membre = await asRole(ctx, ['tresorier'])
    await expect(
      desinscrireStagiaire(membre, { formationId, inscriptionId, motif: 'demande' }),
    ).rejects.toThrow('inscription.desinscrire')
    await expect(refuserInscription(membre, { formationId, inscriptionId })).rejects.toThrow(
      'inscription.desinscrire',
    )
  })
})

describe('reprendre une inscription remplacée (STA-2 a)', () => {
  test('rend la place tant qu’il en reste, et l’autre cède la sienne', async ({ ctx }) => {
    const [a, b] = [await buildFormation(ctx), await buildFormation(ctx)]
    const [premiere, seconde] = [
      demandeInscription({ formationId: a.id }),
      demandeInscription({ formationId: b.id }),
    ]
    await inscrireStagiaire(asPublic(ctx), premiere)
    await inscrireStagiaire(asPublic(ctx), seconde)
    const jeton = jetonSuivi(ctx, premiere.id)
    await reprendreInscription(asPublic(ctx), { jeton })
    await reprendreInscription(asPublic(ctx), { jeton })
    expect(await listInscriptions(ctx, a.id)).toMatchObject([
      { statut: 'inscrite', motif: null, vivante: true, desinscriteLe: null },
    ])
    expect(await listInscriptions(ctx, b.id)).toMatchObject([
      { statut: 'desinscrite', motif: 'reinscription', vivante: false },
    ])
    expect(await listJobs(ctx, 'stagiaire.prevenir_reinscription')).toMatchObject([
      { inscriptionId: premiere.id },
      { inscriptionId: seconde.id },
    ])
  })

  test('refusé quand la formation est complète, quand l’autre est validée, ou pour un autre motif', async ({
    ctx,
  }) => {
    const [a, b] = [await buildFormation(ctx, { places: 1 }), await buildFormation(ctx)]
    const [premiere, seconde] = [
      demandeInscription({ formationId: a.id }),
      demandeInscription({ formationId: b.id }),
    ]
    await inscrireStagiaire(ctx, premiere)
    await inscrireStagiaire(ctx, seconde)
    const jeton = jetonSuivi(ctx, premiere.id)
    const { id } = await buildInscription(ctx, { formationId: a.id })
    await expect(reprendreInscription(asPublic(ctx), { jeton })).rejects.toThrow(
      'La formation est complète',
    )
    await desinscrireStagiaire(ctx, { formationId: a.id, inscriptionId: id, motif: 'gestionnaire' })
    await expect(
      reprendreInscription(asPublic(ctx), { jeton: jetonSuivi(ctx, id) }),
    ).rejects.toThrow('ne peut pas être reprise')
    await validerInscriptions(ctx, { formationId: b.id, inscriptionIds: [seconde.id] })
    await expect(reprendreInscription(asPublic(ctx), { jeton })).rejects.toThrow('déjà validée')
    await expect(reprendreInscription(asPublic(ctx), { jeton: 'forge' })).rejects.toThrow(
      'Introuvable',
    )
  })

  test('le lien secret n’est gardé que par son empreinte', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    const [ligne] = await listInscriptions(ctx, formationId)
    expect(ligne?.suiviSha256).toEqual(hashToken(jetonSuivi(ctx, id)))
  })
})

describe('modifier un stagiaire (STA-4, STA-6)', () => {
  test('corrige l’adresse ; avant et après sont au journal', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, {
      formationId,
      email: 'faux@exemple.fr',
    })
    await modifierStagiaire(
      ctx,
      await saisie(ctx, formationId, inscriptionId, { email: 'juste@exemple.fr' }),
    )
    expect(await listInscriptions(ctx, formationId)).toMatchObject([
      { email: 'juste@exemple.fr', version: 2 },
    ])
    const [ligne] = await listJournal(at(ctx, ctx.now), {
      objet: { genre: 'inscription', id: inscriptionId },
    })
    expect(ligne).toMatchObject({
      phrase: 'a modifié les données du stagiaire.',
      changements: [
        { champ: 'Adresse électronique', avant: 'faux@exemple.fr', apres: 'juste@exemple.fr' },
      ],
    })
  })

  test('une fiche ouverte avant la modification d’un autre est refusée', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId })
    const mienne = await saisie(ctx, formationId, inscriptionId, { commune: 'Dole' })
    await modifierStagiaire(
      ctx,
      await saisie(ctx, formationId, inscriptionId, { commune: 'Ornans' }),
    )
    await expect(modifierStagiaire(ctx, mienne)).rejects.toMatchObject({ name: 'StaleVersion' })
    expect(await listInscriptions(ctx, formationId)).toMatchObject([{ commune: 'Ornans' }])
  })

  test('STA-2 vaut aussi pour un nom corrigé ; STA-10 : la personne d’avant ne change pas', async ({
    ctx,
  }) => {
    const [a, b] = [await buildFormation(ctx), await buildFormation(ctx)]
    await inscrireStagiaire(ctx, demandeInscription({ formationId: a.id }))
    const { id } = await buildInscription(ctx, {
      formationId: b.id,
      nomNaissance: 'PETIE',
      prenoms: 'Nadia',
    })
    const avant = (await listInscriptions(ctx, b.id))[0]
    const double = await saisie(ctx, b.id, id, { nomNaissance: 'PETIT' })
    await expect(modifierStagiaire(ctx, double)).rejects.toMatchObject({
      field: 'identite.nomNaissance',
    })
    await modifierStagiaire(ctx, await saisie(ctx, b.id, id, { nomNaissance: 'PETITE' }))
    const apres = (await listInscriptions(ctx, b.id))[0]
    expect(apres).toMatchObject({
      nomNaissance: 'PETITE',
      clePersonne: 'petite|nadia|1990-06-15',
      vivante: true,
    })
    expect(apres?.personneId).not.toBe(avant?.personneId)
    const personne = await at(ctx, ctx.now)
      .db.selectFrom('personne')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', avant?.personneId ?? '')
      .select('nomNaissance')
      .executeTakeFirst()
    expect(personne).toEqual({ nomNaissance: 'PETIE' })
  })

  test('un âge trop bas est refusé ; interdit sans le droit ; inconnu n’existe pas', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId })
    const enfant = await saisie(ctx, formationId, inscriptionId, { naissanceDate: '2020-01-01' })
    await expect(modifierStagiaire(ctx, enfant)).rejects.toMatchObject({
      field: 'identite.naissanceDate',
    })
    const bonne = await saisie(ctx, formationId, inscriptionId, {})
    await expect(modifierStagiaire(await asRole(ctx, ['secretaire']), bonne)).rejects.toThrow(
      'inscription.modifier',
    )
    await expect(modifierStagiaire(ctx, { ...bonne, inscriptionId: newId() })).rejects.toThrow(
      'Introuvable',
    )
  })
})

/** The sheet as its form would send it back, with some answers changed. */
async function saisie(
  ctx: Parameters<typeof at>[0],
  formationId: string,
  inscriptionId: string,
  change: Record<string, string>,
) {
  const inscription = await findInscription(at(ctx, ctx.now), formationId, inscriptionId)
  const { identite, coordonnees } = formulaireDe(inscription)
  const avec = (champs: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(champs).map(([champ, valeur]) => [champ, change[champ] ?? valeur]),
    )
  return modifierStagiaireSchema.parse({
    formationId,
    inscriptionId,
    version: String(inscription.version),
    identite: avec(identite),
    coordonnees: avec(coordonnees),
  })
}
