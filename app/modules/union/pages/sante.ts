import { controlerSante } from '../queries/sante.server.ts'

/** For a supervisor: 200 and `{"statut":"ok"}`, or 503. */
export async function loader() {
  const sante = await controlerSante()
  return Response.json(sante, {
    status: sante.statut === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
