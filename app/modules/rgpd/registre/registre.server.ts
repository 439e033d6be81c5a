import { preferences } from '#app/modules/union/model/preferences.ts'
import { lirePreferences } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { clesDurees, type Durees, type LigneRegistre, libellesBase } from '../model/registre.ts'
import { traitementsClients } from './clients.server.ts'
import { traitementsEnquetes } from './enquetes.server.ts'
import { traitementsFormations } from './formations.server.ts'
import { traitementsMembres } from './membres.server.ts'
import { traitementsPlateforme } from './plateforme.server.ts'
import { traitementsStagiaires } from './stagiaires.server.ts'
import type { Effacement, Traitement } from './traitement.server.ts'
import { traitementsVieMembres } from './vie-membres.server.ts'

/**
 * The register of the platform: every table that knows somebody. The page, the document, the copy of
 * one's data, the erasure and the retention all read it; a test fails when a table is missing.
 */
export const traitements: Traitement[] = [
  ...traitementsClients,
  ...traitementsFormations,
  ...traitementsStagiaires,
  ...traitementsEnquetes,
  ...traitementsVieMembres,
  ...traitementsMembres,
  ...traitementsPlateforme,
]

/** Tables that know nobody, each for a reason. */
export const tablesSansPersonne: Record<string, string> = {
  union_departementale: 'Les unions elles-mêmes.',
  identite_union: 'La personne morale ; le nom de son président est public.',
  preference: 'Réglages de l’union.',
  centre: 'Centres ; le responsable est un lien vers sa fiche.',
  amicale: 'Amicales ; le président est un lien vers sa fiche.',
  lieu: 'Lieux de formation.',
  competence: 'Référentiel.',
  type_formation: 'Référentiel.',
  type_formation_competence: 'Référentiel.',
  regle_type_formation: 'Référentiel.',
  materiel_type_formation: 'Référentiel.',
  cgu_union: 'Textes publiés.',
  compteur: 'Numéros.',
  formation: 'Sessions ; les auteurs sont des liens vers leurs fiches.',
  journee: 'Jours et lieux.',
  creneau: 'Heures.',
  plafond_journalier: 'Plafonds de la sécurité sociale.',
  consigne: 'Textes des consignes ; les auteurs sont des liens vers leurs fiches.',
  consigne_piece: 'Fichiers de l’union joints aux consignes.',
  lien_partenaire: 'Liens d’une formation ; les auteurs sont des liens vers leurs fiches.',
  exercice_bpf: 'Réponses de la personne morale ; le nom de son dirigeant est public.',
  instantane_bpf: 'Chiffres déclarés, sans nom de stagiaire.',
  document_collectif: 'Documents de l’union.',
  document_version: 'Versions de ces documents.',
  envoi_groupe: 'Textes écrits à plusieurs, sans destinataire.',
  modele_courriel: 'Textes des mails.',
  modele_courriel_piece: 'Pièces jointes aux textes des mails.',
  courriel_piece: 'Fichiers de l’union joints à un mail.',
  adresse_envoi: 'Adresse de l’union.',
  enquete: 'Questionnaires de l’union.',
  enquete_analyse: 'Ce que l’union conclut d’une formation ; l’auteur est un lien vers sa fiche.',
  action_amelioration: 'Décisions de l’union ; le responsable est un lien vers sa fiche.',
  resultats_publication: 'Dates de publication des résultats.',
  union_stripe: 'Compte de l’union chez le prestataire de paiement ; ses clés sont chiffrées.',
  stripe_evenement: 'Identifiants, montants et dates ; jamais un nom.',
  kysely_migration: 'Technique.',
  kysely_migration_lock: 'Technique.',
}

const dureesParDefaut = Object.fromEntries(
  clesDurees.map((cle) => [cle, preferences[cle].defaut]),
) as Durees

export function lireDurees(ctx: Ctx): Promise<Durees> {
  return lirePreferences(ctx, clesDurees)
}

/** The register in words, with the durations of a union. */
export function lignesRegistre(durees: Durees = dureesParDefaut): LigneRegistre[] {
  return traitements
    .map((traitement) => ({
      table: traitement.table,
      finalite: traitement.finalite,
      base: traitement.base,
      donnees: traitement.donnees,
      personnes: traitement.personnes,
      acces: traitement.acces,
      duree: traitement.duree(durees),
      effacement: direEffacement(traitement.effacement),
      copie: traitement.copie === true ? 'Oui' : `Non. ${traitement.copie.non}`,
    }))
    .map(
      (ligne) =>
        Object.fromEntries(
          Object.entries(ligne).map(([champ, texte]) => [champ, typographie(texte)]),
        ) as LigneRegistre,
    )
    .sort((a, b) => a.table.localeCompare(b.table))
}

/** Spaces that never break before a sign, as French is printed. */
function typographie(texte: string): string {
  return texte.replaceAll(/ (?=[:»])|(?<=«) /g, '\u00a0').replaceAll(/ (?=[;!?])/g, '\u202f')
}

function direEffacement(effacement: Effacement): string {
  switch (effacement.genre) {
    case 'supprime':
      return 'Effacé.'
    case 'garde':
      return `Gardé. ${effacement.motif}`
    case 'anonymise':
      return `Rendu anonyme. Reste : ${effacement.reste ?? 'rien qui désigne la personne.'}`
    case 'particulier':
      return effacement.motif
  }
}

/** docs/donnees-personnelles.md: never written by hand, a test compares it with the code. */
export function registreMarkdown(): string {
  const lignes = lignesRegistre()
  const colonnes = [
    'Table',
    'Pourquoi',
    'De quel droit',
    'Données',
    'Personnes',
    'Qui les lit',
    'Combien de temps',
    'À l’effacement d’une personne',
    'Dans la copie de ses données',
  ]
  const rangs = lignes.map((ligne) => [
    `\`${ligne.table}\``,
    ligne.finalite,
    libellesBase[ligne.base],
    ligne.donnees,
    ligne.personnes,
    ligne.acces,
    ligne.duree,
    ligne.effacement,
    ligne.copie,
  ])
  return [
    '# Données personnelles',
    '',
    'Une ligne par table qui connaît quelqu’un (RGPD, art. 30). Cette page est écrite par `node scripts/generate-register.ts` à partir de',
    '`app/modules/rgpd/registre` ; une durée est ici celle par défaut, chaque union la règle dans _Préférences union_.',
    '',
    ...tableau([colonnes, ...rangs]),
    '',
    '## Tables qui ne connaissent personne',
    '',
    ...tableau([
      ['Table', 'Pourquoi'],
      ...Object.entries(tablesSansPersonne).map(([table, raison]) => [`\`${table}\``, raison]),
    ]),
    '',
  ].join('\n')
}

/** Columns aligned, as the formatter of the repository writes them. */
function tableau([tete = [], ...rangs]: string[][]): string[] {
  const largeurs = tete.map((titre, rang) =>
    Math.max(titre.length, ...rangs.map((cases) => cases[rang]?.length ?? 0)),
  )
  const traits = largeurs.map((largeur) => '-'.repeat(largeur))
  return [tete, traits, ...rangs].map(
    (cases) => `| ${cases.map((texte, rang) => texte.padEnd(largeurs[rang] ?? 0)).join(' | ')} |`,
  )
}
