import { validerDiplomes } from '#app/modules/diplome/use-cases/valider-diplomes.server.ts'
import { listJournees } from '#app/modules/formation/public.server.ts'
import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import { refuserFormation } from '#app/modules/formation/use-cases/refuser-formation.server.ts'
import { desinscrireStagiaire } from '#app/modules/stagiaire/use-cases/desinscrire-stagiaire.server.ts'
import { refuserInscription } from '#app/modules/stagiaire/use-cases/refuser-inscription.server.ts'
import { saisirPresences } from '#app/modules/stagiaire/use-cases/saisir-presences.server.ts'
import { validerPresences } from '#app/modules/stagiaire/use-cases/valider-presences.server.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { type ClientsDemo, planClients, planClientVoisin } from './clients.server.ts'
import { planConsignes } from './consignes.server.ts'
import { planDeclaration } from './declarations.server.ts'
import { type FormationFaite, planFormation } from './formations.server.ts'
import { type Monde, membre, prevoir, samediApres, samediAvant } from './monde.server.ts'
import { planAttente, planPartenaire, planSerie } from './portes.server.ts'
import { planQualite, planSondages } from './sondages.server.ts'

const gestionnaire = 'gestion.formations'
const gere = { auteur: gestionnaire, gestionnaire }

/** Haute-Brenne: one formation of each state, around today. */
export function planHauteBrenne(monde: Monde): void {
  const clients = planClients(monde)
  planPast(monde)
  planToday(monde)
  planComing(monde, clients)
  planWaiting(monde)
}

function planPast(monde: Monde): void {
  const jadis = samediAvant(addDays(monde.aujourdhui, -24))
  const cloturee = planFormation(monde, {
    ...gere,
    intitule: 'Premiers secours citoyen (PSC), session d’automne',
    type: 'PSC',
    jours: [jadis],
    lieu: 'caserne',
    centre: 'MTC',
    places: 10,
    prix: '60,00',
    affectes: ['forma.teur'],
    inscrits: 9,
    valides: 8,
    depuis: 33,
  })
  // One did not come: validated, absent, he is in no procès-verbal.
  pointer(monde, cloturee, jadis, cloturee.valides.slice(0, -1), cloturee.valides.slice(-1))
  validerPresents(monde, cloturee, jadis)
  const presents = cloturee.valides.slice(0, -1)
  prevoir(monde, membre(monde, gestionnaire), { jour: addDays(jadis, 2) }, async (ctx) => {
    await cloturerFormation(ctx, cloturee.id, certifies(presents))
    // One certificate is forgotten: the list of closed trainings says so.
    const diplomes = presents.slice(0, -1)
    await validerDiplomes(ctx, {
      formationId: cloturee.id,
      inscriptionIds: diplomes,
      numeros: Object.fromEntries(diplomes.map((id, rang) => [id, `PSC-26-${48_120 + rang}`])),
    })
  })
  planSondages(monde, cloturee.id, addDays(jadis, 2))
  planQualite(monde, cloturee.id, addDays(jadis, 2))
  const recente = samediAvant(addDays(monde.aujourdhui, -2))
  const aCloturer = planFormation(monde, {
    ...gere,
    intitule: 'Premiers secours enfant et nourrisson',
    type: 'IPSEN',
    jours: [recente],
    lieu: 'vaubecourt',
    centre: 'VAU',
    places: 10,
    prix: '35,00',
    affectes: ['forma.trice'],
    inscrits: 7,
    valides: 6,
    depuis: 12,
  })
  pointer(
    monde,
    aCloturer,
    recente,
    aCloturer.valides.slice(0, 5),
    aCloturer.valides.slice(5),
    'forma.trice',
  )
}

function certifies(inscriptionIds: string[]) {
  return Object.fromEntries(inscriptionIds.map((id) => [id, 'certifie' as const]))
}

function planToday(monde: Monde): void {
  const { id } = planFormation(monde, {
    ...gere,
    intitule: 'Premiers secours citoyen (PSC), en semaine',
    type: 'PSC',
    jours: [monde.aujourdhui],
    lieu: 'pont',
    centre: 'PDB',
    places: 10,
    prix: '60,00',
    affectes: ['forma.trice'],
    inscrits: 6,
    valides: 6,
    depuis: 24,
  })
  planDeclaration(monde, {
    ...{ formationId: id, pseudo: 'forma.trice', jour: addDays(monde.aujourdhui, -5) },
    ...{ brut: 15_000, reference: 'DPAE-24709-118' },
  })
  planConsignes(monde, { formationId: id, jour: monde.aujourdhui, pseudo: gestionnaire })
}

