import { sql } from 'kysely'
import { parAdherent, parInscription, preuve, type Traitement } from './traitement.server.ts'

/** Trainings: who taught, who was told what, what was attested. */
export const traitementsFormations: Traitement[] = [
  {
    table: 'affectation_journee',
    finalite: 'Compter les heures des formateurs',
    base: 'obligation',
    donnees: 'Journée, minutes, présence du formateur',
    personnes: 'Formateurs',
    acces: 'Gestionnaires des formations, le formateur',
    duree: (d) => `${d.conservation_stagiaires_annees} ans après la formation`,
    fin: { regles: ['affectations'] },
    lignes: ({ adherents }) =>
      sql<boolean>`t.candidature_id in (select k.id from candidature k
        where k.union_id = t.union_id and k.adherent_id = any(${adherents}::uuid[]))`,
    effacement: {
      genre: 'garde',
      motif: 'Heures de l’union ; sans nom une fois la fiche effacée.',
    },
    copie: true,
  },
  {
    table: 'candidature',
    finalite: 'Constituer l’équipe d’une formation',
    base: 'contrat',
    donnees: 'Formateur, réponse, dates, motif',
    personnes: 'Formateurs',
    acces: 'Gestionnaires des formations, le formateur',
    duree: (d) => `${d.conservation_stagiaires_annees} ans après la formation`,
    fin: { regles: ['candidatures'] },
    lignes: parAdherent,
    effacement: {
      genre: 'anonymise',
      valeurs: { motif: sql`null` },
      reste: 'La candidature, sans nom ni motif.',
    },
    copie: true,
  },
  {
    table: 'declaration_ligne',
    finalite: 'Déclarer à l’URSSAF les personnes rémunérées, avant qu’elles travaillent',
    base: 'obligation',
    donnees: 'Jours, montant brut, référence et date de la déclaration, motif d’un rejet',
    personnes: 'Formateurs et intervenants',
    acces: 'Gestionnaires des formations, trésorier',
    duree: (d) => `${d.conservation_stagiaires_annees} ans après la formation`,
    fin: { regles: ['declarations'] },
    lignes: parAdherent,
    effacement: {
      genre: 'anonymise',
      valeurs: { motif: sql`case when t.motif is not null then '' end` },
      reste: 'La déclaration et sa référence, sans nom ni motif.',
    },
    copie: true,
  },
  {
    table: 'consigne_envoi',
    finalite: 'Savoir qui a reçu les consignes d’une formation',
    base: 'contrat',
    donnees: 'Destinataire, date, état des consignes envoyées',
    personnes: 'Formateurs, stagiaires',
    acces: 'Gestionnaires des formations',
    duree: (d) => `${d.conservation_stagiaires_annees} ans après la formation`,
    fin: { regles: ['consignes'] },
    lignes: (qui) =>
      sql<boolean>`(t.candidature_id in (select k.id from candidature k
        where k.union_id = t.union_id and k.adherent_id = any(${qui.adherents}::uuid[]))
        or ${parInscription(qui)})`,
    effacement: {
      genre: 'garde',
      motif:
        'Qu’une consigne est partie, et quand ; sans nom une fois la fiche ou l’inscription effacée.',
    },
    copie: true,
    masquees: ['empreinte', 'lot'],
  },
  {
    table: 'proces_verbal',
    finalite: 'Attester d’une formation devant l’autorité',
    base: 'obligation',
    donnees: 'Noms, naissances, présences et résultats des stagiaires, noms des formateurs',
    personnes: 'Stagiaires, formateurs',
    acces: 'Gestionnaires des formations, autorités',
    duree: () => 'Sans limite : document figé, opposable',
    fin: { jamais: true },
    effacement: { genre: 'garde', motif: `${preuve} : un procès-verbal ne se récrit pas.` },
    copie: {
      non: 'Il porte les données d’autres personnes ; ce qui concerne la personne est dans ses inscriptions et présences.',
    },
  },
]
