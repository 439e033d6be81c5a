import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

export const modeleEcheance = defineModele({
  cle: 'competence.echeance',
  nom: 'Compétence qui se termine',
  rubrique: 'Adhérents',
  quand: '60 jours avant la fin d’une compétence, 30 jours avant, et le dernier jour.',
  pour: 'L’adhérent qui la détient',
  facultatif: true,
  balises: {
    prenom: { explication: 'Le prénom de l’adhérent.', exemple: 'Camille' },
    echeance: {
      explication: 'La compétence et le jour où elle se termine.',
      exemple: 'PSE 2 se termine le 31 déc. 2026',
    },
    lien_informations: {
      explication: 'La page Mes informations.',
      exemple: 'https://exemple.fr/espace/compte/informations',
      lien: true,
    },
  },
  sujet: '{echeance}',
  corps: `Bonjour {prenom},

{echeance}. Ensuite, vous ne pourrez plus être affecté à ce qu’elle permet, tant que votre formation continue n’est pas faite.

Si elle est déjà faite, dites-le à votre union : elle notera la date sur votre fiche.

[bouton : Voir mes informations]({lien_informations})`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  competenceId: string
  phrase: string
  lien: string
}

export function competenceEcheanceEmail(donnees: Donnees): Envoi {
  const { to, prenom, personneId, competenceId, phrase, lien } = donnees
  return envoi(
    modeleEcheance,
    { prenom, echeance: phrase, lien_informations: lien },
    { to, personneId, objet: { genre: 'competence_detenue', id: competenceId } },
  )
}
