import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

export const modeleSynthese = defineModele({
  cle: 'competence.synthese',
  nom: 'Compétences des adhérents',
  rubrique: 'Adhérents',
  quand: 'Chaque lundi à 8 h, quand des compétences se terminent dans les 60 jours.',
  pour: 'Les gestionnaires des adhérents, sinon les administrateurs',
  facultatif: true,
  balises: {
    prenom: { explication: 'Le prénom du gestionnaire.', exemple: 'Camille' },
    nombre: {
      explication: 'Combien de compétences se terminent.',
      exemple: '2 compétences se terminent dans les 60 jours',
    },
    echeances: {
      explication: 'Les adhérents et ce qui se termine, le plus tôt d’abord.',
      exemple: [
        ['Nadia Petit', 'PSE 2 se termine le 31 déc. 2026'],
        ['Luc Martin', 'PSC se termine le 31 déc. 2026'],
      ],
    },
    suite: {
      explication: 'Combien d’autres, quand la liste est longue.',
      exemple: 'Et 12 de plus.',
      facultative: true,
    },
    lien_competences: {
      explication: 'La page Compétences à renouveler.',
      exemple: 'https://exemple.fr/espace/administration/competences',
      lien: true,
    },
  },
  sujet: '{nombre}',
  corps: `Bonjour {prenom},

{nombre}. Chaque adhérent est prévenu 60 jours avant, 30 jours avant et le dernier jour.

{echeances}

{suite}

[bouton : Voir les compétences]({lien_competences})`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  titre: string
  /** Name and what ends, the soonest first. */
  echeances: [string, string][]
  autres: number
  lien: string
}

export function competenceSyntheseEmail(donnees: Donnees): Envoi {
  const { to, prenom, personneId, titre, echeances, autres, lien } = donnees
  return envoi(
    modeleSynthese,
    {
      prenom,
      nombre: titre,
      echeances,
      suite: autres > 0 ? `Et ${autres} de plus.` : null,
      lien_competences: lien,
    },
    { to, personneId },
  )
}
