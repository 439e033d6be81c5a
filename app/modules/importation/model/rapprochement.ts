import { sansAccent } from '#app/modules/adherent/model/nom.ts'
import { clePersonne } from '#app/modules/adherent/model/personne.ts'
import type { LigneLue, Remarque } from './lecture.ts'
import type { Connu } from './plan.ts'

/** Whom the line speaks of, or why one cannot tell. */
type Trouve = { connu: Connu | null; remarques: Remarque[] }

/** Keys in order: federal number; name and birth; name and address when a birth is unknown. */
export function trouver(lue: LigneLue, candidats: Connu[]): Trouve {
  const cle = clePersonne(lue)
  const parNumero = candidats.find(
    ({ numeroFederal }) => numeroFederal !== null && numeroFederal === lue.numeroFederal,
  )
  const parCle =
    lue.naissanceDate === null ? [] : candidats.filter((connu) => clePersonne(connu) === cle)
  if (parNumero) return trouverParNumero(lue, parNumero, parCle)
  const [premier, ...autres] = parCle
  if (autres.length > 0) {
    return refuser(
      'Plusieurs fiches portent ce nom et cette date de naissance.',
      'Fusionnez-les, ou ajoutez le numéro fédéral dans le fichier.',
    )
  }
  if (premier) return trouverParCle(lue, premier)
  return trouverParNom(lue, candidats)
}

function trouverParNumero(lue: LigneLue, connu: Connu, parCle: Connu[]): Trouve {
  const autre = parCle.find(({ id }) => id !== connu.id)
  if (autre) {
    return refuser(
      `Le numéro ${lue.numeroFederal} est celui de ${nomDe(connu)}, mais l’identité est celle de ${autre.pseudo}.`,
      'Corrigez le numéro dans le fichier, ou fusionnez les deux fiches.',
    )
  }
  const memeNaissance = lue.naissanceDate !== null && lue.naissanceDate === connu.naissanceDate
  const sansNaissance = lue.naissanceDate === null || connu.naissanceDate === null
  if (memeNom(lue, connu) && (memeNaissance || sansNaissance)) return { connu, remarques: [] }
  if (memeNaissance) return { connu, remarques: [nomDifferent(connu)] }
  if (memeNom(lue, connu)) {
    return refuser(
      `${nomDe(connu)} a ce numéro, mais pas cette date de naissance.`,
      'Corrigez la date, dans le fichier ou sur la fiche.',
    )
  }
  return refuser(
    `Le numéro ${lue.numeroFederal} est déjà celui de ${nomDe(connu)}.`,
    'Corrigez le numéro dans le fichier.',
  )
}

/** A name is state register: no file changes it. */
function nomDifferent(connu: Connu): Remarque {
  return {
    gravite: 'attention',
    colonne: '',
    valeur: '',
    raison: `Le nom n’est pas celui de la fiche, ${nomDe(connu)}.`,
    remede: 'Le nom de la fiche est gardé. Corrigez-la si elle se trompe.',
  }
}

function trouverParCle(lue: LigneLue, connu: Connu): Trouve {
  if (lue.numeroFederal === null || connu.numeroFederal === null) return { connu, remarques: [] }
  return refuser(
    `Cette personne est connue avec le numéro ${connu.numeroFederal}.`,
    'Corrigez le numéro, dans le fichier ou sur la fiche.',
  )
}

function trouverParNom(lue: LigneLue, candidats: Connu[]): Trouve {
  const memes = candidats.filter((connu) => memeNom(lue, connu))
  const incomplet = memes.find(
    (connu) =>
      (lue.naissanceDate === null || connu.naissanceDate === null) &&
      lue.email !== null &&
      memeTexte(lue.email, connu.email) &&
      (lue.numeroFederal === null || connu.numeroFederal === null),
  )
  if (incomplet) return { connu: incomplet, remarques: [] }
  const [homonyme] = memes
  if (homonyme) {
    return signaler(
      `Même nom que ${homonyme.pseudo}.`,
      'Une nouvelle fiche sera créée. Si c’est la même personne, fusionnez les deux fiches après l’import.',
    )
  }
  const voisin = candidats.find(
    (connu) =>
      lue.email !== null &&
      memeTexte(lue.email, connu.email) &&
      premierPrenom(lue.prenoms) === premierPrenom(connu.prenoms),
  )
  if (!voisin) return { connu: null, remarques: [] }
  return signaler(
    `Même adresse et même prénom que ${voisin.pseudo}.`,
    'Une nouvelle fiche sera créée. Si c’est la même personne, fusionnez les deux fiches après l’import.',
  )
}

/** A file often writes the nom d'usage in the only column it has. */
function memeNom(lue: LigneLue, { nomNaissance, nomUsage, prenoms }: Connu): boolean {
  const nom = sansAccent(lue.nomNaissance)
  return (
    (nom === sansAccent(nomNaissance) || nom === sansAccent(nomUsage ?? '')) &&
    premierPrenom(lue.prenoms) === premierPrenom(prenoms)
  )
}

function premierPrenom(prenoms: string): string {
  return sansAccent(prenoms.trim().split(/[ ,]+/)[0] ?? '')
}

/** The same words but for accents, capitals and apostrophes. */
export function memeTexte(
  un: string | null | undefined,
  autre: string | null | undefined,
): boolean {
  if (!un || !autre) return false
  const plat = (texte: string) =>
    texte
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[’‘´ʼ]/g, "'")
      .toLowerCase()
  return plat(un) === plat(autre)
}

function nomDe({ nomNaissance, prenoms, pseudo }: Connu): string {
  return `${prenoms} ${nomNaissance} (${pseudo})`
}

function refuser(raison: string, remede: string): Trouve {
  return {
    connu: null,
    remarques: [{ gravite: 'erreur', colonne: '', valeur: '', raison, remede }],
  }
}

function signaler(raison: string, remede: string): Trouve {
  const remarque = { gravite: 'attention' as const, colonne: '', valeur: '', raison, remede }
  return { connu: null, remarques: [remarque] }
}
