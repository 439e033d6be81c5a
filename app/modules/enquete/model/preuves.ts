import type { Jour } from '#app/platform/jour.ts'
import { plural } from '#app/ui/format.ts'
import type { GenreEnquete } from '../model.ts'

/** What is known of a training when its file is judged; days in the union's time zone. */
export type Faits = {
  id: string
  numero: string
  intitule: string
  dernierJour: Jour
  /** For a client other than the union itself. */
  client: boolean
  jours: number
  demandeLe: Jour | null
  conventionLe: Jour | null
  programmeLe: Jour | null
  reglementLe: Jour | null
  retourLe: Jour | null
  evaluationLe: Jour | null
  pv: string | null
  pvLe: Jour | null
  publieeLe: Jour | null
  /** Since when the disability referent of today is named. */
  referentLe: Jour | null
  inscritsPublics: number
  valides: number
  convoques: number
  emarges: number
  evalues: number
  diplomes: number
  abandons: number
  amenagements: number
  formateurs: number
  formateursAJour: number
  /** Those who have their letter. */
  missions: number
  reclamations: number
  reclamationsOuvertes: number
  analyse: boolean
  actions: number
  enquetes: Partial<Record<GenreEnquete, { envoyes: number; repondus: number; relances: number }>>
}

export type Etat = 'presente' | 'manquante' | 'sans_objet'
type Dit = { etat: Etat; le?: Jour | null; detail?: string; faire?: string }

type Preuve = {
  cle: string
  /** Of the référentiel national qualité. */
  indicateur: number
  libelle: string
  /** The page where it is, or where it is mended: after the formation, or after the space with `espace:`. */
  chemin: string
  dire: (faits: Faits) => Dit
}

const si = (vraie: boolean, detail: string, faire: string, le?: Jour | null): Dit =>
  vraie ? { etat: 'presente', detail, le: le ?? null } : { etat: 'manquante', faire }

const tous = (compte: number, { valides }: Faits, detail: string, faire: string): Dit =>
  valides === 0
    ? { etat: 'sans_objet', detail: 'Aucun stagiaire validé.' }
    : compte >= valides
      ? { etat: 'presente', detail: `${detail} : ${compte} sur ${valides}.` }
      : { etat: 'manquante', detail: `${detail} : ${compte} sur ${valides}.`, faire }

