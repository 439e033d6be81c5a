// The only server file of the members that other modules import.
export { authorize as authorizeAdherents, can as canAdherents } from './policy.ts'
export {
  type CompetenceDe,
  detientValable,
  findCompetencesDetenues,
} from './queries/competences.server.ts'
export { findAdherentDe, findPersonneAdherent } from './queries/contact.server.ts'
export { findEtatCompte } from './queries/etat.server.ts'
export {
  findOrCreatePersonne,
  findOrCreatePersonnes,
  lockAdherents,
  lockPersonne,
  lockPersonnes,
  updatePersonne,
} from './queries/personnes.server.ts'
export { creerAdherent } from './use-cases/creer-adherent.server.ts'
export { deplacerAdherent } from './use-cases/deplacer-adherent.server.ts'
export { donnerAccreditation } from './use-cases/donner-accreditation.server.ts'
export {
  importerNouvelAdherent,
  mettreAJourAdherentImporte,
} from './use-cases/importer-adherent.server.ts'
export { lireDonneeSensible } from './use-cases/lire-donnee-sensible.server.ts'
export {
  modifierMesInformations,
  modifierMesInformationsSchema,
} from './use-cases/modifier-mes-informations.server.ts'

export { validerAdherent } from './use-cases/valider-adherent.server.ts'
