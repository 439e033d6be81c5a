import { globSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { findCompetencesDetenues } from '#app/modules/adherent/public.server.ts'
import { ajouterCotisation } from '#app/modules/cotisation/use-cases/ajouter-cotisation.server.ts'
import { ouvrirIncident } from '#app/modules/facturation/incident.server.ts'
import { encaisserReglement } from '#app/modules/facturation/use-cases/encaisser-reglement.server.ts'
import { listJournees } from '#app/modules/formation/public.server.ts'
import { ecrireConsigne } from '#app/modules/formation/use-cases/ecrire-consigne.server.ts'
import { postulerFormation } from '#app/modules/formation/use-cases/postuler-formation.server.ts'
import { collerListe } from '#app/modules/stagiaire/use-cases/coller-liste.server.ts'
import { creerLienPartenaire } from '#app/modules/stagiaire/use-cases/creer-lien-partenaire.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, asRole, describe, expect, test } from '#tests/base.ts'
import { adherentComplet, buildAdherent } from '#tests/build/adherent.ts'
import { confirmerIdentite } from '#tests/build/compte.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { signatureDessinee } from '#tests/build/signature.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'

// ADH-14: a role held for some centres acts there, and nowhere else. Every act that weighs a centre is
// found in the code and tried on an object of another centre, then on one that belongs to no centre.

const modules = ['adherent', 'cotisation', 'diplome', 'facturation', 'formation', 'stagiaire']

/** Acts whose right is not a matter of centre, or that another test tries with their own input. */
const ailleurs: Record<string, string> = {
  'enregistrer-donnees-sensibles': 'droit tenu par personne : donnees-sensibles.test.ts',
  'lire-donnee-sensible': 'droit tenu par personne : donnees-sensibles.test.ts',
  'inscrire-stagiaire': 'porte publique et gestion : inscrire-stagiaire.test.ts',
  'fusionner-adherents': 'deux fiches à la fois : fusionner-adherents.test.ts',
  'importer-adherent': 'dans un import : ses tests',
  'relancer-cotisations': 'ne choisit que dans ses centres : relancer-cotisations.test.ts',
  'modifier-stagiaire': 'identité complète : vie-inscription.test.ts',
}

type Acte = { nom: string; module: string; argument: string | undefined; agir: Agir }
type Agir = (ctx: Ctx, input: unknown, file?: unknown) => Promise<unknown>

const balance =
  /authorize\(ctx, '[\w.]+', \w|exiger\(ctx|lockAdherents?Pour|lockPourFermeture|lockPourAccreditation|ouvrirJournees\(ctx/

const actes = await Promise.all(
  globSync(`app/modules/{${modules.join(',')}}/use-cases/*.server.ts`)
    .filter((path) => balance.test(readFileSync(path, 'utf8')))
    .filter((path) => ailleurs[nomDe(path)] === undefined)
    .map(async (path): Promise<[string, Acte]> => {
      const nom = nomDe(path)
      const exportes = (await import(resolve(path))) as Record<string, Agir>
      const fonction = nom.replaceAll(/-(\w)/g, (_, lettre: string) => lettre.toUpperCase())
      const agir = exportes[fonction]
      if (!agir) throw new Error(`${path} does not export ${fonction}`)
      const seul = new RegExp(`function ${fonction}\\(\\s*ctx: [^,]+,\\s*(\\w+): string`)
      const argument = seul.exec(readFileSync(path, 'utf8'))?.[1]
      return [nom, { nom, module: path.split('/')[2] ?? '', argument, agir }]
    }),
)

function nomDe(path: string): string {
  return basename(path, '.server.ts')
}

/** One object of each kind, of a centre or of none, and all that an act may ask. */
async function buildObjets(ctx: Ctx, centreId: string | null) {
  const dans = centreId === null ? {} : { centreId }
  const membre = await buildAdherent(ctx, { ...dans, competences: ['PSE2'] })
  const formateur = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] })
  const formation = await buildFormation(ctx, { centreId })
  const candidatureId = newId()
  const candidat = as(ctx, await acteurDe(ctx, formateur))
  await postulerFormation(candidat, { id: candidatureId, formationId: formation.id })
  const inscription = await buildInscription(ctx, { formationId: formation.id })
  const [cotisationId, reglementId] = [newId(), newId()]
  await encaisserReglement(as(ctx, { genre: 'systeme' }), {
    id: reglementId,
    formationId: formation.id,
    payeur: inscription.id,
    montant: 6000,
    moyen: 'cheque',
    le: '2026-11-01',
    reference: null,
  })
  const incidentId = await transaction(as(ctx, { genre: 'systeme' }), (ctx) =>
    ouvrirIncident(
      ctx,
      { id: reglementId, formationId: formation.id, inscriptionId: inscription.id },
      { genre: 'trop_percu', montant: 6000 },
    ),
  )
  const cotisation = { genre: 'union', du: '2026-01-01', au: '2026-12-31', montant: 2500 }
  await ajouterCotisation(ctx, {
    ...cotisation,
    id: cotisationId,
    adherentId: membre.id,
  } as never)
  const [journee] = await listJournees(ctx, [formation.id])
  const consigneId = newId()
  const pour = { pourFormateurs: true, pourStagiaires: true, journeeId: null, version: 0 }
  await ecrireConsigne(ctx, { ...pour, id: consigneId, formationId: formation.id, texte: 'Essai' })
  const [lienId, listeId] = [newId(), newId()]
  await creerLienPartenaire(as(ctx, { genre: 'systeme' }), {
    id: lienId,
    formationId: formation.id,
    limite: null,
    expireLe: ctx.aujourdhui,
    note: null,
    payeur: 'partenaire' as const,
  })
  await collerListe(as(ctx, { genre: 'systeme' }), {
    id: listeId,
    formationId: formation.id,
    texte: 'Nom\tPrénom\nDURAND\tAlix',
    statutBpf: 'salarie',
  })
  const versId = (await buildFormation(ctx, { centreId })).id
  const [tenue] = await findCompetencesDetenues(ctx, { adherentIds: [membre.id] })
  await ctx.closeReader()
  return {
    ...adherentComplet(),
    ...formation.input,
    ...cotisation,
    id: newId(),
    adherentId: membre.id,
    adherentIds: [membre.id],
    ids: [membre.id],
    centreId,
    role: 'formateur',
    competenceDetenueId: tenue?.id,
    code: 'PSE1',
    recyclages: [],
    obtenueLe: '2020-01-01',
    numero: null,
    le: '2026-11-01',
    motif: 'Essai',
    version: 1,
    versionPersonne: 1,
    formationId: formation.id,
    candidatureId,
    inscriptionId: inscription.id,
    inscriptionIds: [inscription.id],
    presences: {},
    consigneId,
    lienId,
    listeId,
    versId,
    lignes: {},
    champs: ['nomUsage'],
    pieceId: newId(),
    creneauId: journee?.creneaux[0]?.id,
    journeeId: journee?.id,
    journee: formation.input.journees[0],
    image: signatureDessinee(),
    resultats: {},
    numeros: {},
    objet: 'Essai',
    texte: 'Essai',
    cotisationId,
    reglementId,
    reglementIds: [reglementId],
    incidentId,
    montant: 6000,
    references: {},
    payeur: inscription.id,
    reference: null,
    payeeLe: '2026-11-01',
    moyen: 'especes',
    filtres: {},
  }
}

type Objets = Awaited<ReturnType<typeof buildObjets>>

function tenter({ agir, argument }: Acte, ctx: Ctx, objets: Objets): Promise<unknown> {
  if (argument === undefined) return agir(ctx, objets)
  const cle = argument === 'id' ? 'adherentId' : argument
  return agir(ctx, objets[cle as keyof Objets], {})
}

const roles = {
  adherent: ['gestionnaire_adherents'],
  cotisation: ['gestionnaire_adherents', 'tresorier'],
  diplome: ['gestionnaire_formations'],
  facturation: ['tresorier', 'responsable_local', 'gestionnaire_formations'],
  formation: ['responsable_local', 'gestionnaire_formations'],
  stagiaire: ['responsable_local', 'gestionnaire_formations'],
} as const

describe('ADH-14 : un rôle borné à des centres n’agit pas ailleurs', () => {
  test('les actes qui pèsent un centre sont trouvés dans le code', () => {
    expect(actes.length).toBeGreaterThan(35)
  })

  test.for(actes)('%s', async ([, acte], { ctx }) => {
    await confirmerIdentite(ctx)
    const sien = await buildCentre(ctx)
    const autre = await buildCentre(ctx)
    const local = await asRole(ctx, [...roles[acte.module as keyof typeof roles]], sien.id)
    for (const centreId of [autre.id, null]) {
      const objets = await buildObjets(ctx, centreId)
      const refus = await tenter(acte, local, objets).catch((error: unknown) => error)
      expect([acte.nom, centreId, refus]).toEqual([acte.nom, centreId, expect.any(Error)])
      expect([acte.nom, refus instanceof Forbidden || refus instanceof NotFound, refus]).toEqual([
        acte.nom,
        true,
        refus,
      ])
      // The same request from an administrator is not a question of right: the refusal above was.
      const issue = await tenter(acte, ctx, objets).catch((error: unknown) => error)
      expect([acte.nom, issue instanceof Forbidden || issue instanceof NotFound]).toEqual([
        acte.nom,
        false,
      ])
    }
  })
})
