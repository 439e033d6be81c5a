import { defineModele, type Envoi, envoi, type Faits } from '#app/modules/courriel/model/modele.ts'
import { formatMoney, plural } from '#app/ui/format.ts'
import { libellesMoyen, type Moyen } from '../model.ts'

/** FOR-11: what is to be given back once a formation is cancelled. */
export const modeleARembourser = defineModele({
  cle: 'facturation.a_rembourser',
  nom: 'Formation annulée à rembourser',
  rubrique: 'Notifications',
  quand: 'Quand une formation déjà payée est annulée.',
  pour: 'Le trésorier',
  balises: {
    prenom: { explication: 'Le prénom du trésorier.', exemple: 'Camille' },
    formation: { explication: 'La formation et son numéro.', exemple: 'PSC à Besançon (F26-0042)' },
    nombre: { explication: 'Combien de paiements sont à rendre.', exemple: '2 paiements' },
    total: { explication: 'La somme à rendre.', exemple: '120,00\u00a0€' },
    liste: {
      explication: 'Qui a payé, comment, et combien il reste à rendre.',
      exemple: [
        ['PETIT Nadia', '60,00\u00a0€, carte'],
        ['DUBOIS Alix', '60,00\u00a0€, chèque'],
      ] satisfies Faits,
    },
    lien: {
      explication: 'La page des remboursements de la formation.',
      exemple: 'https://exemple.fr/remboursements',
      lien: true,
      obligatoire: true,
    },
  },
  sujet: 'À rembourser : {formation} est annulée',
  corps: `Bonjour {prenom},

{formation} est annulée. Il reste {nombre} à rendre, {total} en tout.

{liste}

Les paiements par carte se remboursent tous à la fois ; les autres se notent sur la même page.

[bouton : Rembourser]({lien})`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  formationId: string
  intitule: string
  numero: string
  lignes: { payeur: string; moyen: Moyen; reste: number }[]
  adresse: string
}

export function aRembourserEmail(donnees: Donnees): Envoi {
  const { to, prenom, personneId, formationId, intitule, numero, lignes, adresse } = donnees
  const liste: Faits = lignes.map(({ payeur, moyen, reste }) => [
    payeur,
    `${formatMoney(reste)}, ${libellesMoyen[moyen].toLocaleLowerCase('fr')}`,
  ])
  return envoi(
    modeleARembourser,
    {
      prenom,
      formation: `${intitule} (${numero})`,
      nombre: plural(lignes.length, 'paiement', 'paiements'),
      total: formatMoney(lignes.reduce((somme, { reste }) => somme + reste, 0)),
      liste,
      lien: adresse,
    },
    { to, personneId, objet: { genre: 'formation', id: formationId } },
  )
}
