import { plural } from '#app/ui/format.ts'
import { type Preuve, si, tous } from './preuve.ts'

/** How the training went: marks, presence, trainers, adaptations (indicators 11 to 26). */
export const preuvesDeroulement: Preuve[] = [
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
]
