import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import type { Formation, Journee } from '../model.ts'
import { balisesFormation, valeursFormation } from './horaires.ts'

/** FOR-8. */
export const modeleConsignesFormateur = defineModele({
  cle: 'formation.consignes',
  nom: 'Consignes aux formateurs',
  rubrique: 'Formateurs',
  quand: 'Quand l’union envoie les consignes d’une formation.',
  pour: 'Les formateurs retenus',
  apercu: 'formation',
  balises: {
    ...balisesFormation,
    consignes: {
      explication: 'Les consignes, telles qu’elles ont été écrites.',
      exemple: { markup: '**Samedi**\n\nLes clés sont au standard. Prendre le mannequin enfant.' },
    },
    lien_terrain: {
      explication: 'La page de la formation pour ses formateurs.',
      exemple: 'https://exemple.fr/espace/formations/exemple/terrain',
      lien: true,
    },
  },
  sujet: 'Consignes : {formation}',
  corps: `Bonjour {prenom},

Voici les consignes de la formation que vous encadrez.

{recapitulatif}

{consignes}

[bouton : Ouvrir la formation]({lien_terrain})`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  formation: Formation
  journees: Journee[]
  texte: string
  pieces: string[]
  lien: string
}

export function consignesFormateurEmail({ texte, pieces, lien, ...donnees }: Donnees): Envoi {
  const { to, personneId, formation } = donnees
  return envoi(
    modeleConsignesFormateur,
    { ...valeursFormation(donnees), consignes: { markup: texte }, lien_terrain: lien },
    { to, personneId, objet: { genre: 'formation', id: formation.id }, pieces },
  )
}
