import type { Role } from '#app/platform/ctx.ts'
import type { Droit } from '#app/platform/policy.ts'

/** What a role opens: everywhere, in the centres it is held for, or not at all. */
export type Cellule = 'oui' | 'centres' | 'non'

type Ligne = {
  nom: string
  libelle: string
  note: string | null
  adherent: Cellule
  roles: Cellule[]
}

export type GroupeDroits = { titre: string; lignes: Ligne[] }

/** The heading of each family of rights: the first word of their name. */
const titres: [string, string[]][] = [
  [
    'Formations',
    ['formation', 'convention', 'candidature', 'personnel', 'diplome', 'consigne', 'declaration'],
  ],
  ['Stagiaires', ['inscription', 'amenagement', 'presence', 'stagiaire']],
  ['Clients', ['client', 'demande_formation']],
  ['Adhérents', ['adherent', 'accreditation', 'competence', 'donnee_sensible']],
  ['Données personnelles', ['donnees', 'personne', 'registre', 'conservation']],
  ['Cotisations', ['cotisation', 'importation']],
  ['Paiements', ['reglement', 'paiement_carte']],
  ['Documents', ['document']],
  ['Courriels', ['courriel']],
  ['Statistiques', ['statistique', 'bpf']],
  ['Union', ['union', 'referent', 'type', 'journal', 'droit']],
  ['Planning', ['planning', 'calendrier']],
  ['Qualité', ['enquete', 'amelioration', 'reclamation', 'resultats', 'qualiopi']],
  ['Mon compte', ['compte', 'activite', 'notification']],
]

/** ADH-5: the table role × right, made from the policies themselves. */
export function tableauDroits(
  droits: Record<string, Droit>,
  roles: readonly Role[],
): GroupeDroits[] {
  const connues = titres.flatMap(([, familles]) => familles)
  const groupes = titres.map(([titre, familles]) => ({
    titre,
    lignes: lignesDe(droits, roles, (famille) => familles.includes(famille)),
  }))
  const autres = lignesDe(droits, roles, (famille) => !connues.includes(famille))
  return [...groupes, { titre: 'Autres', lignes: autres }].filter(({ lignes }) => lignes.length > 0)
}

/** The lines whose words are all in what they are called or in their heading; accents and case apart. */
export function chercherDroits(groupes: GroupeDroits[], recherche: string): GroupeDroits[] {
  const mots = plat(recherche).split(/\s+/).filter(Boolean)
  return groupes
    .map(({ titre, lignes }) => ({
      titre,
      lignes: lignes.filter(({ libelle }) => {
        const texte = plat(`${titre} ${libelle}`)
        return mots.every((mot) => texte.includes(mot))
      }),
    }))
    .filter(({ lignes }) => lignes.length > 0)
}

function plat(texte: string): string {
  return texte.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

function lignesDe(
  droits: Record<string, Droit>,
  roles: readonly Role[],
  retenue: (famille: string) => boolean,
): Ligne[] {
  return Object.entries(droits)
    .filter(([nom]) => retenue(nom.split('.')[0] ?? ''))
    .map(([nom, droit]) => ({
      nom,
      libelle: droit.libelle,
      note: noteDe(droit),
      adherent: pourTous(droit) ? 'oui' : 'non',
      roles: roles.map((role) => celluleDe(droit, role)),
    }))
}

function celluleDe(droit: Droit, role: Role): Cellule {
  if (pourTous(droit)) return 'oui'
  if (role === 'administrateur' && !droit.personnel) return 'oui'
  if (!droit.a.includes(role)) return 'non'
  return role === 'responsable_local' ? 'centres' : 'oui'
}

function pourTous({ a }: Droit): boolean {
  return a.includes('public') || a.includes('compte') || a.includes('adherent')
}

function noteDe({ a }: Droit): string | null {
  if (a.includes('public')) return 'Ouvert à tous, même sans compte'
  if (a.includes('compte')) return 'Ouvert même avant la validation du compte'
  return null
}
