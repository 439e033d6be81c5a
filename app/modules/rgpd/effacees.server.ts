import { sql } from 'kysely'
import { nomEfface } from './registre/traitement.server.ts'

// What the columns of a person become, whether he asks for it or the time has come: one definition for both.

/** A `personne`: nothing of the state register is left. */
export const personneEffacee = {
  cle_personne: sql`'efface|' || t.id`,
  civilite: sql`null`,
  nom_naissance: sql.lit(nomEfface),
  nom_usage: sql`null`,
  prenoms: sql`''`,
  naissance_date: sql`null`,
  naissance_commune: sql`null`,
  naissance_code_postal: sql`null`,
  naissance_pays: sql`null`,
  sans_personnel_le: sql`now()`,
}

/** The name on an `inscription`: the year of birth stays for the figures; the secret link leads nowhere any more. */
export const identiteEffacee = {
  cle_personne: sql`'efface|' || t.personne_id`,
  vivante: sql`false`,
  nom_naissance: sql.lit(nomEfface),
  nom_usage: sql`null`,
  prenoms: sql`''`,
  naissance_date: sql`date_trunc('year', t.naissance_date)::date`,
  naissance_commune: sql`''`,
  naissance_code_postal: sql`''`,
  naissance_pays: sql`''`,
  suivi_sha256: sql`sha256(convert_to(gen_random_uuid()::text, 'UTF8'))`,
}

/** How to reach the trainee of an `inscription`, and who answers for a minor. */
export const coordonneesEffacees = {
  email: sql`null`,
  telephone: sql`null`,
  adresse: sql`null`,
  code_postal: sql`null`,
  commune: sql`null`,
  responsable_nom: sql`null`,
  responsable_lien: sql`null`,
  responsable_email: sql`null`,
  responsable_telephone: sql`null`,
}