/** The evidence an auditor asks for, in the order of the référentiel: each is one small function. */
export const preuves: Preuve[] = [
  {
    cle: 'resultats',
    indicateur: 2,
    libelle: 'Résultats montrés au public',
    chemin: 'espace:statistiques/resultats',
    dire: ({ publieeLe }) =>
      si(publieeLe !== null, 'Publiés.', 'Un administrateur les publie.', publieeLe),
  },
  {
    cle: 'besoin',
    indicateur: 4,
    libelle: 'Besoin du client ou du stagiaire recueilli',
    chemin: '/stagiaires',
    dire: ({ client, demandeLe, inscritsPublics, valides }) => {
      if (client)
        return si(
          demandeLe !== null,
          'Demande de formation reçue.',
          'Gardez la demande du client dans les documents.',
          demandeLe,
        )
      return si(
        inscritsPublics > 0 || valides > 0,
        `${plural(inscritsPublics, 'formulaire d’inscription', 'formulaires d’inscription')}.`,
        'Aucun stagiaire n’est inscrit.',
      )
    },
  },
  {
    cle: 'convention',
    indicateur: 4,
    libelle: 'Convention signée avec le client',
    chemin: '/documents',
    dire: ({ client, conventionLe }) =>
      client
        ? si(
            conventionLe !== null,
            'Dans les documents.',
            'Établissez la convention, ou déposez celle qui est signée.',
            conventionLe,
          )
        : { etat: 'sans_objet', detail: 'Formation ouverte au public.' },
  },
  {
    cle: 'programme',
    indicateur: 6,
    libelle: 'Programme et objectifs',
    chemin: '/documents',
    dire: ({ programmeLe }) =>
      si(
        programmeLe !== null,
        'Programme trouvé.',
        'Publiez un document collectif « Programme » suivi du code du type, ou déposez un fichier « programme » ici.',
        programmeLe,
      ),
  },
  {
    cle: 'reglement',
    indicateur: 9,
    libelle: 'Règlement intérieur',
    chemin: 'espace:administration/documents-collectifs',
    dire: ({ reglementLe }) =>
      si(
        reglementLe !== null,
        'Document collectif.',
        'Publiez-le dans Documents collectifs.',
        reglementLe,
      ),
  },
  {
    cle: 'convocations',
    indicateur: 9,
    libelle: 'Convocations',
    chemin: '/stagiaires',
    dire: (faits) =>
      tous(faits.convoques, faits, 'Stagiaires convoqués', 'Ils n’ont pas tous été convoqués.'),
  },
  {
    cle: 'evaluations',
    indicateur: 11,
    libelle: 'Évaluation des acquis',
    chemin: '/diplomes',
    dire: (faits) =>
      faits.evaluationLe
        ? { etat: 'presente', detail: 'Fiches déposées.', le: faits.evaluationLe }
        : tous(
            faits.evalues,
            faits,
            'Résultats notés',
            'Notez le résultat de chacun, ou déposez les fiches d’évaluation.',
          ),
  },
  {
    cle: 'pv',
    indicateur: 11,
    libelle: 'Procès-verbal',
    chemin: '/proces-verbal',
    dire: ({ pv, pvLe }) => si(pv !== null, `${pv}.`, 'Clôturez la formation.', pvLe),
  },
  {
    cle: 'attestations',
    indicateur: 11,
    libelle: 'Certificats et attestations',
    chemin: '/diplomes',
    dire: (faits) =>
      tous(faits.diplomes, faits, 'Stagiaires diplômés', 'Délivrez ceux qui manquent.'),
  },
  {
    cle: 'emargement',
    indicateur: 12,
    libelle: 'Feuilles d’émargement',
    chemin: '/presences',
    dire: (faits) =>
      faits.retourLe
        ? { etat: 'presente', detail: 'Dossier retourné.', le: faits.retourLe }
        : tous(
            faits.emarges,
            faits,
            'Présents notés à chaque demi-journée',
            'Notez les présences, ou déposez le dossier rempli.',
          ),
  },
  {
    cle: 'abandons',
    indicateur: 12,
    libelle: 'Suivi des abandons',
    chemin: '/presences',
    dire: ({ jours, abandons }) =>
      jours <= 2
        ? { etat: 'sans_objet', detail: 'Formation de deux jours ou moins.' }
        : { etat: 'presente', detail: `${plural(abandons, 'abandon', 'abandons')}.` },
  },
  {
    cle: 'missions',
    indicateur: 18,
    libelle: 'Lettres de mission des formateurs',
    chemin: '/personnel',
    dire: ({ formateurs, missions }) =>
      si(
        formateurs > 0 && missions === formateurs,
        `${missions} sur ${formateurs}.`,
        formateurs === 0
          ? 'Aucun formateur n’est affecté.'
          : `${missions} sur ${formateurs}. Établissez-les avant la clôture.`,
      ),
  },
  {
    cle: 'formateurs',
    indicateur: 21,
    libelle: 'Compétences des formateurs valables ces jours-là',
    chemin: '/personnel',
    dire: ({ formateurs, formateursAJour }) =>
      si(
        formateurs > 0 && formateursAJour === formateurs,
        `${formateursAJour} sur ${formateurs}.`,
        formateurs === 0
          ? 'Aucun formateur n’est affecté.'
          : 'Ajoutez la formation continue qui manque sur la fiche du formateur.',
      ),
  },
  {
    cle: 'referent',
    indicateur: 26,
    libelle: 'Référent handicap',
    chemin: 'espace:parametrages/referent-handicap',
    dire: ({ referentLe }) =>
      si(
        referentLe !== null,
        'Nommé ; les convocations et les pages publiques le donnent.',
        'Nommez-le dans Paramétrages, Référent handicap.',
        referentLe,
      ),
  },
  {
    cle: 'handicap',
    indicateur: 26,
    libelle: 'Besoins d’aménagement demandés',
    chemin: '/stagiaires',
    dire: ({ amenagements }) => ({
      etat: 'presente',
      detail:
        amenagements === 0
          ? 'Question posée à l’inscription, aucun besoin gardé.'
          : `${plural(amenagements, 'besoin signalé', 'besoins signalés')}.`,
    }),
  },
  enquete('chaud', 'Sondage à chaud aux stagiaires'),
  enquete('froid', 'Sondage à froid aux stagiaires'),
  enquete('entreprise', 'Sondage au client'),
  enquete('formateur', 'Sondage aux formateurs'),
  {
    cle: 'reclamations',
    indicateur: 31,
    libelle: 'Réclamations traitées',
    chemin: 'espace:statistiques/reclamations?vue=toutes',
    dire: ({ reclamations, reclamationsOuvertes }) =>
      reclamations === 0
        ? { etat: 'sans_objet', detail: 'Aucune réclamation.' }
        : si(
            reclamationsOuvertes === 0,
            `${plural(reclamations, 'réclamation close', 'réclamations closes')}.`,
            'Répondez, puis clôturez la réclamation.',
          ),
  },
  {
    cle: 'analyse',
    indicateur: 32,
    libelle: 'Analyse des réponses, action décidée',
    chemin: '/sondages',
    dire: ({ analyse, actions, enquetes }) => {
      const repondus = Object.values(enquetes).reduce((somme, { repondus }) => somme + repondus, 0)
      if (repondus === 0 && !analyse && actions === 0)
        return { etat: 'sans_objet', detail: 'Aucune réponse à analyser.' }
      return si(
        analyse || actions > 0,
        actions > 0 ? `${plural(actions, 'action', 'actions')}.` : 'Analyse écrite.',
        'Écrivez l’analyse sous les réponses.',
      )
    },
  },
]

