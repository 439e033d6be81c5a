import { newCtx } from '#app/ctx.server.ts'
import { ajouterCompetence, ajouterCompetenceSchema } from '#app/modules/adherent/use-cases/ajouter-competence.server.ts'
import { creerAdherent, creerAdherentSchema } from '#app/modules/adherent/use-cases/creer-adherent.server.ts'
import { donnerAccreditation } from '#app/modules/adherent/use-cases/donner-accreditation.server.ts'
import { validerAdherent } from '#app/modules/adherent/use-cases/valider-adherent.server.ts'
import { creerCompte, ouvrirCompte } from '#app/modules/compte/public.server.ts'
import { findUnionParSlug } from '#app/modules/union/public.server.ts'
import { creerCentre } from '#app/modules/union/use-cases/creer-centre.server.ts'
import { creerLieu } from '#app/modules/union/use-cases/creer-lieu.server.ts'
import { creerUnion } from '#app/modules/union/use-cases/creer-union.server.ts'
import { renseignerIdentite } from '#app/modules/union/use-cases/renseigner-identite.server.ts'
import { hashPassword } from '#app/platform/auth/passwords.server.ts'
import type { Ctx, Role } from '#app/platform/ctx.ts'
import { openReader, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays, anneeDe } from '#app/platform/jour.ts'
import { createFormations } from './formations.server.ts'
import { autresMembres, centres, lieux, membres } from './monde.ts'

export type Monde = {
  ctx: Ctx
  centres: Map<string, string>
  lieux: string[]
  adherents: Map<string, { id: string; personneId: string }>
}

/** Two unions with named people and one case of each state, made by the acts themselves. */
export async function loadDemonstration(): Promise<void> {
  if (await findUnionParSlug('demo')) return
  const hash = await hashPassword('Grande-Echelle-2026')
  const premier = await createUnion('demo', 'UDSP de Haute-Brenne', '36')
  await createPeople(premier, membres, () => hash)
  await createFormations(premier)
  const second = await createUnion('demo2', 'UDSP des Trois-Rivières', '87')
  const autre = await hashPassword('Autre-Union-2026-Demo')
  await createPeople(second, autresMembres, (pseudo) => (pseudo === 'dupont.jean' ? autre : hash))
  await createFormations(second)
  await createOperator(premier.ctx, hash)
}

/** The actor of the demonstration is the platform, at a moment of one's choice. */
export function momentOf(ctx: Ctx, day: string, hour = '09:00'): Ctx {
  const now = new Date(`${day}T${hour}:00Z`)
  const statements = { count: 0 }
  const reader = openReader(ctx.union.id, statements)
  return { ...newCtx({ union: ctx.union, reader, now, requestId: 'demonstration', statements }), acteur: { genre: 'systeme' } }
}

async function createUnion(slug: string, nom: string, codeDepartement: string): Promise<Monde> {
  const union = await creerUnion({ slug, nom, codeDepartement, fuseau: 'Europe/Paris', demonstration: true })
  const reader = openReader(union.id, { count: 0 })
  const now = new Date()
  const ctx = { ...newCtx({ union, reader, now, requestId: 'demonstration', statements: { count: 0 } }), acteur: { genre: 'systeme' as const } }
  await renseignerIdentite(ctx, {
    raisonSociale: `Union départementale des sapeurs-pompiers, ${nom}`,
    adresse: '1 place des Sapeurs',
    codePostal: `${codeDepartement}000`,
    commune: slug === 'demo' ? 'Montclair-sur-Brenne' : 'Trois-Rivières',
    telephone: '02 54 00 00 00',
    president: slug === 'demo' ? 'Colonel Hélène Aubry' : 'Commandant Paul Rey',
    siret: null,
    habilitationReference: 'Arrêté préfectoral n° 2025-017 (habilitation PSC)',
    habilitationDate: '2025-03-18',
    emailFormations: `formations@${slug}.exemple.fr`,
    emailDps: `dps@${slug}.exemple.fr`,
  })
  const parCode = new Map(centres.map(({ code }) => [code, newId()]))
  for (const { code, nom } of centres) await creerCentre(ctx, { id: parCode.get(code) ?? '', code, nom })
  const lieuIds = lieux.map(() => newId())
  for (const [index, { centre, ...lieu }] of lieux.entries()) {
    await creerLieu(ctx, { id: lieuIds[index] ?? '', ...lieu, capacite: 24, centreId: parCode.get(centre) ?? null })
  }
  return { ctx, centres: parCode, lieux: lieuIds, adherents: new Map() }
}

