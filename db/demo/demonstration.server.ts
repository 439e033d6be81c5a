import { motDePasseDemonstration } from '#app/modules/compte/model.ts'
import { creerCompte, creerLienAcces, ouvrirCompte } from '#app/modules/compte/public.server.ts'
import { rattacherAdherent } from '#app/modules/compte/use-cases/rattacher-adherent.server.ts'
import { etapesNotees } from '#app/modules/union/model/mise-en-service.ts'
import { findUnionParSlug, listTypesFormation } from '#app/modules/union/public.server.ts'
import { creerAmicale } from '#app/modules/union/use-cases/creer-amicale.server.ts'
import { creerCentre } from '#app/modules/union/use-cases/creer-centre.server.ts'
import { creerLieu } from '#app/modules/union/use-cases/creer-lieu.server.ts'
import { creerUnion } from '#app/modules/union/use-cases/creer-union.server.ts'
import { modifierCentre } from '#app/modules/union/use-cases/modifier-centre.server.ts'
import { noterEtape } from '#app/modules/union/use-cases/noter-etape.server.ts'
import { renseignerIdentite } from '#app/modules/union/use-cases/renseigner-identite.server.ts'
import { hashPassword } from '#app/platform/auth/passwords.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays, anneeDe } from '#app/platform/jour.ts'
import { planDocuments, planDocumentVoisin } from './documents.server.ts'
import { hauteBrenne, type UnionDemo } from './haute-brenne.ts'
import { createMembres } from './membres.server.ts'
import { aujourdhuiA, jouer, type Monde, membre, systeme, vivre } from './monde.server.ts'
import { ouvrirPaiementCarte } from './paiement.server.ts'
import { planHauteBrenne, planTroisRivieres } from './scenario.server.ts'
import { troisRivieres } from './trois-rivieres.ts'

const fuseau = 'Europe/Paris'

/** The one account whose password differs: the same pseudo in the other union must not open it. */
const autreMotDePasse = 'Autre-Union-2026-Demo'

/**
 * Two unions with named people and one case of each state, made by the acts themselves so that journal,
 * mails and states are true. Does nothing when they exist.
 */
export async function loadDemonstration(): Promise<void> {
  if (await findUnionParSlug(hauteBrenne.slug)) return
  const hash = await hashPassword(motDePasseDemonstration)
  const autre = await hashPassword(autreMotDePasse)
  const second = await createUnion(troisRivieres, (pseudo) =>
    pseudo === 'dupont.jean' ? autre : hash,
  )
  planTroisRivieres(second)
  planDocumentVoisin(second)
  await jouer(second)
  const premier = await createUnion(hauteBrenne, () => hash)
  planHauteBrenne(premier)
  planDocuments(premier)
  await jouer(premier)
  await vivre(premier, systeme, { jour: premier.aujourdhui }, ouvrirPaiementCarte)
  await rattacherFormateur(premier, second)
  await createExploitant(premier, hash)
}

async function createUnion(demo: UnionDemo, hashOf: (pseudo: string) => string): Promise<Monde> {
  const aujourdhui = aujourdhuiA(fuseau)
  const ouverture = addDays(aujourdhui, -91)
  const { slug, nom, codeDepartement, identite } = demo
  const opened = new Date(`${ouverture}T08:00:00Z`)
  const union = await creerUnion(
    { slug, nom, codeDepartement, fuseau, demonstration: true },
    opened,
  )
  const monde: Monde = {
    union,
    aujourdhui,
    centres: new Map(demo.centres.map(({ code }) => [code, newId()])),
    lieux: new Map(demo.lieux.map(({ cle }) => [cle, newId()])),
    types: new Map(),
    acteurs: new Map(),
    prevus: [],
  }
  await vivre(monde, systeme, { jour: ouverture, heure: '09:00' }, async (ctx) => {
    const habilitationDate = `${anneeDe(ouverture) - 1}-03-18`
    await renseignerIdentite(ctx, { ...identite, habilitationDate })
    for (const { code, nom } of demo.centres) {
      await creerCentre(ctx, { id: monde.centres.get(code) ?? newId(), code, nom })
    }
    for (const { cle, centre, ...lieu } of demo.lieux) {
      const centreId = centre ? (monde.centres.get(centre) ?? null) : null
      await creerLieu(ctx, { ...lieu, id: monde.lieux.get(cle) ?? newId(), centreId })
    }
    for (const { code, id } of await listTypesFormation(ctx)) monde.types.set(code, id)
  })
  await createMembres(monde, demo, hashOf)
  await nommerResponsables(monde, demo, ouverture)
  return monde
}

/** Centres and amicales exist before their members: who answers for them is named afterwards (ADH-14). */
function nommerResponsables(monde: Monde, { centres }: UnionDemo, jour: string) {
  return vivre(monde, systeme, { jour, heure: '10:30' }, async (ctx) => {
    for (const etape of etapesNotees) await noterEtape(ctx, { etape })
    for (const { code, nom, responsable, amicale } of centres) {
      const centreId = monde.centres.get(code) ?? newId()
      if (responsable)
        await modifierCentre(ctx, { id: centreId, version: 1, nom, code, responsable })
      if (amicale) await creerAmicale(ctx, { id: newId(), centreId, ...amicale })
    }
  })
}

/** One trainer of both unions, with one login (ADH-10): by the link, as anybody. */
async function rattacherFormateur(ici: Monde, la: Monde): Promise<void> {
  const [{ compteId, sessionId }, { adherentId, compteId: ancien }] = [
    membre(ici, 'forma.teur'),
    membre(la, 'forma.deux'),
  ]
  const quand = { jour: la.aujourdhui, heure: '06:00' }
  const donnees = { adherentId, ancien, slug: la.union.slug }
  const jeton = await vivre(la, systeme, quand, (ctx) =>
    transaction(ctx, (ctx) => creerLienAcces(ctx, compteId, 'rattachement', 24, donnees)),
  )
  const titulaire = { genre: 'etranger', compteId, sessionId } as const
  await vivre(la, titulaire, quand, (ctx) => rattacherAdherent(ctx, { jeton }))
}

/** The operator of the platform: an account outside every union. */
async function createExploitant(monde: Monde, hash: string): Promise<void> {
  const id = newId()
  await vivre(monde, systeme, { jour: monde.aujourdhui }, (ctx) =>
    transaction(ctx, async (ctx) => {
      await creerCompte(ctx, { id, email: 'exploitant@exemple.fr', exploitant: 'exploitant.demo' })
      await ouvrirCompte(ctx, id, hash)
    }),
  )
}
