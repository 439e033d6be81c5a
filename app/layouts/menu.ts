import { tousLesDroits } from '#app/droits.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { permits } from '#app/platform/policy.ts'

type Entree = { label: string; chemin: string; droit: string }
type Rubrique = {
  label: string
  icon:
    | 'house'
    | 'chart-column'
    | 'receipt'
    | 'calendar-days'
    | 'graduation-cap'
    | 'users-round'
    | 'settings'
    | 'circle-user-round'
  entrees: Entree[]
}

/** The menu names that users know; an entry whose right is missing is absent, an empty heading too. */
const rubriques: Rubrique[] = [
  {
    label: 'Planning',
    icon: 'calendar-days',
    entrees: [{ label: 'Planning', chemin: 'planning', droit: 'planning.lire' }],
  },
  {
    label: 'Formations',
    icon: 'graduation-cap',
    entrees: [
      { label: 'Postuler formation', chemin: 'formations/postuler', droit: 'candidature.poser' },
      {
        label: 'Mes formations',
        chemin: 'formations/mes-formations',
        droit: 'formation.encadrer',
      },
      { label: 'Formations à venir', chemin: 'formations/a-venir', droit: 'formation.lister' },
      { label: 'Formations à valider', chemin: 'formations/a-valider', droit: 'formation.lister' },
      { label: 'Formations clôturées', chemin: 'formations/cloturees', droit: 'formation.lister' },
      {
        label: 'Déclarations URSSAF',
        chemin: 'formations/declarations',
        droit: 'declaration.lister',
      },
      {
        label: 'Besoins d’aménagement',
        chemin: 'formations/amenagements',
        droit: 'amenagement.suivre',
      },
      { label: 'Créer formation', chemin: 'formations/creer', droit: 'formation.creer' },
      { label: 'Ajouter stagiaire', chemin: 'stagiaires/ajouter', droit: 'inscription.creer' },
    ],
  },
  {
    label: 'Trésorier',
    icon: 'receipt',
    entrees: [
      {
        label: 'Règlements des formations',
        chemin: 'tresorier/reglements',
        droit: 'reglement.lister',
      },
      {
        label: 'Paiements à traiter',
        chemin: 'tresorier/a-traiter',
        droit: 'reglement.rembourser',
      },
    ],
  },
  {
    label: 'Statistiques',
    icon: 'chart-column',
    entrees: [
      {
        label: 'Statistiques formations',
        chemin: 'statistiques/formations',
        droit: 'statistique.lire',
      },
      {
        label: 'Bilan pédagogique et financier',
        chemin: 'statistiques/bpf',
        droit: 'bpf.gerer',
      },
      { label: 'Sondages', chemin: 'statistiques/sondages', droit: 'enquete.lister' },
      { label: 'Réclamations', chemin: 'statistiques/reclamations', droit: 'reclamation.gerer' },
      {
        label: 'Plan d’amélioration',
        chemin: 'statistiques/amelioration',
        droit: 'amelioration.gerer',
      },
      { label: 'Dossiers Qualiopi', chemin: 'statistiques/qualiopi', droit: 'qualiopi.lire' },
      { label: 'Résultats publiés', chemin: 'statistiques/resultats', droit: 'resultats.publier' },
    ],
  },
  {
    label: 'Administration',
    icon: 'users-round',
    entrees: [
      { label: 'Adhérents', chemin: 'administration/adherents', droit: 'adherent.lister' },
      {
        label: 'Ajouter adhérent',
        chemin: 'administration/adherents/ajouter',
        droit: 'adherent.creer',
      },
      {
        label: 'Modifier adhérent',
        chemin: 'administration/adherents/modifier',
        droit: 'adherent.modifier',
      },
      {
        label: 'Compétences à renouveler',
        chemin: 'administration/competences',
        droit: 'competence.lister',
      },
      {
        label: 'Validation des comptes actifs',
        chemin: 'administration/comptes-a-valider',
        droit: 'adherent.valider',
      },
      {
        label: 'Trombinoscope',
        chemin: 'administration/adherents/trombinoscope',
        droit: 'adherent.lister',
      },
      {
        label: 'Doublons d’adhérents',
        chemin: 'administration/adherents/doublons',
        droit: 'adherent.fusionner',
      },
      { label: 'Fiches clients', chemin: 'administration/clients', droit: 'client.lister' },
      { label: 'Ajouter client', chemin: 'administration/clients/ajouter', droit: 'client.creer' },
      {
        label: 'Documents collectifs',
        chemin: 'administration/documents-collectifs',
        droit: 'document.gerer',
      },
      {
        label: 'Gestion des cotisations adhérents',
        chemin: 'administration/cotisations',
        droit: 'cotisation.lister',
      },
      {
        label: 'Historique des mails envoyés',
        chemin: 'administration/mails',
        droit: 'courriel.lister',
      },
      {
        label: 'Données personnelles',
        chemin: 'administration/donnees-personnelles',
        droit: 'personne.effacer',
      },
      { label: 'Journal', chemin: 'administration/journal', droit: 'journal.lire' },
      { label: 'Droits d’accès', chemin: 'administration/droits', droit: 'droit.consulter' },
    ],
  },
  {
    label: 'Paramétrages',
    icon: 'settings',
    entrees: [
      {
        label: 'Mise en service',
        chemin: 'parametrages/mise-en-service',
        droit: 'union.parametrer',
      },
      { label: 'Informations union', chemin: 'parametrages/union', droit: 'union.parametrer' },
      {
        label: 'Préférences union',
        chemin: 'parametrages/preferences',
        droit: 'union.parametrer',
      },
      {
        label: 'Paiement par carte',
        chemin: 'parametrages/paiement-carte',
        droit: 'paiement_carte.regler',
      },
      {
        label: 'Personnalisation des mails',
        chemin: 'parametrages/mails',
        droit: 'courriel.ecrire',
      },
      {
        label: 'Vérification de l’adresse d’envoi',
        chemin: 'parametrages/adresse-envoi',
        droit: 'courriel.regler',
      },
      { label: 'Types de formation', chemin: 'parametrages/types', droit: 'type.parametrer' },
      {
        label: 'Référent handicap',
        chemin: 'parametrages/referent-handicap',
        droit: 'referent.nommer',
      },
      { label: 'Sondages', chemin: 'parametrages/sondages', droit: 'enquete.parametrer' },
      { label: 'Compétences', chemin: 'parametrages/competences', droit: 'union.parametrer' },
      {
        label: 'Conditions d’utilisation',
        chemin: 'parametrages/conditions',
        droit: 'union.parametrer',
      },
      { label: 'Centres', chemin: 'parametrages/centres', droit: 'union.parametrer' },
      { label: 'Amicales', chemin: 'parametrages/amicales', droit: 'union.parametrer' },
      { label: 'Lieux', chemin: 'parametrages/lieux', droit: 'union.parametrer' },
      {
        label: 'Registre des traitements',
        chemin: 'parametrages/registre',
        droit: 'registre.lire',
      },
      {
        label: 'Conservation',
        chemin: 'parametrages/conservation',
        droit: 'conservation.appliquer',
      },
    ],
  },
  {
    label: 'Mon compte',
    icon: 'circle-user-round',
    entrees: [
      { label: 'Mes informations', chemin: 'compte/informations', droit: 'compte.lire' },
      { label: 'Mes documents', chemin: 'compte/documents', droit: 'document.lire' },
      { label: 'Mes activités', chemin: 'compte/activites', droit: 'activite.lire' },
      { label: 'Sécurité', chemin: 'compte/securite', droit: 'compte.lire' },
      { label: 'Mon calendrier', chemin: 'compte/calendrier', droit: 'calendrier.suivre' },
      { label: 'Notifications', chemin: 'compte/notifications', droit: 'notification.lire' },
      { label: 'Préférences', chemin: 'compte/preferences', droit: 'notification.lire' },
      {
        label: 'Installer sur mon téléphone',
        chemin: 'compte/installer',
        droit: 'notification.lire',
      },
      { label: 'Contacter l’exploitant', chemin: 'compte/contact', droit: 'compte.lire' },
      { label: 'Exporter mes données', chemin: 'compte/export', droit: 'donnees.exporter' },
    ],
  },
]

export function menuDe(ctx: Ctx) {
  const espace = `/${ctx.union.slug}/espace`
  const ouvertes = rubriques.flatMap(({ label, icon, entrees }) => {
    const items = entrees.flatMap((entree) => {
      const droit = tousLesDroits[entree.droit]
      if (!droit || !permits(ctx.acteur, droit)) return []
      return [{ label: entree.label, href: `${espace}/${entree.chemin}` }]
    })
    const first = items[0]
    // A rubric of one page is that page.
    const seule = items.length === 1 && first?.label === label
    return first ? [{ label, icon, href: first.href, items: seule ? undefined : items }] : []
  })
  return [{ label: 'Accueil', icon: 'house' as const, href: espace, items: undefined }, ...ouvertes]
}
