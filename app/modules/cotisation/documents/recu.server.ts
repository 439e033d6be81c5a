import type { Jour } from '#app/platform/jour.ts'
import { renderPdf } from '#app/platform/pdf/pdf.server.ts'
import { formatDayLong, formatMoney } from '#app/ui/format.ts'
import {
  type GenreCotisation,
  libellePeriode,
  libellesGenre,
  libellesMoyen,
  type MoyenPaiement,
} from '../model.ts'

type Donnees = {
  numero: string
  jour: Jour
  organisme: {
    raisonSociale: string
    adresse: string
    codePostal: string
    commune: string
    siret: string | null
    couleur: string
    president: string | null
  }
  membre: {
    nom: string
    prenoms: string
    numeroFederal: string | null
    adresse: string | null
    codePostal: string | null
    commune: string | null
    centre: string | null
  }
  cotisation: {
    genre: GenreCotisation
    du: Jour
    au: Jour
    montant: number
    payeeLe: Jour | null
    moyen: MoyenPaiement | null
  }
}

/** The receipt of a fee as PDF/A-3b; the same data give the same bytes. */
export function recuPdf({ numero, jour, organisme, membre, cotisation }: Donnees): Promise<Buffer> {
  const { genre, du, au, montant, payeeLe, moyen } = cotisation
  const nom = libellesGenre[genre].toLocaleLowerCase('fr')
  return renderPdf('app/modules/cotisation/documents/recu.typ', {
    reference: numero,
    jour: jour.split('-').map(Number),
    pied: `${organisme.raisonSociale}, reçu ${numero}`,
    organisme: {
      nom: organisme.raisonSociale,
      adresse: [organisme.adresse, `${organisme.codePostal} ${organisme.commune}`.trim()].filter(
        Boolean,
      ),
      couleur: organisme.couleur,
      complements: organisme.siret ? [`SIRET ${organisme.siret}`] : [],
    },
    montant: formatMoney(montant),
    phrase: `Reçu de la personne nommée ci-dessous, pour sa cotisation ${nom} ${libellePeriode({ du, au })}.`,
    faits: [
      ['Nom', `${membre.prenoms} ${membre.nom}`],
      ['Adresse', adresseDe(membre)],
      ['Centre', membre.centre],
      ['Numéro fédéral', membre.numeroFederal],
      ['Cotisation', libellesGenre[genre]],
      ['Période', `du ${formatDayLong(du)} au ${formatDayLong(au)}`],
      ['Payée le', payeeLe && formatDayLong(payeeLe)],
      ['Moyen de paiement', moyen && libellesMoyen[moyen]],
    ],
    fait: `Fait à ${organisme.commune || organisme.raisonSociale}, le ${formatDayLong(jour)}.`,
    signataire: organisme.president ?? '',
  })
}

function adresseDe({ adresse, codePostal, commune }: Donnees['membre']): string | null {
  const ville = [codePostal, commune].filter(Boolean).join(' ')
  return [adresse, ville].filter(Boolean).join(', ') || null
}