async function createPeople(monde: Monde, people: typeof membres, hashFor: (pseudo: string) => string): Promise<void> {
  const { ctx } = monde
  for (const [index, membre] of people.entries()) {
    const id = newId()
    await creerAdherent(
      ctx,
      creerAdherentSchema.parse({
        id,
        pseudo: membre.pseudo,
        identite: {
          civilite: index % 2 === 0 ? 'madame' : 'monsieur',
          nomNaissance: membre.nom,
          prenoms: membre.prenom,
          naissanceDate: `19${70 + index}-0${1 + (index % 9)}-1${index % 9}`,
          naissanceCommune: 'Châteauroux',
          naissanceCodePostal: '36000',
          naissancePays: 'France',
        },
        email: `${membre.pseudo}@${ctx.union.slug}.exemple.fr`,
        telephone: `06 12 34 56 ${10 + index}`,
        adresse: membre.incomplet ? '' : `${index + 3} rue des Lilas`,
        codePostal: '36000',
        commune: 'Montclair-sur-Brenne',
        urgenceNom: membre.incomplet ? '' : 'Famille',
        urgenceTelephone: membre.incomplet ? '' : '06 00 00 00 01',
        centreId: membre.centre ? (monde.centres.get(membre.centre) ?? '') : '',
        grade: index % 3 === 0 ? 'Sergent-chef' : '',
        statut: 'SPV',
      }),
    )
    const { compteId, personneId } = await ctx.db
      .selectFrom('adherent')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .select(['compteId', 'personneId'])
      .executeTakeFirstOrThrow()
    monde.adherents.set(membre.pseudo, { id, personneId })
    await transaction(ctx, (ctx) => ouvrirCompte(ctx, compteId ?? '', hashFor(membre.pseudo)))
    if (!membre.incomplet) await validerAdherent(ctx, id)
    for (const role of (membre.roles ?? []) as Role[]) {
      const portees = membre.centresDuRole?.map((code) => monde.centres.get(code) ?? null) ?? [null]
      for (const centreId of portees) await donnerAccreditation(ctx, { adherentId: id, role, centreId })
    }
    if (membre.recyclage !== undefined) await addSkill(monde, id, membre.recyclage)
  }
}

/** A trainer whose last continuous training is so many years old: none left when it is 2 or more. */
async function addSkill({ ctx }: Monde, adherentId: string, years: number): Promise<void> {
  const annee = anneeDe(ctx.aujourdhui) - years
  const obtenueLe = `${annee - 2}-05-14`
  const recyclages = [`${annee - 1}-02-10`, ...(years === 0 ? [`${annee}-01-08`] : [])]
  for (const code of ['FPSC', 'FPSE']) {
    await ajouterCompetence(
      ctx,
      ajouterCompetenceSchema.parse({ adherentId, code, obtenueLe, numero: `${code}-36-${String(annee).slice(2)}-017`, recyclages: recyclages.filter((le) => le <= addDays(ctx.aujourdhui, 0)) }),
    )
  }
}

async function createOperator(ctx: Ctx, hash: string): Promise<void> {
  const id = newId()
  await transaction(ctx, async (ctx) => {
    await creerCompte(ctx, { id, email: 'exploitant@exemple.fr', exploitant: 'exploitant.demo' })
    await ouvrirCompte(ctx, id, hash)
  })
}
