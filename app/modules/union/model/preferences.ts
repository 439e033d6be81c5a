import { z } from 'zod'

/**
 * Each switch of a union: the shape of its value, its default, its name and what it does, in the
 * user's words. The page *Préférences union* is made from this list: a box for a boolean, a number
 * with its bounds, a choice for an enumeration (whose names are `choix`). A key that no code reads
 * has no place here.
 */
export const preferences = {
  depassement_capacite_defaut: {
    rubrique: 'Formations',
    schema: z.boolean(),
    defaut: false,
    libelle: 'Dépassement de capacité',
    explication:
      'Les nouvelles formations acceptent plus d’inscriptions que de places. La case reste modifiable sur chaque formation.',
  },
  fin_inscriptions_jours: {
    rubrique: 'Formations',
    schema: z.int().min(0).max(60),
    defaut: 1,
    libelle: 'Fin des inscriptions',
    unite: 'jours avant',
    explication:
      'Quand une nouvelle formation n’a pas de date de fin des inscriptions, elles s’arrêtent ce nombre de jours avant la première journée : 1 est la veille, 0 le jour même.',
  },
  sondage_froid_jours: {
    rubrique: 'Formations',
    schema: z.int().min(15).max(180),
    defaut: 60,
    libelle: 'Sondage à froid',
    unite: 'jours après',
    explication:
      'Ce nombre de jours après la dernière journée, chaque stagiaire validé reçoit le sondage à froid. Sa question générale donne le taux de satisfaction.',
  },
  sondage_relance_jours: {
    rubrique: 'Formations',
    schema: z.int().min(2).max(30),
    defaut: 7,
    libelle: 'Relance des sondages',
    unite: 'jours',
    explication:
      'Qui n’a pas répondu à un sondage est relancé après ce nombre de jours, deux fois au plus. Une réponse arrête les relances.',
  },
  attente_heures: {
    rubrique: 'Formations',
    schema: z.int().min(1).max(240),
    defaut: 48,
    libelle: 'Place proposée',
    unite: 'heures',
    explication:
      'Une place qui se libère est gardée ce temps pour la première personne de la liste d’attente, jamais au-delà de la veille de la formation. Sans réponse, elle est proposée à la suivante.',
  },
  desistement_jours: {
    rubrique: 'Formations',
    schema: z.int().min(0).max(60),
    defaut: 2,
    libelle: 'Désistement en ligne',
    unite: 'jours avant',
    explication:
      'Un stagiaire annule lui-même son inscription, depuis le lien de sa confirmation, jusqu’à ce nombre de jours avant la première journée. Ensuite, il doit vous appeler.',
  },
  formation_exoneree_tva: {
    rubrique: 'Formations',
    schema: z.boolean(),
    defaut: true,
    libelle: 'Formations exonérées de TVA',
    explication:
      'L’union a l’attestation 3511 de la DREETS : ses conventions citent l’article 261-4-4° a du code général des impôts. Sans elle, le prix est imprimé tel quel.',
  },
  convention_annulation_jours: {
    rubrique: 'Formations',
    schema: z.int().min(0).max(90),
    defaut: 10,
    libelle: 'Annulation d’une formation par le client',
    unite: 'jours avant',
    explication:
      'Jusqu’à ce nombre de jours avant la première journée, le client annule sans frais. La convention le dit.',
  },
  convention_dedit_pourcent: {
    rubrique: 'Formations',
    schema: z.int().min(0).max(100),
    defaut: 30,
    libelle: 'Dédit d’une annulation tardive',
    unite: '% du prix',
    explication:
      'Ce que le client doit quand il annule après ce délai. Imprimé dans la convention ; 0 ne demande rien.',
  },
  paiement_plus_tard: {
    rubrique: 'Formations',
    schema: z.boolean(),
    defaut: false,
    libelle: 'Payer plus tard',
    explication:
      'Quand le paiement par carte est ouvert, une personne qui s’inscrit peut choisir de payer plus tard, par chèque, virement ou espèces : son inscription attend alors votre validation.',
  },
  convocation_jours_avant: {
    rubrique: 'Formations',
    schema: z.int().min(0).max(60),
    defaut: 0,
    libelle: 'Convocations automatiques',
    unite: 'jours avant',
    explication:
      'Ce nombre de jours avant la première journée, chaque matin, les stagiaires validés qui n’ont pas encore leur convocation la reçoivent par courriel. 0 : jamais, l’union convoque elle-même.',
  },
  formateurs_benevoles: {
    rubrique: 'Formations',
    schema: z.boolean(),
    defaut: true,
    libelle: 'Formateurs bénévoles',
    explication:
      'Un formateur que l’on n’a jamais déclaré est bénévole : rien à déclarer à l’URSSAF pour lui. Cela se change personne par personne, et se retient.',
  },
  dpae_essai: {
    rubrique: 'Formations',
    schema: z.boolean(),
    defaut: false,
    libelle: 'Déclarations URSSAF d’essai',
    explication:
      'Le fichier XML de la DPAE porte l’indicateur d’essai : l’URSSAF le vérifie et ne déclare personne. À décocher avant de déclarer vraiment.',
  },
  cotisation_union_periode: {
    rubrique: 'Adhérents',
    schema: z.enum(['annee_civile', 'saison']),
    defaut: 'annee_civile',
    libelle: 'Période de la cotisation union',
    explication:
      'La période que couvre une nouvelle cotisation union. Celles qui existent déjà gardent la leur.',
    choix: { annee_civile: 'Année civile (janvier à décembre)', saison: 'Saison (juillet à juin)' },
  },
  cotisation_federale_periode: {
    rubrique: 'Adhérents',
    schema: z.enum(['annee_civile', 'saison']),
    defaut: 'annee_civile',
    libelle: 'Période de la cotisation fédérale',
    explication:
      'La période que couvre une nouvelle cotisation fédérale. Celles qui existent déjà gardent la leur.',
    choix: { annee_civile: 'Année civile (janvier à décembre)', saison: 'Saison (juillet à juin)' },
  },
  cotisation_amicale_periode: {
    rubrique: 'Adhérents',
    schema: z.enum(['annee_civile', 'saison']),
    defaut: 'annee_civile',
    libelle: 'Période de la cotisation amicale',
    explication:
      'La période que couvre une nouvelle cotisation amicale. Celles qui existent déjà gardent la leur.',
    choix: { annee_civile: 'Année civile (janvier à décembre)', saison: 'Saison (juillet à juin)' },
  },
  cotisation_assurance_periode: {
    rubrique: 'Adhérents',
    schema: z.enum(['annee_civile', 'saison']),
    defaut: 'annee_civile',
    libelle: 'Période de la cotisation assurance',
    explication:
      'La période que couvre une nouvelle cotisation assurance. Celles qui existent déjà gardent la leur.',
    choix: { annee_civile: 'Année civile (janvier à décembre)', saison: 'Saison (juillet à juin)' },
  },
  second_facteur_pour: {
    rubrique: 'Adhérents',
    schema: z.enum(['hauts_roles', 'tous_roles', 'tous']),
    defaut: 'hauts_roles',
    libelle: 'Second facteur demandé',
    choix: {
      hauts_roles:
        'Aux rôles élevés : administrateur, trésorier, gestionnaire adhérents, données sensibles',
      tous_roles: 'À toute personne qui a un rôle',
      tous: 'À tous les adhérents validés',
    },
    explication:
      'Ces personnes ont 7 jours pour ajouter une application de codes ou une clé d’accès à leur compte. Ensuite, seul Mon compte leur est ouvert jusqu’à ce que ce soit fait.',
  },
  conservation_anciens_annees: {
    rubrique: 'Données personnelles',
    schema: z.int().min(1).max(10),
    defaut: 5,
    libelle: 'Anciens membres',
    unite: 'ans',
    explication:
      'Ce nombre d’années après son départ, la fiche d’un membre est effacée. Ses formations restent, sans son nom.',
  },
  conservation_stagiaires_annees: {
    rubrique: 'Données personnelles',
    schema: z.int().min(5).max(50),
    defaut: 10,
    libelle: 'Identité des stagiaires',
    unite: 'ans',
    explication:
      'Ce nombre d’années après la formation, le nom et la naissance d’un stagiaire sont effacés. Le procès-verbal les garde : un duplicata se fait à partir de lui.',
  },
  conservation_coordonnees_mois: {
    rubrique: 'Données personnelles',
    schema: z.int().min(3).max(60),
    defaut: 24,
    libelle: 'Coordonnées des stagiaires',
    unite: 'mois',
    explication:
      'Ce nombre de mois après la formation, l’adresse, le courriel et le téléphone d’un stagiaire sont effacés.',
  },
  conservation_mails_mois: {
    rubrique: 'Données personnelles',
    schema: z.int().min(6).max(120),
    defaut: 24,
    libelle: 'Historique des mails',
    unite: 'mois',
    explication:
      'Après ce délai, un mail envoyé perd son contenu et son adresse. On sait encore qu’un message est parti.',
  },
  conservation_journal_mois: {
    rubrique: 'Données personnelles',
    schema: z.int().min(12).max(120),
    defaut: 60,
    libelle: 'Valeurs avant et après, dans le journal',
    unite: 'mois',
    explication:
      'Après ce délai, le journal dit toujours qui a changé quoi, mais plus l’ancienne ni la nouvelle valeur.',
  },
  annoncer_cotisations: {
    rubrique: 'Notifications',
    schema: z.boolean(),
    defaut: true,
    libelle: 'Annoncer la fin des cotisations',
    explication:
      'Chaque adhérent est prévenu 30 jours avant la fin de sa dernière cotisation payée, et le dernier jour. Il peut couper ces annonces pour lui-même.',
  },
} as const satisfies Record<string, DefinitionPreference>

export type DefinitionPreference = {
  /** The heading it is shown under. */
  rubrique: 'Adhérents' | 'Formations' | 'Mails' | 'Notifications' | 'Données personnelles'
  schema: z.ZodType
  defaut: unknown
  libelle: string
  /** What changes when it does. */
  explication: string
  /** Written after a number: « jours ». */
  unite?: string
  /** Names of the values of an enumeration. */
  choix?: Record<string, string>
}

export type Preference = keyof typeof preferences

export type ValeurPreference<Cle extends Preference> = z.output<(typeof preferences)[Cle]['schema']>
