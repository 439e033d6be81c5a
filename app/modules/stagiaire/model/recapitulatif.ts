import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import {
  civilites,
  formatNom,
  formatPrenoms,
  type Identite,
} from '#app/modules/adherent/model/personne.ts'
import { formatDateLong } from '#app/ui/format.ts'
import { liensResponsable, statutsBpf } from '../model.ts'
import type { Coordonnees } from './stagiaire.ts'

/** What was typed, read back before a place is taken. */
export function recapituler(identite: Identite, coordonnees: Coordonnees, mineur: boolean) {
  const { nomUsage, naissanceCodePostal, naissanceCommune, naissancePays } = identite
  const naissance = [
    naissanceCommune,
    naissanceCodePostal && `(${naissanceCodePostal})`,
    naissancePays !== 'France' && naissancePays,
  ]
  const adresse = [
    coordonnees.adresse,
    [coordonnees.codePostal, coordonnees.commune].filter(Boolean).join(' '),
  ]
  const lignes: [string, string | null | undefined][] = [
    [
      'Identité',
      `${civilites[identite.civilite]} ${formatNom(identite.nomNaissance)} ${formatPrenoms(identite.prenoms)}`,
    ],
    ['Nom d’usage', nomUsage && formatNom(nomUsage)],
    [
      'Naissance',
      `${formatDateLong(identite.naissanceDate)}, ${naissance.filter(Boolean).join(' ')}`,
    ],
    ['Courriel', coordonnees.email],
    ['Téléphone', coordonnees.telephone && formatTelephone(coordonnees.telephone)],
    ['Adresse', adresse.filter(Boolean).join(', ')],
    ['Situation', statutsBpf[coordonnees.statutBpf]],
    ['Aménagement', coordonnees.amenagement],
    [
      'Responsable légal',
      mineur
        ? [
            coordonnees.responsableNom,
            coordonnees.responsableLien &&
              liensResponsable[coordonnees.responsableLien].toLowerCase(),
            coordonnees.responsableEmail,
            coordonnees.responsableTelephone && formatTelephone(coordonnees.responsableTelephone),
          ]
            .filter(Boolean)
            .join(', ')
        : null,
    ],
  ]
  return lignes.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
