import { sql } from 'kysely'
import { coordonneesEffacees, identiteEffacee } from '../effacees.server.ts'
import { parInscription, parPersonne, preuve, type Traitement } from './traitement.server.ts'

const piece = 'Pièce comptable, gardée dix ans (code de commerce, art. L123-22)'

/** Trainees: what they typed, whether they came, what they paid, what they were given. */
export const traitementsStagiaires: Traitement[] = [
  {
    table: 'presence',
    finalite: 'Établir qui était présent',
    base: 'obligation',
    donnees: 'Présence par créneau, moyen, date, image de la signature',
    personnes: 'Stagiaires',
    acces: 'Gestionnaires des formations, formateurs de la formation',
    duree: (d) => `${d.conservation_stagiaires_annees} ans après la formation`,
    fin: { regles: ['presences'] },
    lignes: parInscription,
    effacement: {
      genre: 'garde',
      motif: `${preuve} ; sans nom une fois l’inscription effacée. La signature est figée comme le procès-verbal.`,
    },
    copie: true,
  },
  {
    table: 'brouillon_inscription',
    finalite: 'Garder ce qu’un citoyen tape pendant son inscription',
    base: 'contrat',
    donnees: 'Ce qui est tapé dans le formulaire public',
    personnes: 'Stagiaires',
    acces: 'Celui qui remplit le formulaire',
    duree: () => 'Deux heures',
    fin: { travail: 'stagiaire.purger_brouillons' },
    lignes: (qui) =>
      sql<boolean>`(${parInscription(qui)} or exists (select 1 from unnest(${qui.emails}::text[]) e
        where position(e in lower(t.donnees::text)) > 0))`,
    effacement: { genre: 'supprime' },
    copie: true,
    masquees: ['jeton_sha256'],
  },
  {
    table: 'liste_collee',
    finalite: 'Vérifier une liste de stagiaires avant de l’inscrire',
    base: 'contrat',
    donnees: 'Ce qu’un gestionnaire colle ou importe : identité, coordonnées',
    personnes: 'Stagiaires',
    acces: 'Gestionnaires des formations',
    duree: () => 'Un jour',
    fin: { travail: 'stagiaire.purger_brouillons' },
    lignes: ({ emails }) =>
      sql<boolean>`exists (select 1 from unnest(${emails}::text[]) e
        where position(e in lower(t.lignes::text)) > 0)`,
    effacement: { genre: 'supprime' },
    copie: { non: 'Elle porte les données d’autres personnes, et vit un jour au plus.' },
  },
  {
    table: 'inscription',
    finalite: 'Inscrire, convoquer et certifier un stagiaire',
    base: 'contrat',
    donnees:
      'État civil, coordonnées, responsable légal, situation, besoin d’aménagement, convocation, présence, résultat',
    personnes: 'Stagiaires et leur responsable légal',
    acces: 'Gestionnaires des formations ; les formateurs voient le nom seul',
    duree: (d) =>
      `Besoin d’aménagement : trois mois après la formation. Coordonnées : ${d.conservation_coordonnees_mois} mois. Identité : ${d.conservation_stagiaires_annees} ans`,
    fin: { regles: ['amenagements', 'coordonnees', 'stagiaires'] },
    lignes: parPersonne,
    effacement: {
      genre: 'anonymise',
      valeurs: {
        ...identiteEffacee,
        ...coordonneesEffacees,
        amenagement: sql`null`,
        presence_motif: sql`null`,
        version: sql`t.version + 1`,
      },
      reste: 'L’année de naissance, la situation et le résultat : les chiffres de l’union.',
    },
    copie: true,
    masquees: ['suivi_sha256', 'cle_personne', 'version'],
  },
  {
    table: 'reglement',
    finalite: 'Suivre ce qui est payé pour une formation',
    base: 'obligation',
    donnees: 'Montant, moyen, date, référence, identifiant chez le prestataire de paiement',
    personnes: 'Stagiaires',
    acces: 'Trésorier, gestionnaires des formations',
    duree: () =>
      'Celle de l’inscription, dont le nom part ; le montant reste : pièce comptable (code de commerce, art. L123-22)',
    fin: { avec: 'inscription' },
    lignes: parInscription,
    effacement: { genre: 'garde', motif: `${piece} ; sans nom une fois l’inscription effacée.` },
    copie: true,
    masquees: ['version'],
  },
  {
    table: 'remboursement',
    finalite: 'Suivre ce qui est rendu sur un règlement',
    base: 'obligation',
    donnees: 'Montant, moyen, date, référence, identifiant chez le prestataire de paiement',
    personnes: 'Stagiaires',
    acces: 'Trésorier, gestionnaires des formations',
    duree: () =>
      'Celle de l’inscription, dont le nom part ; le montant reste : pièce comptable (code de commerce, art. L123-22)',
    fin: { avec: 'inscription' },
    lignes: ({ personnes }) =>
      sql<boolean>`t.reglement_id in (select r.id from reglement r join inscription i
        on i.union_id = r.union_id and i.id = r.inscription_id
        where r.union_id = t.union_id and i.personne_id = any(${personnes}::uuid[]))`,
    effacement: { genre: 'garde', motif: `${piece} ; sans nom une fois l’inscription effacée.` },
    copie: true,
  },
  {
    table: 'incident_paiement',
    finalite: 'Régler un remboursement échoué, un litige ou une somme à rendre',
    base: 'obligation',
    donnees: 'Montant, date, identifiant chez le prestataire de paiement, raison de la décision',
    personnes: 'Stagiaires',
    acces: 'Trésorier, gestionnaires des formations',
    duree: () =>
      'Celle de l’inscription ; le montant reste : pièce comptable (code de commerce, art. L123-22)',
    fin: { avec: 'inscription' },
    lignes: ({ personnes }) =>
      sql<boolean>`t.reglement_id in (select r.id from reglement r join inscription i
        on i.union_id = r.union_id and i.id = r.inscription_id
        where r.union_id = t.union_id and i.personne_id = any(${personnes}::uuid[]))`,
    effacement: {
      genre: 'anonymise',
      valeurs: { motif: sql`case when t.motif is null then null else '(effacé)' end` },
      reste: 'Montant, dates et issue, qui expliquent un règlement.',
    },
    copie: true,
  },
  {
    table: 'tentative_paiement',
    finalite: 'Tenir une place pendant le paiement par carte',
    base: 'contrat',
    donnees: 'Montant, date, identifiant et adresse de la page de paiement',
    personnes: 'Stagiaires',
    acces: 'Personne : la plateforme seule s’en sert',
    duree: () => 'Aussi longtemps que l’inscription',
    fin: { avec: 'inscription' },
    lignes: parInscription,
    effacement: {
      genre: 'anonymise',
      valeurs: { adresse: sql`null` },
      reste: 'Montant, date et identifiant, qui expliquent un règlement.',
    },
    copie: true,
    masquees: ['adresse', 'fournisseur_page_id'],
  },
  {
    table: 'diplome',
    finalite: 'Remettre un certificat, et prouver qu’il l’a été',
    base: 'obligation',
    donnees: 'Numéro, date, ce que le document dit : nom, naissance, formation',
    personnes: 'Stagiaires',
    acces: 'Gestionnaires des formations, autorités',
    duree: () => 'Sans limite : le registre des certificats délivrés',
    fin: { jamais: true },
    lignes: parInscription,
    effacement: { genre: 'garde', motif: `${preuve} : un duplicata se fait à partir de lui.` },
    copie: true,
  },
]
