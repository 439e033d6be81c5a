import { index, layout, prefix, type RouteConfig, route } from '@react-router/dev/routes'

/** Every address and its page: the product's table of contents. */
export default [
  layout('layouts/national.tsx', [index('modules/union/pages/choisir-union.tsx')]),
  route('sante', 'modules/union/pages/sante.ts'),
  route('exploitation', 'layouts/exploitation.tsx', [
    route('connexion', 'modules/compte/pages/exploitation-connexion.tsx'),
    route('deconnexion', 'modules/compte/pages/exploitation-deconnexion.ts'),
    route('unions', 'modules/union/pages/exploitation-unions.tsx'),
    route('sante', 'modules/union/pages/exploitation-sante.tsx'),
    route('style', 'modules/union/pages/exploitation-style.tsx'),
  ]),
  route(':union', 'layouts/union.tsx', [
    layout('layouts/public.tsx', [
      index('modules/union/pages/accueil-public.tsx'),
      ...prefix('formations', [
        index('modules/stagiaire/pages/formations-publiques.tsx'),
        route(':formationId', 'modules/stagiaire/pages/formation-publique.tsx'),
        route(
          ':formationId/inscription/:etape',
          'modules/stagiaire/pages/inscription-publique.tsx',
        ),
      ]),
      route('suivi/:jeton', 'modules/stagiaire/pages/suivi.tsx'),
      route('connexion', 'modules/compte/pages/connexion.tsx'),
      route('mot-de-passe-oublie', 'modules/compte/pages/mot-de-passe-oublie.tsx'),
      route('mot-de-passe/:jeton', 'modules/compte/pages/mot-de-passe.tsx'),
      route('mentions-legales', 'modules/union/pages/mentions-legales.tsx'),
      route('confidentialite', 'modules/union/pages/confidentialite.tsx'),
      route('cgu', 'modules/union/pages/cgu.tsx'),
      route('accessibilite', 'modules/union/pages/accessibilite.tsx'),
    ]),
    route('deconnexion', 'modules/compte/pages/deconnexion.ts'),
    route('espace', 'layouts/espace.tsx', [
      index('modules/compte/pages/accueil.tsx'),
      ...prefix('formations', [
        route('a-venir', 'modules/formation/pages/formations-a-venir.tsx'),
        route('a-valider', 'modules/formation/pages/formations-a-valider.tsx'),
        route('cloturees', 'modules/formation/pages/formations-cloturees.tsx'),
        route('creer', 'modules/formation/pages/creer-formation.tsx'),
        route('postuler', 'modules/formation/pages/postuler-formation.tsx'),
        route(':formationId', 'modules/formation/pages/formation.tsx'),
        route(':formationId/modifier', 'modules/formation/pages/modifier-formation.tsx'),
        route(':formationId/personnel', 'modules/formation/pages/personnel-formation.tsx'),
        route(':formationId/cloturer', 'modules/formation/pages/cloturer-formation.tsx'),
        route(':formationId/journal', 'modules/formation/pages/journal-formation.tsx'),
        route(':formationId/proces-verbal', 'modules/formation/pages/proces-verbal.ts'),
        route(':formationId/stagiaires', 'modules/stagiaire/pages/valider-stagiaires.tsx'),
        route(':formationId/stagiaires/export', 'modules/stagiaire/pages/exporter-stagiaires.ts'),
        route(':formationId/stagiaires/ajouter', 'modules/stagiaire/pages/ajouter-stagiaire.tsx'),
        route(
          ':formationId/stagiaires/:inscriptionId',
          'modules/stagiaire/pages/modifier-stagiaire.tsx',
        ),
      ]),
      route('stagiaires/ajouter', 'modules/stagiaire/pages/choisir-formation.tsx'),
      ...prefix('administration', [
        route('adherents', 'modules/adherent/pages/adherents.tsx'),
        route('adherents/:adherentId', 'modules/adherent/pages/adherent.tsx'),
        route('adherents/:adherentId/droits', 'modules/adherent/pages/droits-adherent.tsx'),
        route('mails', 'modules/courriel/pages/historique-mails.tsx'),
        route('mails/:courrielId', 'modules/courriel/pages/mail.tsx'),
        route('journal', 'modules/union/pages/journal.tsx'),
        route('droits', 'modules/compte/pages/droits.tsx'),
      ]),
      ...prefix('parametrages', [
        route('preferences', 'modules/union/pages/preferences-union.tsx'),
        route('centres', 'modules/union/pages/centres.tsx'),
        route('centres/:centreId', 'modules/union/pages/centre.tsx'),
        route('amicales', 'modules/union/pages/amicales.tsx'),
        route('amicales/:amicaleId', 'modules/union/pages/amicale.tsx'),
        route('lieux', 'modules/union/pages/lieux.tsx'),
        route('lieux/:lieuId', 'modules/union/pages/lieu.tsx'),
      ]),
      ...prefix('compte', [
        route('informations', 'modules/compte/pages/mes-informations.tsx'),
        route('securite', 'modules/compte/pages/securite.tsx'),
        route('notifications', 'modules/notification/pages/notifications.tsx'),
      ]),
    ]),
  ]),
] satisfies RouteConfig
