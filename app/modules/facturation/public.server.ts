export { prevenirARembourser } from './jobs/prevenir-a-rembourser.server.ts'
export { prevenirTresorier } from './jobs/prevenir-tresorier.server.ts'
export { adressePaiement } from './paiement.server.ts'
export {
  type ComptePayeur,
  findComptePayeur,
  findPaiementsSuivi,
} from './queries/compte-payeur.server.ts'
export { findCarteOuverte } from './queries/stripe.server.ts'
export { suivreInscription } from './rattachement.server.ts'
export { promettreReglement } from './use-cases/promettre-reglement.server.ts'
