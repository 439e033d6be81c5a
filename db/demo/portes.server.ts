import { findSuite } from '#app/modules/formation/queries/serie.server.ts'
import { creerSerie } from '#app/modules/formation/use-cases/creer-serie.server.ts'
import { collerListe } from '#app/modules/stagiaire/use-cases/coller-liste.server.ts'
import {
  creerLienPartenaire,
  creerLienPartenaireSchema,
} from '#app/modules/stagiaire/use-cases/creer-lien-partenaire.server.ts'
import { envoyerLienPartenaire } from '#app/modules/stagiaire/use-cases/envoyer-lien-partenaire.server.ts'
import {
  inscrireStagiaire,
  inscrireStagiaireSchema,
} from '#app/modules/stagiaire/use-cases/inscrire-stagiaire.server.ts'
import { transfererStagiaire } from '#app/modules/stagiaire/use-cases/transferer-stagiaire.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { type FormationFaite, stagiaireDemo } from './formations.server.ts'
import { type Monde, membre, prevoir, visiteur } from './monde.server.ts'

// The other ways in: a series and a transfer, a waiting list, a partner link, a pasted list.

const gestionnaire = 'gestion.formations'

/** FOR-11, STA-2: the evening again three times, a week apart; somebody is moved to the next one. */
export function planSerie(monde: Monde, { id, inscrits }: FormationFaite): void {
  const { aujourdhui } = monde
  const acteur = membre(monde, gestionnaire)
  const serie = {
    formationId: id,
    serieId: newId(),
    jours: [15, 22, 29].map((n) => addDays(aujourdhui, n)),
  }
  prevoir(monde, acteur, { jour: addDays(aujourdhui, -4) }, (ctx) => creerSerie(ctx, serie))
  prevoir(monde, acteur, { jour: aujourdhui, heure: '06:30' }, async (ctx) => {
    const suivante = (await findSuite(ctx, id))?.[1]
    const inscriptionId = inscrits.at(-1)
    if (!suivante || !inscriptionId) return
    await transfererStagiaire(ctx, {
      formationId: id,
      inscriptionId,
      versId: suivante.formation.id,
    })
  })
}

/** STA-3: two people wait for a place of the full one. */
export function planAttente(monde: Monde, { id: formationId }: FormationFaite): void {
  for (const [rang, personne] of [43, 44].entries()) {
    const saisie = inscrireStagiaireSchema.parse({
      id: newId(),
      formationId,
      origine: 'public',
      ...stagiaireDemo(monde, personne),
      accordVersion: 1,
      attente: true,
    })
    const quand = { jour: monde.aujourdhui, heure: `06:${40 + rang}` }
    prevoir(monde, visiteur, quand, (ctx) => inscrireStagiaire(ctx, saisie))
  }
}

/** FOR-6, STA-6: a link sent to the client, somebody who used it, and the list that a workshop has sent besides. */
export function planPartenaire(monde: Monde, { id: formationId }: FormationFaite): void {
  const { aujourdhui } = monde
  const acteur = membre(monde, gestionnaire)
  const lien = creerLienPartenaireSchema.parse({
    id: newId(),
    formationId,
    limite: '2',
    expireLe: addDays(aujourdhui, 12),
    note: 'Équipe de nuit',
  })
  prevoir(monde, acteur, { jour: addDays(aujourdhui, -3) }, async (ctx) => {
    await creerLienPartenaire(ctx, lien)
    const email = 'equipe.nuit@fromagerie.exemple.fr'
    await envoyerLienPartenaire(ctx, { formationId, lienId: lien.id, email })
  })
  const saisie = inscrireStagiaireSchema.parse({
    id: newId(),
    formationId,
    origine: 'partenaire',
    lienPartenaireId: lien.id,
    ...stagiaireDemo(monde, 45),
    accordVersion: 1,
  })
  const venue = { jour: addDays(aujourdhui, -2), heure: '19:20' }
  prevoir(monde, visiteur, venue, (ctx) => inscrireStagiaire(ctx, saisie))
  const liste = { id: newId(), formationId, statutBpf: 'salarie' as const, texte: collee }
  prevoir(monde, acteur, { jour: aujourdhui, heure: '07:10' }, (ctx) => collerListe(ctx, liste))
}

/** As a spreadsheet gives it: one date does not exist, one column is of no use here. */
const collee = [
  ['Nom', 'Prénom', 'Civilité', 'Né(e) le', 'Lieu de naissance', 'CP naissance', 'Mail', 'Atelier'],
  ['MOREL', 'Sandra', 'Mme', '04/05/1987', 'Dole', '39100', 'sandra.morel@exemple.fr', 'Affinage'],
  ['TISSOT', 'Denis', 'M.', '31/02/1979', 'Pontarlier', '25300', 'denis.tissot@exemple.fr', 'Quai'],
  ['BENOIT', 'Awa', 'Mme', '17/11/1994', 'Besançon', '25000', 'awa.benoit@exemple.fr', 'Affinage'],
]
  .map((cellules) => cellules.join('\t'))
  .join('\n')
