import type { EtatCompte } from '#app/modules/compte/model.ts'
import { plural } from '#app/ui/format.ts'

export const actesGroupes = ['ecrire', 'formateur', 'relancer'] as const
export type ActeGroupe = (typeof actesGroupes)[number]

export const titresActe: Record<ActeGroupe, string> = {
  ecrire: 'Écrire à des adhérents',
  formateur: 'Donner le rôle formateur',
  relancer: 'Relancer les comptes incomplets',
}

type Choisi = { email: string | null; etat: EtatCompte }

/** What an act will do to these people, said before it is done. */
export function annonceActe(acte: ActeGroupe, choisis: readonly Choisi[]): string {
  const total = choisis.length
  if (acte === 'ecrire') {
    const joignables = choisis.filter(({ email }) => email).length
    const sans = total - joignables
    return `${plural(joignables, 'courriel partira, gardé', 'courriels partiront, un par personne, gardés')} dans l’historique.${
      sans > 0 ? ` ${plural(sans, 'personne n’a pas', 'personnes n’ont pas')} d’adresse.` : ''
    }`
  }
  if (acte === 'formateur') {
    return `${plural(total, 'personne pourra', 'personnes pourront')} postuler aux formations dont elle a la compétence. Qui a déjà ce rôle le garde.`
  }
  const incomplets = choisis.filter(({ etat }) => etat === 'incomplet').length
  return `${plural(incomplets, 'personne a', 'personnes ont')} un compte incomplet sur ${total} et recevra une relance, une par jour au plus.`
}