function planComing(monde: Monde, clients: ClientsDemo): void {
  const { aujourdhui } = monde
  const prochaine = planFormation(monde, {
    ...gere,
    intitule: 'Premiers secours citoyen (PSC)',
    type: 'PSC',
    jours: [samediApres(addDays(aujourdhui, 4))],
    lieu: 'caserne',
    centre: 'MTC',
    places: 10,
    prix: '60,00',
    affectes: ['forma.teur'],
    inscrits: 9,
    valides: 3,
    depuis: 0,
  })
  const [desinscrit, refuse] = prochaine.inscrits.slice(-2)
  const formationId = prochaine.id
  prevoir(monde, membre(monde, gestionnaire), { jour: addDays(aujourdhui, -1) }, async (ctx) => {
    if (desinscrit)
      await desinscrireStagiaire(ctx, { formationId, inscriptionId: desinscrit, motif: 'demande' })
    if (refuse) await refuserInscription(ctx, { formationId, inscriptionId: refuse })
  })
  const soiree = planFormation(monde, {
    ...gere,
    intitule: 'Gestes qui sauvent',
    type: 'GQS',
    jours: [addDays(aujourdhui, 8)],
    lieu: 'aubin',
    places: 15,
    prix: '0',
    soiree: true,
    candidats: ['forma.teur', 'forma.trice'],
    inscrits: 14,
    depuis: 0,
  })
  const complete = planFormation(monde, {
    ...gere,
    intitule: 'Premiers secours citoyen (PSC)',
    type: 'PSC',
    jours: [samediApres(addDays(aujourdhui, 11))],
    lieu: 'vaubecourt',
    centre: 'VAU',
    places: 8,
    prix: '60,00',
    affectes: ['forma.trice'],
    inscrits: 8,
    valides: 5,
    depuis: 9,
  })
  const sst = planFormation(monde, {
    ...gere,
    intitule: 'Sauveteur secouriste du travail, Fromagerie Grandjean-Vuillemin et Fils',
    type: 'SST',
    jours: [addDays(aujourdhui, 15), addDays(aujourdhui, 16)],
    lieu: 'caserne',
    places: 10,
    prix: '180,00',
    privee: true,
    client: clients.fromagerie,
    commentaire: 'Salariés de l’atelier d’affinage. Convention signée.',
    affectes: ['forma.teur'],
    inscrits: 5,
    valides: 5,
    depuis: 20,
  })
  const paye = { formationId: sst.id, pseudo: 'forma.teur', brut: 32_000 }
  planDeclaration(monde, { ...paye, jour: addDays(aujourdhui, -1) })
  planSerie(monde, soiree)
  planAttente(monde, complete)
  planPartenaire(monde, sst)
  planFormation(monde, {
    ...gere,
    intitule: 'Premiers secours en équipe, niveau 1',
    type: 'PSE1',
    jours: [43, 44, 45, 46, 47].map((delta) => addDays(samediApres(aujourdhui), delta)),
    lieu: 'caserne',
    places: 12,
    formateursRequis: 2,
    prix: '250,00',
    affectes: ['forma.teur'],
    inscrits: 3,
    depuis: 40,
  })
}

function planWaiting(monde: Monde): void {
  const { aujourdhui } = monde
  const local = { auteur: 'local.formation', gestionnaire }
  planFormation(monde, {
    ...local,
    intitule: 'Premiers secours citoyen (PSC), club de canoë',
    type: 'PSC',
    jours: [samediApres(addDays(aujourdhui, 32))],
    lieu: 'pont',
    centre: 'PDB',
    places: 10,
    prix: '60,00',
  })
  const refusee = planFormation(monde, {
    ...local,
    intitule: 'Initiation aux premiers secours, fête du village',
    type: 'IPS',
    jours: [addDays(aujourdhui, 22)],
    lieu: 'vaubecourt',
    centre: 'VAU',
    places: 15,
    prix: '0',
    soiree: true,
  })
  prevoir(monde, membre(monde, gestionnaire), { jour: addDays(aujourdhui, -3) }, (ctx) =>
    refuserFormation(ctx, {
      formationId: refusee.id,
      motif: 'La salle n’est pas libre ce jour-là. Proposez une autre date.',
    }),
  )
}

/** Trois-Rivières: enough to see whether anything leaks. */
export function planTroisRivieres(monde: Monde): void {
  planClientVoisin(monde)
  const deux = {
    auteur: 'gestion.deux',
    gestionnaire: 'gestion.deux',
    lieu: 'caserne',
    centre: 'CFL',
  }
  planFormation(monde, {
    ...deux,
    intitule: 'Premiers secours citoyen des Trois-Rivières',
    type: 'PSC',
    jours: [samediApres(addDays(monde.aujourdhui, 4))],
    places: 10,
    prix: '65,00',
    affectes: ['forma.deux'],
    inscrits: 4,
    valides: 2,
    depuis: 0,
  })
  planFormation(monde, {
    ...deux,
    intitule: 'Gestes qui sauvent au Confluent',
    type: 'GQS',
    jours: [addDays(monde.aujourdhui, 9)],
    places: 15,
    prix: '0',
    soiree: true,
    inscrits: 3,
    depuis: 6,
  })
}

/** Who was there, noted that evening by the trainer or the manager. */
function pointer(
  monde: Monde,
  { id }: FormationFaite,
  jour: Jour,
  presents: string[],
  absents: string[],
  pseudo = gestionnaire,
): void {
  prevoir(monde, membre(monde, pseudo), { jour, heure: '17:45' }, async (ctx) => {
    const journees = await listJournees(ctx, [id])
    const creneaux = journees.flatMap((journee) => journee.creneaux.map((creneau) => creneau.id))
    function marques(present: 'present' | 'absent') {
      return Object.fromEntries(creneaux.map((creneau) => [creneau, present]))
    }
    await saisirPresences(ctx, {
      formationId: id,
      presences: {
        ...Object.fromEntries(presents.map((inscription) => [inscription, marques('present')])),
        ...Object.fromEntries(absents.map((inscription) => [inscription, marques('absent')])),
      },
    })
  })
}

/** Everybody who was present at every créneau. */
function validerPresents(monde: Monde, { id }: FormationFaite, jour: Jour): void {
  prevoir(monde, membre(monde, gestionnaire), { jour: addDays(jour, 1) }, (ctx) =>
    validerPresences(ctx, { formationId: id, inscriptionIds: [], motif: null }),
  )
}
