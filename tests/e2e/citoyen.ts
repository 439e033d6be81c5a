/** A citizen who signs up by the public form, as a browser without script does: plain requests. */
export type Identite = { nom: string; prenom: string; annee?: number; email?: string }

type Reponse = { statut: number; lieu: string; corps: string }

export async function envoyer(
  url: string,
  chemin: string,
  champs: Record<string, string>,
): Promise<Reponse> {
  const answer = await fetch(url + chemin, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: url },
    body: new URLSearchParams(champs),
  })
  return {
    statut: answer.status,
    lieu: answer.headers.get('location') ?? '',
    corps: await answer.text(),
  }
}

export function champsIdentite({ nom, prenom, annee = 1990 }: Identite): Record<string, string> {
  return {
    'identite.civilite': 'madame',
    'identite.nomNaissance': nom,
    'identite.prenoms': prenom,
    'identite.naissance.jour': '14',
    'identite.naissance.mois': '6',
    'identite.naissance.annee': String(annee),
    'identite.naissanceCommune': 'Besançon',
    'identite.naissanceCodePostal': '25000',
    'identite.naissancePays': 'France',
  }
}

export function champsCoordonnees({
  email = 'citoyenne@exemple.fr',
}: Identite): Record<string, string> {
  return {
    'coordonnees.email': email,
    'coordonnees.telephone': '06 12 34 56 78',
    'coordonnees.statutBpf': 'particulier',
  }
}

/** The first two steps; gives the address of the last one, where the place is taken. */
export async function preparer(
  url: string,
  union: string,
  formationId: string,
  qui: Identite,
): Promise<string> {
  const base = `/${union}/formations/${formationId}/inscription`
  const identite = await envoyer(url, `${base}/identite`, champsIdentite(qui))
  const coordonnees = await envoyer(url, identite.lieu, champsCoordonnees(qui))
  if (coordonnees.statut !== 302)
    throw new Error(`Étape refusée : ${identite.statut} ${coordonnees.statut}`)
  return coordonnees.lieu
}

export function finir(url: string, derniere: string): Promise<Reponse> {
  // Where cards are taken, this citizen pays later: the choice is ignored elsewhere.
  return envoyer(url, derniere, { accord: 'oui', moyen: 'cheque' })
}

/** A name made of letters only, different for each number. */
export function nomNumero(numero: number): string {
  return `Nom${[...String(numero)].map((chiffre) => 'abcdefghij'[Number(chiffre)]).join('')}`
}