/** Qualiopi 30: sent and recalled is what is asked; nobody is forced to answer. */
function enquete(genre: GenreEnquete, libelle: string): Preuve {
  return {
    cle: `enquete_${genre}`,
    indicateur: 30,
    libelle,
    chemin: '/sondages',
    dire: ({ client, enquetes, valides }) => {
      if (genre === 'entreprise' && !client)
        return { etat: 'sans_objet', detail: 'Formation ouverte au public.' }
      if ((genre === 'chaud' || genre === 'froid') && valides === 0)
        return { etat: 'sans_objet', detail: 'Aucun stagiaire validé.' }
      const compte = enquetes[genre]
      const { envoyes = 0, repondus = 0, relances = 0 } = compte ?? {}
      return si(
        envoyes + repondus > 0,
        `${plural(envoyes, 'envoi', 'envois')}, ${plural(relances, 'relance', 'relances')}, ${plural(repondus, 'réponse', 'réponses')}.`,
        genre === 'froid'
          ? 'Il part quelques semaines après la formation.'
          : 'Il part à la clôture ; sans adresse, saisissez les réponses papier.',
      )
    },
  }
}

export type PreuveJugee = Omit<Preuve, 'dire'> & Dit

/** Every piece of evidence of a training, judged. */
export function juger(faits: Faits): PreuveJugee[] {
  return preuves.map(({ dire, ...preuve }) => ({ ...preuve, ...dire(faits) }))
}

/** How many are there, of those that are expected. */
export function avancement(jugees: PreuveJugee[]) {
  const attendues = jugees.filter(({ etat }) => etat !== 'sans_objet')
  const presentes = attendues.filter(({ etat }) => etat === 'presente').length
  return { presentes, attendues: attendues.length }
}
