export { envoyerEnquetes } from './jobs/envoyer-enquetes.server.ts'
