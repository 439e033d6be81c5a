import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import type { Identite } from '#app/modules/adherent/model/personne.ts'
import type { Coordonnees } from './stagiaire.ts'

/** An inscription as its form shows it. */
export function formulaireDe(inscription: Identite & Coordonnees) {
  return {
    identite: {
      civilite: inscription.civilite,
      nomNaissance: inscription.nomNaissance,
      nomUsage: inscription.nomUsage ?? '',
      prenoms: inscription.prenoms,
      naissanceDate: inscription.naissanceDate,
      naissanceCommune: inscription.naissanceCommune,
      naissanceCodePostal: inscription.naissanceCodePostal,
      naissancePays: inscription.naissancePays,
    },
    coordonnees: {
      email: inscription.email ?? '',
      telephone: inscription.telephone === null ? '' : formatTelephone(inscription.telephone),
      adresse: inscription.adresse ?? '',
      codePostal: inscription.codePostal ?? '',
      commune: inscription.commune ?? '',
      statutBpf: inscription.statutBpf,
      amenagement: inscription.amenagement ?? '',
      responsableNom: inscription.responsableNom ?? '',
      responsableLien: inscription.responsableLien ?? '',
      responsableEmail: inscription.responsableEmail ?? '',
      responsableTelephone:
        inscription.responsableTelephone === null
          ? ''
          : formatTelephone(inscription.responsableTelephone),
    },
  }
}
