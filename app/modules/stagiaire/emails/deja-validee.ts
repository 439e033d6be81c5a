import { defineModele } from '#app/modules/courriel/model/modele.ts'
import { balisesStagiaire } from './lettre.ts'

/** STA-2 (b): a second sign-up was refused; only the known address learns where the first one is. */
export const modeleDejaValidee = defineModele({
  cle: 'stagiaire.deja_validee',
  nom: 'Inscription déjà validée',
  rubrique: 'Stagiaires',
  quand:
    'Quand une personne déjà validée demande une autre inscription du même type. Une fois par heure au plus.',
  pour: 'Le stagiaire, à l’adresse de son inscription validée',
  apercu: 'inscription',
  balises: balisesStagiaire,
  sujet: 'Vous avez déjà une place : {formation}',
  corps: `Bonjour,

Une nouvelle inscription a été demandée à votre nom. Elle n’a pas été enregistrée : vous avez déjà une inscription validée pour ce type de formation.

{recapitulatif}

Pour changer de date, contactez l’union.

[bouton : Voir mon inscription]({lien_suivi})

> Une question ? Écrivez ou appelez : {contact}.`,
})
