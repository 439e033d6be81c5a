import { libellesStatut, type StatutAdherent } from '#app/modules/adherent/model/adherent.ts'
import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { formatDay } from '#app/ui/format.ts'

type Informations = {
  pseudo: string
  emailConnexion: string
  emailVerifie: boolean
  statut: StatutAdherent
  grade: string | null
  numeroFederal: string | null
  centre: string | null
  civilite: 'monsieur' | 'madame' | null
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
  naissanceDate: string | null
  naissanceCommune: string | null
  naissanceCodePostal: string | null
  naissancePays: string | null
  email: string | null
  telephone: string | null
  adresse: string | null
  codePostal: string | null
  commune: string | null
  pays: string | null
  urgenceNom: string | null
  urgenceTelephone: string | null
}

type Groupe = { titre: string; faits: { label: string; value: string }[] }

const vide = 'Non renseigné'

/** *Mes informations* as it is read: what is missing says so. */
export function groupesInformations(moi: Informations): Groupe[] {
  return [
    {
      titre: 'Compte',
      faits: [
        fait('Identifiant', moi.pseudo),
        fait(
          'Adresse de connexion',
          `${moi.emailConnexion}${moi.emailVerifie ? '' : ' (à confirmer)'}`,
        ),
      ],
    },
    {
      titre: 'Identité',
      faits: [
        fait('Civilité', moi.civilite && { monsieur: 'Monsieur', madame: 'Madame' }[moi.civilite]),
        fait('Nom de naissance', moi.nomNaissance),
        fait('Nom d’usage', moi.nomUsage),
        fait('Prénoms', moi.prenoms),
        fait('Né(e) le', moi.naissanceDate && formatDay(moi.naissanceDate)),
        fait(
          'Lieu de naissance',
          suite(suite(moi.naissanceCodePostal, moi.naissanceCommune), moi.naissancePays, ', '),
        ),
      ],
    },
    {
      titre: 'Dans l’union',
      faits: [
        fait('Statut', libellesStatut[moi.statut]),
        fait('Grade', moi.grade),
        fait('Centre', moi.centre),
        fait('Numéro fédéral', moi.numeroFederal),
      ],
    },
    {
      titre: 'Coordonnées',
      faits: [
        fait('Adresse électronique', moi.email),
        fait('Téléphone', moi.telephone && formatTelephone(moi.telephone)),
        fait('Adresse', suite(moi.adresse, suite(moi.codePostal, moi.commune), ', ')),
        fait(
          'Personne à prévenir',
          suite(
            moi.urgenceNom,
            moi.urgenceTelephone && formatTelephone(moi.urgenceTelephone),
            ', ',
          ),
        ),
      ],
    },
  ]
}

function fait(label: string, value: string | null) {
  return { label, value: value || vide }
}

function suite(un: string | null, deux: string | null, entre = ' '): string {
  return [un, deux].filter(Boolean).join(entre)
}
