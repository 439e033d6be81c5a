import { plural } from '#app/ui/format.ts'
import type { GenreEnquete } from '../model.ts'
import { type Preuve, si } from './preuve.ts'

/** What people say of it, and what the union does of it (indicators 30 to 32). */
export const preuvesSuites: Preuve[] = [
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
