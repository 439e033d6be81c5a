import { ajouterCompetence } from '#app/modules/adherent/use-cases/ajouter-competence.server.ts'
import {
  creerAdherent,
  creerAdherentSchema,
} from '#app/modules/adherent/use-cases/creer-adherent.server.ts'
import { donnerAccreditation } from '#app/modules/adherent/use-cases/donner-accreditation.server.ts'
import { validerAdherent } from '#app/modules/adherent/use-cases/valider-adherent.server.ts'
import { definirMotDePasse, ouvrirCompte } from '#app/modules/compte/public.server.ts'
import { ajouterCotisation } from '#app/modules/cotisation/use-cases/ajouter-cotisation.server.ts'
import { encaisserCotisation } from '#app/modules/cotisation/use-cases/encaisser-cotisation.server.ts'
import type { Accreditation, Acteur, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays, anneeDe, type Jour } from '#app/platform/jour.ts'
import type { MembreDemo, UnionDemo } from './haute-brenne.ts'
import { type Monde, systeme, vivre } from './monde.server.ts'

/** Every member, three months ago; the first is the administrator, who then creates the others. */
export async function createMembres(
  monde: Monde,
  { membres }: UnionDemo,
  hashOf: (pseudo: string) => string,
): Promise<void> {
  let author: Acteur = systeme
  for (const [rang, demo] of membres.entries()) {
    const jour = addDays(monde.aujourdhui, -90 + Math.min(rang, 20))
    const { pseudo } = await createMembre(monde, demo, { rang, jour, author, hashOf })
    const made = monde.acteurs.get(pseudo)
    if (rang === 0 && made) author = made
  }
}

type Comment = { rang: number; jour: Jour; author: Acteur; hashOf: (pseudo: string) => string }

async function createMembre(
  monde: Monde,
  demo: MembreDemo,
  { rang, jour, author, hashOf }: Comment,
) {
  const saisie = creerAdherentSchema.parse(saisieDe(monde, demo, rang))
  const cree = await vivre(monde, author, { jour }, (ctx) => creerAdherent(ctx, saisie))
  await vivre(monde, systeme, { jour, heure: '12:00' }, async (ctx) => {
    await open(ctx, cree, demo.compte === 'incomplet', hashOf)
  })
  const roles = rolesDe(monde, demo)
  // A high role asks for a password nobody is there to type; a validation of long ago mails nobody today.
  await vivre(monde, systeme, { jour, heure: '16:00' }, async (ctx) => {
    if (demo.compte === undefined) await validerAdherent(ctx, cree.id)
    for (const { role, centreId } of roles) {
      await donnerAccreditation(ctx, { adherentId: cree.id, role, centreId })
    }
  })
  await vivre(monde, author, { jour, heure: '17:00' }, async (ctx) => {
    await addCompetences(ctx, cree.id, demo, rang)
    if (demo.compte === undefined)
      await transaction(ctx, (ctx) => addCotisations(ctx, cree.id, rang))
  })
  monde.acteurs.set(cree.pseudo, {
    genre: 'adherent',
    adherentId: cree.id,
    personneId: cree.personneId,
    compteId: cree.compteId,
    sessionId: newId(),
    pseudo: cree.pseudo,
    nom: saisie.identite.nomUsage ?? saisie.identite.nomNaissance,
    prenom: saisie.identite.prenoms,
    email: saisie.email,
    centreId: saisie.centreId,
    valide: demo.compte === undefined,
    roles,
  })
  return cree
}

type Cree = { pseudo: string; compteId: string }

/** What the owner of the account does on a first visit: a password, then the terms of use. */
function open(
  ctx: Ctx,
  { pseudo, compteId }: Cree,
  incomplet: boolean,
  hashOf: Comment['hashOf'],
): Promise<void> {
  const hash = hashOf(pseudo)
  return transaction(ctx, (ctx) =>
    incomplet ? definirMotDePasse(ctx, { compteId, hash }) : ouvrirCompte(ctx, compteId, hash),
  )
}

