import { acteurDemonstration } from './acteur.server.ts'
import { creerFormation } from '#app/modules/formation/use-cases/creer-formation.server.ts'
import { creerFormationSchema } from '#app/modules/formation/schema.ts'
import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import { postulerFormation } from '#app/modules/formation/use-cases/postuler-formation.server.ts'
import { listJournees } from '#app/modules/formation/public.server.ts'
import { inscrireStagiaire, inscrireStagiaireSchema } from '#app/modules/stagiaire/use-cases/inscrire-stagiaire.server.ts'
import { saisirPresences } from '#app/modules/stagiaire/use-cases/saisir-presences.server.ts'
import { validerInscriptions } from '#app/modules/stagiaire/use-cases/valider-inscriptions.server.ts'
import { validerPresences } from '#app/modules/stagiaire/use-cases/valider-presences.server.ts'
import { listTypesFormation } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { type Monde, momentOf } from './demonstration.server.ts'
import { stagiaires } from './monde.ts'

type Modele = {
  intitule: string
  type: string
  /** Days from today, one per journée. */
  jours: number[]
  lieu: number
  places: number
  formateurs?: string[]
  candidats?: string[]
  inscrits?: number
  valides?: number
  privee?: boolean
  centre?: string
  cloturee?: boolean
  aValider?: boolean
}

const modeles: Modele[] = [
  { intitule: 'Premiers secours citoyen, Montclair', type: 'PSC', jours: [12], lieu: 0, places: 10, formateurs: ['forma.teur'], inscrits: 7, valides: 3, centre: 'MONT' },
  { intitule: 'Premiers secours citoyen, Vaubécourt', type: 'PSC', jours: [19], lieu: 1, places: 10, candidats: ['forma.teur', 'forma.trice'], inscrits: 3, centre: 'VAUB' },
  { intitule: 'Gestes qui sauvent', type: 'GQS', jours: [8], lieu: 2, places: 5, formateurs: ['forma.trice'], inscrits: 5, valides: 5 },
  { intitule: 'Premiers secours en équipe, niveau 1', type: 'PSE1', jours: [40, 41, 42, 43, 44], lieu: 0, places: 24, formateurs: ['forma.teur'], inscrits: 2 },
  { intitule: 'Premiers secours citoyen, Fromagerie Grandjean-Vuillemin et Fils', type: 'PSC', jours: [26], lieu: 2, places: 10, privee: true },
  { intitule: 'Premiers secours enfant et nourrisson', type: 'IPSEN', jours: [-3], lieu: 1, places: 10, formateurs: ['forma.trice'], inscrits: 6, valides: 6 },
  { intitule: 'Premiers secours citoyen, session d’automne', type: 'PSC', jours: [-21], lieu: 0, places: 10, formateurs: ['forma.teur'], inscrits: 8, valides: 8, cloturee: true },
  { intitule: 'Formation continue PSC, Pont-de-Brenne', type: 'FC_PSC', jours: [33], lieu: 2, places: 10, centre: 'PONT', aValider: true },
]

/** One formation of each state, with its trainers and trainees, made by the acts on their own days. */
export async function createFormations(monde: Monde): Promise<void> {
  const types = await listTypesFormation(monde.ctx)
  for (const [rang, modele] of modeles.entries()) {
    const typeFormationId = types.find(({ code }) => code === modele.type)?.id ?? ''
    await createFormation(monde, modele, typeFormationId, rang)
  }
}

