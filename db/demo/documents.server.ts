import { deflateSync } from 'node:zlib'
import { publierDocumentSchema } from '#app/modules/document/schema.ts'
import {
  lireDocument,
  ouvrirDocument,
} from '#app/modules/document/use-cases/lire-document.server.ts'
import { publierDocument } from '#app/modules/document/use-cases/publier-document.server.ts'
import { publierVersion } from '#app/modules/document/use-cases/publier-version.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { type Monde, membre, prevoir } from './monde.server.ts'

/** What an office publishes: for everybody, for some, with and without « J’ai lu ». */
export function planDocuments(monde: Monde): void {
  const reglement = planDocument(monde, -60, {
    titre: 'Règlement intérieur de l’union',
    categorie: 'reglement',
    description: 'Adopté en assemblée générale. À lire par chacun.',
    accuseLecture: 'oui',
  })
  planDocument(monde, -12, {
    titre: 'Compte rendu du conseil d’administration d’octobre',
    categorie: 'compte_rendu',
  })
  planDocument(monde, -5, {
    titre: 'Conduite à tenir : matériel de formation en panne',
    categorie: 'procedure',
    description: 'Qui appeler, quoi noter sur l’étiquette.',
    pour: 'choix',
    roles: ['formateur'],
    accuseLecture: 'oui',
  })
  planDocument(monde, -3, {
    titre: 'Note de frais, modèle vierge',
    categorie: 'formulaire',
    description: 'À rendre à la trésorerie avant le 10 du mois.',
  })
  const version = { documentId: reglement, id: newId(), note: 'Article 7 : prêt des véhicules.' }
  prevoir(monde, auteur(monde), { jour: addDays(monde.aujourdhui, -20) }, (ctx) =>
    publierVersion(ctx, version, pdf('Règlement intérieur, version 2')),
  )
  for (const pseudo of ['forma.teur', 'forma.trice']) {
    prevoir(monde, membre(monde, pseudo), { jour: addDays(monde.aujourdhui, -18) }, async (ctx) => {
      await ouvrirDocument(ctx, reglement)
      await lireDocument(ctx, reglement)
    })
  }
}

/** The other union publishes too: nothing of it may be seen next door. */
export function planDocumentVoisin(monde: Monde): void {
  const id = newId()
  const input = saisie(id, { titre: 'Procédure des Trois-Rivières', categorie: 'procedure' })
  prevoir(monde, membre(monde, 'admin.demo2'), { jour: addDays(monde.aujourdhui, -4) }, (ctx) =>
    publierDocument(ctx, input, pdf('Procédure des Trois-Rivières')),
  )
}

function planDocument(monde: Monde, delta: number, demo: Record<string, unknown>): string {
  const id = newId()
  const input = saisie(id, demo)
  prevoir(monde, auteur(monde), { jour: addDays(monde.aujourdhui, delta) }, (ctx) =>
    publierDocument(ctx, input, pdf(input.titre)),
  )
  return id
}

function auteur(monde: Monde) {
  return membre(monde, 'commu.nication')
}

function saisie(id: string, demo: Record<string, unknown>) {
  return publierDocumentSchema.parse({ id, pour: 'tous', roles: [], centres: [], ...demo })
}

/** The smallest PDF that opens everywhere: one page, one line. */
function pdf(titre: string) {
  const ligne = Buffer.from(titre.replaceAll('’', "'"), 'latin1').toString('hex')
  const flux = deflateSync(Buffer.from(`BT /F1 20 Tf 60 760 Td <${ligne}> Tj ET`))
  const objets = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${flux.length} /Filter /FlateDecode >>\nstream\n${flux.toString('latin1')}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let corps = '%PDF-1.4\n'
  const places = objets.map((objet, rang) => {
    const place = corps.length
    corps += `${rang + 1} 0 obj\n${objet}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = corps.length
  corps += `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${places.join('')}`
  corps += `trailer\n<< /Size ${objets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return { nom: `${titre}.pdf`, type: 'application/pdf', bytes: Buffer.from(corps, 'latin1') }
}
