import { plural } from '#app/ui/format.ts'
import { type Preuve, si, tous } from './preuve.ts'

/** What the public, the client and the trainees are told and asked before (indicators 2 to 9). */
export const preuvesAccueil: Preuve[] = [
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
]
