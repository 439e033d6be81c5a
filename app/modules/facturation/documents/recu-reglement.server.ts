import type { Jour } from '#app/platform/jour.ts'
import { renderPdf } from '#app/platform/pdf/pdf.server.ts'
import { formatDayLong, formatMoney } from '#app/ui/format.ts'
import { libellesMoyen, type Moyen } from '../model.ts'

type Donnees = {
  numero: string
  jour: Jour
  organisme: {
    raisonSociale: string
    adresse: string
    codePostal: string
    commune: string
    siret: string | null
    nda: string | null
    couleur: string
    president: string | null
  }
  paye: {
    nom: string
    adresse: string | null
    codePostal: string | null
    commune: string | null
    intitule: string
    numero: string
    jours: string
    prix: number
  }
  reglement: { montant: number; moyen: Moyen; le: Jour; reference: string | null }
}

/** The receipt of a payment as PDF/A-3b; the same data give the same bytes. */
export function recuPdf({ numero, jour, organisme, paye, reglement }: Donnees): Promise<Buffer> {
  const { montant, moyen, le, reference } = reglement
  return renderPdf('app/modules/facturation/documents/recu-reglement.typ', {
    reference: numero,
    jour: jour.split('-').map(Number),
    pied: `${organisme.raisonSociale}, reçu ${numero}`,
    organisme: {
      nom: organisme.raisonSociale,
      adresse: [organisme.adresse, `${organisme.codePostal} ${organisme.commune}`.trim()].filter(
        Boolean,
      ),
      couleur: organisme.couleur,
      complements: [
        organisme.siret && `SIRET ${organisme.siret}`,
        organisme.nda && `Déclaration d’activité ${organisme.nda}`,
      ].filter(Boolean),
    },
    montant: formatMoney(montant),
    phrase: `Reçu pour la formation nommée ci-dessous, le ${formatDayLong(le)}.`,
    faits: [
      ['Payé par', paye.nom],
      ['Adresse', adresseDe(paye)],
      ['Formation', `${paye.intitule} (${paye.numero})`],
      ['Dates', paye.jours],
      ['Prix par personne', formatMoney(paye.prix)],
      ['Reçu le', formatDayLong(le)],
      ['Moyen de paiement', libellesMoyen[moyen]],
      ['Référence', reference],
    ],
    fait: `Fait à ${organisme.commune || organisme.raisonSociale}, le ${formatDayLong(jour)}.`,
    signataire: organisme.president ?? '',
  })
}

function adresseDe({ adresse, codePostal, commune }: Donnees['paye']): string | null {
  const ville = [codePostal, commune].filter(Boolean).join(' ')
  return [adresse, ville].filter(Boolean).join(', ') || null
}
