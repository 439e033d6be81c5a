import type { Accreditation } from '#app/platform/ctx.ts'
import { champsFiche, type Fiche, libellesFiche, lire } from './fiche.ts'
import { libelleRole } from './role.ts'

/** What is left of two sheets: the kept one's answers, the other's where it has none; lists are joined. */
export function fusionnerFiches(gardee: Fiche, autre: Fiche): Fiche {
  const fusion = { ...autre, ...sansVides(gardee) }
  const perdu = autre.telephone !== null && autre.telephone !== fusion.telephone
  const autres = [
    ...gardee.autresTelephones,
    ...autre.autresTelephones,
    ...(perdu ? [{ libelle: 'autre' as const, numero: autre.telephone ?? '' }] : []),
  ]
  const vus = new Set([fusion.telephone])
  return {
    ...fusion,
    autresTelephones: autres.filter(({ numero }) => !vus.has(numero) && vus.add(numero)),
    permis: [...new Set([...gardee.permis, ...autre.permis])],
    tailles: { ...autre.tailles, ...gardee.tailles },
    notes: [...new Set([gardee.notes, autre.notes])].filter(Boolean).join('\n') || null,
  }
}

function sansVides(fiche: Fiche): Fiche {
  return Object.fromEntries(
    Object.entries(fiche).filter(([, value]) => value !== null && value !== ''),
  ) as Fiche
}

export type LigneFusion = {
  libelle: string
  gardee: string | null
  autre: string | null
  resultat: string | null
}

/** Field by field: what each sheet says and what will be left. */
export function apercuFusion(gardee: Fiche, autre: Fiche): LigneFusion[] {
  const fusion = fusionnerFiches(gardee, autre)
  return champsFiche.flatMap((champ) => {
    const ligne = {
      libelle: libellesFiche[champ],
      gardee: lire(gardee, champ),
      autre: lire(autre, champ),
      resultat: lire(fusion, champ),
    }
    return ligne.gardee === null && ligne.autre === null ? [] : [ligne]
  })
}

export type EtatFusion = 'valide' | 'en_cours' | 'desactive' | 'parti'

const rangs: Record<EtatFusion, number> = { valide: 3, en_cours: 2, desactive: 1, parti: 0 }

export type CandidatFusion = { id: string; etat: EtatFusion; roles: Accreditation[] }

/** Why this sheet cannot take the place of that one; undefined when it can. */
export function empechementFusion(
  gardee: CandidatFusion,
  autre: CandidatFusion,
  moi: string | undefined,
): string | undefined {
  if (gardee.id === autre.id) return 'Choisissez deux fiches différentes.'
  if (autre.id === moi) {
    return 'Vous êtes connecté avec la fiche qui serait archivée\u00a0: gardez-la, ou demandez à un collègue.'
  }
  if (rangs[autre.etat] > rangs[gardee.etat]) {
    return 'Le compte de la fiche gardée est moins avancé que l’autre\u00a0: gardez l’autre.'
  }
  const perdus = rolesPerdus(gardee, autre)
  if (perdus.length === 0) return undefined
  const liste = perdus.map(libelleRole).join(', ')
  return `La fiche archivée porte des droits que l’autre n’a pas (${liste}). Gardez-la, ou faites d’abord donner ces droits à l’autre.`
}

/** Rights are given by those who may, never by a merge; a trainer alone follows. */
function rolesPerdus(gardee: CandidatFusion, autre: CandidatFusion): string[] {
  const tenus = new Set(gardee.roles.map(cleDe))
  const perdus = autre.roles.filter((tenu) => tenu.role !== 'formateur' && !tenus.has(cleDe(tenu)))
  return [...new Set(perdus.map(({ role }) => role))]
}

function cleDe({ role, centreId }: Accreditation): string {
  return `${role}/${centreId ?? ''}`
}

/** The sheet proposed to be kept: the most advanced account, then the oldest. */
export function ficheProposee<Candidat extends { etat: EtatFusion; creeLe: Date }>(
  candidats: Candidat[],
): Candidat | undefined {
  return candidats.toSorted(
    (un, autre) =>
      rangs[autre.etat] - rangs[un.etat] || un.creeLe.getTime() - autre.creeLe.getTime(),
  )[0]
}
