import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { civilites, formatNom, formatPrenoms } from '#app/modules/adherent/model/personne.ts'
import { renderPdf } from '#app/platform/pdf/pdf.server.ts'
import { formatDayLong, formatTime } from '#app/ui/format.ts'
import type { SourcesConvocation } from '../queries/convocations.server.ts'

/** The letters of trainees as one PDF/A-3b, one a page: the same data give the same bytes. */
export function convocationsPdf(sources: SourcesConvocation, logo?: Buffer): Promise<Buffer> {
  const layout = 'app/modules/stagiaire/documents/convocation.typ'
  return renderPdf(layout, textesDe(sources), logo ? { logo } : {})
}

/** What the layout prints, in French. */
function textesDe({
  organisme,
  formation,
  journees,
  acces,
  consignes,
  stagiaires,
  le,
}: SourcesConvocation) {
  const contact = [organisme.emailFormations, organisme.telephone].filter(Boolean).join(', ')
  return {
    titre: `Convocation ${formation.numero}`,
    jour: le.split('-').map(Number),
    pied: `${organisme.raisonSociale}, convocation ${formation.numero}`,
    organisme: {
      nom: organisme.raisonSociale,
      adresse: [organisme.adresse, `${organisme.codePostal} ${organisme.commune}`.trim()].filter(
        Boolean,
      ),
      couleur: organisme.couleur,
      complements: [organisme.siret && `SIRET ${organisme.siret}`, contact].filter(Boolean),
    },
    sousTitre: `${formation.intitule}, ${formation.numero}`,
    phrase: `Nous vous attendons à la formation «\u00a0${formation.intitule}\u00a0», aux dates et lieux ci-dessous. Présentez-vous dix minutes avant, avec une pièce d’identité.`,
    journees: journees.map(textesJournee),
    rubriques: [
      ['Accès', acces.join('\n')],
      ['À savoir et à apporter', consignes.join('\n')],
      [
        'Un empêchement, un besoin d’aménagement',
        `Prévenez-nous dès que possible${contact && ` : ${contact}`}. ${phraseHandicap(organisme.referent)}`,
      ],
      [
        'Règlement intérieur',
        'Le règlement intérieur applicable aux stagiaires (Code du travail, article L. 6352-3) vous est remis sur simple demande ; il est affiché pendant la formation.',
      ],
    ].filter(([, texte]) => texte !== ''),
    fait: `Fait à ${organisme.commune || organisme.raisonSociale}, le ${formatDayLong(le)}.`,
    signataire: organisme.president ?? organisme.raisonSociale,
    lettres: stagiaires.map(lettreDe),
  }
}

/** Qualiopi 26: whom to call, in one sentence. */
function phraseHandicap(referent: SourcesConvocation['organisme']['referent']): string {
  if (!referent) return 'Une situation de handicap se prépare avec nous avant la formation.'
  const { nom, telephone, email } = referent
  return `Une situation de handicap se prépare avec notre référent handicap avant la formation : ${nom}, ${formatTelephone(telephone)}, ${email}.`
}

function textesJournee({ jour, lieu, adresse, creneaux }: SourcesConvocation['journees'][number]) {
  return {
    jour: formatDayLong(jour),
    horaires: creneaux
      .map(({ debut, fin }) => `${formatTime(debut)} – ${formatTime(fin)}`)
      .join('\n'),
    lieu: [lieu, adresse].filter(Boolean).join('\n'),
  }
}

function lettreDe(stagiaire: SourcesConvocation['stagiaires'][number]) {
  const { civilite, nomUsage, nomNaissance, prenoms, adresse, codePostal, commune } = stagiaire
  return {
    nom: `${formatPrenoms(prenoms)} ${formatNom(nomUsage ?? nomNaissance)}`,
    politesse: civilites[civilite],
    adresse: [adresse, `${codePostal ?? ''} ${commune ?? ''}`.trim()].filter(Boolean),
  }
}

/** The name of the file that leaves with the mail. */
export function nomConvocation(numero: string): string {
  return `convocation-${numero}.pdf`
}