function rolesDe(monde: Monde, { roles = [], centresDuRole }: MembreDemo): Accreditation[] {
  const portees = centresDuRole?.map((code) => monde.centres.get(code) ?? null) ?? [null]
  return roles.flatMap((role) => portees.map((centreId) => ({ role, centreId })))
}

/** Most have paid both fees of the year, some owe the fédérale, a few were asked for nothing. */
async function addCotisations(ctx: WriteCtx, adherentId: string, rang: number): Promise<void> {
  if (rang % 5 === 4) return
  const annee = anneeDe(ctx.aujourdhui)
  for (const genre of ['union', 'federale'] as const) {
    const cotisationId = newId()
    const [du, au] = [`${annee}-01-01`, `${annee}-12-31`]
    const montant = genre === 'union' ? 2500 : 750
    await ajouterCotisation(ctx, { id: cotisationId, adherentId, genre, du, au, montant })
    if (genre === 'federale' && rang % 5 === 3) continue
    const moyen = rang % 2 === 0 ? ('cheque' as const) : ('virement' as const)
    await encaisserCotisation(ctx, { cotisationId, payeeLe: ctx.aujourdhui, moyen })
  }
}

/** A skill renewed `years` ago, at the beginning of the year: with 2, a yearly one has lapsed. */
async function addCompetences(ctx: Ctx, adherentId: string, demo: MembreDemo, rang: number) {
  const annee = anneeDe(ctx.aujourdhui)
  for (const [code, years] of Object.entries(demo.competences ?? {})) {
    const derniere = annee - years
    const recyclages = [`${derniere - 1}-10-18`, `${derniere}-01-11`]
    const numero = `${code}-${ctx.union.codeDepartement}-${derniere - 5}-${String(rang + 17).padStart(4, '0')}`
    await ajouterCompetence(ctx, {
      adherentId,
      code,
      obtenueLe: `${derniere - 5}-06-15`,
      numero,
      recyclages: recyclages.filter((le) => le <= ctx.aujourdhui),
    })
  }
}

function saisieDe(monde: Monde, demo: MembreDemo, rang: number) {
  const { slug, codeDepartement } = monde.union
  const seul = demo.compte === 'incomplet'
  const fin = String(10 + rang).padStart(2, '0')
  const adresse = (
    demo.pseudo ?? `${demo.prenoms.split(' ')[0]}.${demo.nom.split(' ').at(-1)}.${rang}`
  ).normalize('NFD')
  const email = `${adresse.replaceAll(/[^A-Za-z0-9.]/g, '').toLowerCase()}@udsp-${slug}.exemple.fr`
  return {
    id: newId(),
    pseudo: demo.pseudo ?? '',
    identite: {
      civilite: seul ? '' : demo.civilite,
      nomNaissance: demo.nom,
      nomUsage: demo.nomUsage ?? '',
      prenoms: demo.prenoms,
      naissanceDate: seul ? '' : demo.naissance,
      naissanceCommune: seul ? '' : 'Châteauroux',
      naissanceCodePostal: seul ? '' : '36000',
      naissancePays: seul ? '' : 'France',
    },
    email,
    telephone: seul ? '' : `06 12 34 56 ${fin}`,
    adresse: seul ? '' : `${rang + 3} rue des Lilas`,
    codePostal: seul ? '' : `${codeDepartement}300`,
    commune: seul
      ? ''
      : monde.union.slug === 'demo'
        ? 'Montclair-sur-Brenne'
        : 'Confluent-les-Bains',
    urgenceNom: seul ? '' : 'Dominique Martin',
    urgenceTelephone: seul ? '' : `06 98 76 54 ${fin}`,
    centreId: demo.centre ? (monde.centres.get(demo.centre) ?? '') : '',
    grade: demo.grade ?? '',
    statut: demo.statut ?? 'SPV',
  }
}
