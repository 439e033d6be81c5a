import type { Jour } from '#app/platform/jour.ts'
import { renderPdf } from '#app/platform/pdf/pdf.server.ts'
import { formatDayLong, plural } from '#app/ui/format.ts'
import { formatTelephone } from '../model/contact.ts'
import type { listAImprimer } from '../queries/selection.server.ts'

type Membre = Awaited<ReturnType<typeof listAImprimer>>[number]

const dossier = 'app/modules/adherent/documents'

/** Labels of those who have a postal address, in the order of the list. */
export function etiquettesPdf(membres: Membre[], jour: Jour): Promise<Buffer> {
  return renderPdf(`${dossier}/etiquettes.typ`, {
    titre: 'Étiquettes',
    jour: jour.split('-').map(Number),
    organisme: { couleur: '#1e3257' },
    etiquettes: membres.filter(({ adresse }) => adresse).map(lignesAdresse),
  })
}

function lignesAdresse(membre: Membre): string[] {
  const { civilite, prenoms, nom, adresse, codePostal, commune, pays } = membre
  const titre = civilite === 'madame' ? 'Madame' : civilite === 'monsieur' ? 'Monsieur' : ''
  return [
    [titre, prenoms.split(/[ ,]/)[0], nom].filter(Boolean).join(' '),
    ...(adresse ?? '').split('\n'),
    [codePostal, commune?.toLocaleUpperCase('fr')].filter(Boolean).join(' '),
    ...(pays && pays !== 'France' ? [pays] : []),
  ].filter((ligne) => ligne !== '')
}

type Organisme = {
  raisonSociale: string
  adresse: string
  codePostal: string
  commune: string
  couleur: string
}

/** A list to keep at hand: names, centre, telephone, address. */
export function listeAdherentsPdf(
  membres: Membre[],
  jour: Jour,
  { raisonSociale, adresse, codePostal, commune, couleur }: Organisme,
): Promise<Buffer> {
  return renderPdf(`${dossier}/liste-adherents.typ`, {
    jour: jour.split('-').map(Number),
    reference: `${plural(membres.length, 'adhérent', 'adhérents')}, le ${formatDayLong(jour)}`,
    pied: `${raisonSociale}, liste d’adhérents`,
    organisme: {
      nom: raisonSociale,
      adresse: [adresse, `${codePostal} ${commune}`.trim()].filter(Boolean),
      couleur,
      complements: [],
    },
    lignes: membres.map(({ nom, prenoms, centre, telephone, email }) => [
      `${nom} ${prenoms}`,
      centre,
      telephone && formatTelephone(telephone),
      email,
    ]),
  })
}