async function createFormation(monde: Monde, modele: Modele, typeFormationId: string, rang: number): Promise<void> {
  const today = monde.ctx.aujourdhui
  const jours = modele.jours.map((delta) => addDays(today, delta))
  const premier = jours[0] ?? today
  const debut = premier < today ? addDays(premier, -20) : addDays(today, -6)
  const ctx = momentOf(monde.ctx, debut)
  const id = newId()
  const auteur = modele.aValider ? await acteurDemonstration(ctx, monde, 'local.formation') : ctx
  await creerFormation(auteur, creerFormationSchema.parse(saisie(monde, modele, { id, typeFormationId, jours })))
  if (auteur !== ctx) await auteur.closeReader()
  for (const pseudo of modele.formateurs ?? []) {
    const adherentId = monde.adherents.get(pseudo)?.id
    if (adherentId) await affecterFormateur(ctx, { id: newId(), formationId: id, adherentId })
  }
  for (const pseudo of modele.candidats ?? []) {
    if (!monde.adherents.has(pseudo)) continue
    const candidat = await acteurDemonstration(ctx, monde, pseudo)
    await postulerFormation(candidat, { id: newId(), formationId: id })
    await candidat.closeReader()
  }
  const inscrits = await enrol(ctx, id, modele.inscrits ?? 0, rang)
  const valides = inscrits.slice(0, modele.valides ?? 0)
  if (valides.length > 0) await validerInscriptions(ctx, { formationId: id, inscriptionIds: valides })
  await ctx.closeReader()
  if (modele.cloturee) await finish(monde, id, jours.at(-1) ?? today, valides)
}

function saisie(monde: Monde, modele: Modele, ids: { id: string; typeFormationId: string; jours: string[] }) {
  const court = modele.type === 'GQS'
  return {
    id: ids.id,
    typeFormationId: ids.typeFormationId,
    intitule: modele.intitule,
    ...(modele.privee && { privee: 'oui' }),
    centreId: modele.centre ? (monde.centres.get(modele.centre) ?? '') : '',
    places: String(modele.places),
    formateursRequis: modele.places > 10 ? '4' : '1',
    prix: modele.type === 'GQS' ? '0' : '60,00',
    journees: Object.fromEntries(
      ids.jours.map((jour, index) => [
        index,
        {
          jour,
          lieuId: monde.lieux[modele.lieu] ?? '',
          creneaux: court
            ? { soiree: { debut: '18:30', fin: '20:30' } }
            : { matin: { debut: '08:30', fin: '12:30' }, apres_midi: { debut: '13:30', fin: '17:30' } },
        },
      ]),
    ),
  }
}

/** People differ from a formation to the next, so that no one is moved by the same-type rule. */
async function enrol(ctx: Ctx, formationId: string, nombre: number, rang: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < nombre; index += 1) {
    const [civilite, nom, prenoms, naissance] = stagiaires[index % stagiaires.length] ?? ['madame', 'Petit', 'Nadia', '1988-11-02']
    const id = newId()
    const annee = Number(naissance.slice(0, 4)) - rang
    await inscrireStagiaire(
      ctx,
      inscrireStagiaireSchema.parse({
        id,
        formationId,
        origine: 'gestionnaire',
        identite: {
          civilite,
          nomNaissance: nom,
          prenoms,
          naissanceDate: `${annee}${naissance.slice(4).replace('02-29', '02-28')}`,
          naissanceCommune: 'Châteauroux',
          naissanceCodePostal: '36000',
          naissancePays: 'France',
        },
        coordonnees: {
          email: `stagiaire.${rang}.${index}@exemple.fr`,
          telephone: '06 11 22 33 44',
          adresse: '8 rue du Lavoir',
          codePostal: '36000',
          commune: 'Châteauroux',
          statutBpf: 'particulier',
        },
      }),
    )
    ids.push(id)
  }
  return ids
}

/** The day itself: everyone present, presences validated, then the closing that evening. */
async function finish(monde: Monde, formationId: string, jour: string, inscriptionIds: string[]): Promise<void> {
  const soir = momentOf(monde.ctx, jour, '19:00')
  const journees = await listJournees(soir, [formationId])
  const creneaux = journees.flatMap((journee) => journee.creneaux.map(({ id }) => [id, 'present' as const]))
  const presents = inscriptionIds.slice(0, -1) // one did not come: he is in no procès-verbal
  await saisirPresences(soir, { formationId, presences: Object.fromEntries(presents.map((id) => [id, Object.fromEntries(creneaux)])) })
  await validerPresences(soir, { formationId, inscriptionIds: presents, motif: null })
  await cloturerFormation(soir, formationId)
  await soir.closeReader()
}
