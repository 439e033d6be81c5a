import { creerFormationSchema } from '#app/modules/formation/schema.ts'
import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import { creerFormation } from '#app/modules/formation/use-cases/creer-formation.server.ts'
import { etablirMissions } from '#app/modules/formation/use-cases/etablir-missions.server.ts'
import { postulerFormation } from '#app/modules/formation/use-cases/postuler-formation.server.ts'
import {
  inscrireStagiaire,
  inscrireStagiaireSchema,
} from '#app/modules/stagiaire/use-cases/inscrire-stagiaire.server.ts'
import { validerInscriptions } from '#app/modules/stagiaire/use-cases/valider-inscriptions.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { type Monde, membre, prevoir, visiteur } from './monde.server.ts'
import { stagiairesDemo } from './stagiaires.ts'

export type FormationDemo = {
  intitule: string
  type: string
  jours: Jour[]
  lieu: string
  centre?: string
  places: number
  formateursRequis?: number
  /** As it is typed: `60,00`. */
  prix: string
  privee?: boolean
  /** Identifier of its client. */
  client?: string
  commentaire?: string
  soiree?: boolean
  /** Who creates it; without the right to validate, it waits for somebody. */
  auteur: string
  gestionnaire: string
  affectes?: string[]
  candidats?: string[]
  inscrits?: number
  valides?: number
  /** Rank of the first trainee: two formations of a type must not share a person. */
  depuis?: number
}

export type FormationFaite = { id: string; inscrits: string[]; valides: string[] }

/** Created three weeks before, then its trainers, then its public: each at its own moment. */
export function planFormation(monde: Monde, demo: FormationDemo): FormationFaite {
  const id = newId()
  const premier = demo.jours[0] ?? monde.aujourdhui
  const cree = ouPlusTot(addDays(premier, -21), addDays(monde.aujourdhui, -9))
  const saisie = creerFormationSchema.parse(saisieDe(monde, demo, id))
  prevoir(monde, membre(monde, demo.auteur), { jour: cree }, (ctx) => creerFormation(ctx, saisie))
  const suite = addDays(cree, 2)
  for (const pseudo of demo.candidats ?? []) {
    const candidature = { id: newId(), formationId: id }
    prevoir(monde, membre(monde, pseudo), { jour: suite }, (ctx) =>
      postulerFormation(ctx, candidature),
    )
  }
  for (const pseudo of demo.affectes ?? []) {
    const { adherentId } = membre(monde, pseudo)
    const affectation = { id: newId(), formationId: id, adherentId }
    prevoir(monde, membre(monde, demo.gestionnaire), { jour: suite, heure: '14:30' }, (ctx) =>
      affecterFormateur(ctx, affectation),
    )
  }
  if (demo.affectes && premier < monde.aujourdhui) {
    prevoir(monde, membre(monde, demo.gestionnaire), { jour: suite, heure: '15:00' }, (ctx) =>
      etablirMissions(ctx, { formationId: id }),
    )
  }
  const inscrits = planInscriptions(monde, demo, id, suite)
  const valides = inscrits.slice(0, demo.valides ?? 0)
  if (valides.length > 0) {
    prevoir(monde, membre(monde, demo.gestionnaire), { jour: addDays(cree, 7) }, (ctx) =>
      validerInscriptions(ctx, { formationId: id, inscriptionIds: valides }),
    )
  }
  return { id, inscrits, valides }
}

function ouPlusTot(a: Jour, b: Jour): Jour {
  return a < b ? a : b
}

function saisieDe(monde: Monde, demo: FormationDemo, id: string) {
  const creneaux = demo.soiree
    ? { soiree: { debut: '18:30', fin: '20:30' } }
    : { matin: { debut: '08:30', fin: '12:00' }, apres_midi: { debut: '13:30', fin: '17:30' } }
  const journees = demo.jours.map((jour) => ({
    jour,
    lieuId: monde.lieux.get(demo.lieu) ?? '',
    consignes: demo.soiree ? '' : 'Tenue souple et repas tiré du sac.',
    creneaux,
  }))
  return {
    id,
    typeFormationId: monde.types.get(demo.type),
    intitule: demo.intitule,
    privee: demo.privee ? 'oui' : '',
    ...(demo.client && { clientId: demo.client }),
    centreId: demo.centre ? (monde.centres.get(demo.centre) ?? '') : '',
    places: String(demo.places),
    formateursRequis: String(demo.formateursRequis ?? 1),
    prix: demo.prix,
    commentaire: demo.commentaire ?? '',
    journees: Object.fromEntries(journees.map((journee, rang) => [rang, journee])),
  }
}

/** The public signs up, one person every hour; a private formation is filled by its manager. */
function planInscriptions(monde: Monde, demo: FormationDemo, formationId: string, jour: Jour) {
  const acteur = demo.privee ? membre(monde, demo.gestionnaire) : visiteur
  return Array.from({ length: demo.inscrits ?? 0 }, (_, rang) => {
    const id = newId()
    const saisie = inscrireStagiaireSchema.parse({
      id,
      formationId,
      origine: demo.privee ? 'gestionnaire' : 'public',
      ...stagiaireDemo(monde, (demo.depuis ?? 0) + rang),
      ...(!demo.privee && { accordVersion: 1 }),
    })
    const heure = `${String(7 + (rang % 12)).padStart(2, '0')}:${String(5 + rang)}`
    const quand = {
      jour: addDays(jour, Math.floor(rang / 4)),
      heure: heure.replace(/:(\d)$/, ':0$1'),
    }
    prevoir(monde, acteur, quand, (ctx) => inscrireStagiaire(ctx, saisie))
    return id
  })
}

/** One of the public of the demonstration, as the form sends it. */
export function stagiaireDemo(monde: Monde, rang: number) {
  const personne = stagiairesDemo[rang % stagiairesDemo.length]
  if (!personne) throw new Error('The demonstration has no trainee')
  const { codeDepartement, slug } = monde.union
  return {
    identite: {
      civilite: personne.civilite,
      nomNaissance: personne.nom,
      prenoms: personne.prenoms,
      naissanceDate: personne.naissance,
      naissanceCommune: personne.commune,
      naissanceCodePostal: `${codeDepartement}300`,
      naissancePays: 'France',
    },
    coordonnees: {
      email: `stagiaire${rang + 1}.${slug}@exemple.fr`,
      telephone: `06 44 55 66 ${String(10 + rang).padStart(2, '0')}`,
      adresse: `${rang + 1} rue du Lavoir`,
      codePostal: `${codeDepartement}300`,
      commune: personne.commune,
      statutBpf: rang % 4 === 0 ? 'salarie' : 'particulier',
      amenagement: rang % 13 === 5 ? 'Difficulté à s’agenouiller.' : '',
    },
  }
}
