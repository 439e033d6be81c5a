import { defineModele, type Envoi, envoi, type Faits } from '#app/modules/courriel/model/modele.ts'

/** FOR-6: the link that a partner gives to its own people. */
export const modeleLienPartenaire = defineModele({
  cle: 'stagiaire.lien_partenaire',
  nom: 'Lien d’inscription partenaire',
  rubrique: 'Stagiaires',
  quand: 'Quand un gestionnaire envoie un lien partenaire depuis la page de la formation.',
  pour: 'Le contact du client, ou l’adresse choisie',
  balises: {
    formation: { explication: 'L’intitulé de la formation.', exemple: 'PSC à Besançon' },
    numero: { explication: 'Le numéro de la formation.', exemple: 'F26-0042' },
    recapitulatif: {
      explication: 'La formation, ses journées, le nombre de places et la fin du lien.',
      exemple: [
        ['Formation', 'PSC à Besançon (F26-0042)'],
        ['Quand et où', 'sam. 28 nov. 2026, 8 h 30 – 12 h 30, salle Barthélemy'],
        ['Places', '10'],
        ['Inscriptions', 'jusqu’au ven. 27 nov. 2026'],
      ] satisfies Faits,
    },
    lien_inscription: {
      explication: 'Le lien à transmettre aux personnes à inscrire.',
      exemple: 'https://exemple.fr/partenaire/exemple',
      lien: true,
      obligatoire: true,
    },
    contact: {
      explication: 'L’adresse et le téléphone du service des formations.',
      exemple: 'formations@exemple.fr, 03 81 00 00 00',
      facultative: true,
    },
  },
  sujet: 'Lien d’inscription : {formation}',
  corps: `Bonjour,

Voici le lien par lequel vos participants s’inscrivent eux-mêmes à la formation. Transmettez-leur ce message.

{recapitulatif}

[bouton : S’inscrire à la formation]({lien_inscription})

> Ce lien est réservé à vos participants : ne le publiez pas.

> Une question ? Écrivez ou appelez : {contact}.`,
})

type Donnees = {
  to: string
  formationId: string
  intitule: string
  numero: string
  journees: string
  places: string
  /** Last day, written out. */
  fin: string
  lien: string
  contact: string
}

export function lienPartenaireEmail(donnees: Donnees): Envoi {
  const { to, formationId, intitule, numero, journees, places, fin, lien, contact } = donnees
  const recapitulatif: Faits = [
    ['Formation', `${intitule} (${numero})`],
    ['Quand et où', journees],
    ['Places', places],
    ['Inscriptions', `jusqu’au ${fin}`],
  ]
  return envoi(
    modeleLienPartenaire,
    { formation: intitule, numero, recapitulatif, lien_inscription: lien, contact },
    { to, objet: { genre: 'formation', id: formationId } },
  )
}
