import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, centresAutorises, droits } = definePolicy({
  'adherent.lister': { libelle: 'Voir les adhérents', a: ['gestionnaire_adherents', 'secretaire'] },
  'adherent.creer': { libelle: 'Ajouter adhérent', a: ['gestionnaire_adherents'] },
  'adherent.modifier': { libelle: 'Modifier adhérent', a: ['gestionnaire_adherents'] },
  'adherent.valider': { libelle: 'Valider un compte', a: ['gestionnaire_adherents'] },
  'adherent.fusionner': {
    libelle: 'Fusionner des fiches en double',
    a: ['gestionnaire_adherents'],
  },
  'donnee_sensible.lire': {
    libelle: 'Lire et corriger l’IBAN et le numéro de sécurité sociale',
    a: ['donnees_sensibles'],
    personnel: true,
  },
  'competence.lister': {
    libelle: 'Compétences à renouveler',
    a: ['gestionnaire_adherents', 'secretaire'],
  },
  'competence.gerer': { libelle: 'Gérer les compétences', a: ['gestionnaire_adherents'] },
  'adherent.desactiver': {
    libelle: 'Désactiver, archiver un compte, noter un départ',
    a: ['gestionnaire_adherents'],
  },
  'adherent.renvoyer_mot_de_passe': {
    libelle: 'Renvoyer mot de passe',
    a: ['gestionnaire_adherents'],
  },
  'adherent.relancer': {
    libelle: 'Relancer les comptes incomplets',
    a: ['gestionnaire_adherents'],
  },
  'adherent.ecrire': {
    libelle: 'Écrire à des adhérents',
    a: ['gestionnaire_adherents'],
  },
  'accreditation.donner': { libelle: 'Donner ou retirer un rôle', a: [] },
  'accreditation.donner_formateur': {
    libelle: 'Donner ou retirer le rôle de formateur',
    a: ['gestionnaire_adherents'],
  },
})

export type DroitAdherent = keyof typeof droits
