/** What a check found, in sentences, and what to ask the company that hosts the domain. */
export type Constat = {
  genre: 'SPF' | 'DKIM' | 'DMARC'
  etat: 'fait' | 'attend' | 'refus' | 'panne'
  titre: string
  explication: string
  /** To copy into a message to the hosting company. */
  demande?: string
  /** What the domain publishes. */
  publie: string[]
}

/** Names under which hosting companies usually publish their key. */
export const selecteursUsuels = [
  ...['default', 'mail', 'dkim', 'google', 'selector1', 'selector2', 's1', 's2', 'k1', 'k2'],
  ...['ovhmo1', 'gm1', 'mailjet', 'brevo', 'scaleway', 'infomaniak'],
]

/** The domain of an address; undefined for a machine's own name, which nobody publishes. */
export function domaineDe(adresse: string): string | undefined {
  const domaine = adresse.split('@').at(-1)?.trim().toLowerCase() ?? ''
  return /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domaine) ? domaine : undefined
}

export function panne(genre: Constat['genre']): Constat {
  return {
    genre,
    etat: 'panne',
    titre: `${genre} : les serveurs de noms n’ont pas répondu.`,
    explication: 'Réessayez dans quelques minutes. Rien n’est conclu.',
    publie: [],
  }
}

type Spf = {
  domaine: string
  textes: string[]
  /** The server that sends, and whether the record lets it. */
  serveur: { nom: string; adresses: string[]; autorise: boolean | undefined } | undefined
}

export function constatSpf({ domaine, textes, serveur }: Spf): Constat {
  const publie = textes.filter(estSpf)
  const genre = 'SPF' as const
  const ip = serveur?.adresses.map((une) => `${une.includes(':') ? 'ip6' : 'ip4'}:${une}`).join(' ')
  if (publie.length === 0) {
    return {
      ...{ genre, publie, etat: 'refus' },
      titre: 'SPF : rien n’est publié.',
      explication: `Le domaine ${domaine} ne dit pas quels serveurs écrivent en son nom : vos mails finissent souvent dans les indésirables.`,
      demande: `Publiez pour ${domaine} un enregistrement TXT « v=spf1 ${ip ? `${ip} ` : 'include:(votre fournisseur d’envoi) '}-all ».`,
    }
  }
  if (publie.length > 1) {
    return {
      ...{ genre, publie, etat: 'refus' },
      titre: 'SPF : plusieurs enregistrements.',
      explication: 'Un domaine n’en publie qu’un seul, sinon tous sont ignorés.',
      demande: `Réunissez en un seul les enregistrements TXT « v=spf1 » de ${domaine}.`,
    }
  }
  if (serveur?.autorise === false) {
    return {
      ...{ genre, publie, etat: 'attend' },
      titre: 'SPF : le serveur d’envoi n’est pas autorisé.',
      explication: `${serveur.nom} (${serveur.adresses.join(', ')}) n’est pas dans la liste publiée par ${domaine}. Si ce serveur en emploie un autre pour sortir, votre hébergeur le sait.`,
      demande: `Ajoutez ${ip} à l’enregistrement SPF de ${domaine}, ou confirmez que le serveur de sortie y est.`,
    }
  }
  if (/[+\s]all\b/.test(publie[0] ?? '') && !/[-~?]all\b/.test(publie[0] ?? '')) {
    return {
      ...{ genre, publie, etat: 'attend' },
      titre: 'SPF : tout le monde est autorisé.',
      explication: 'L’enregistrement finit par « +all » : il ne protège de rien.',
      demande: `Remplacez « +all » par « -all » dans l’enregistrement SPF de ${domaine}.`,
    }
  }
  return {
    ...{ genre, publie, etat: 'fait' },
    titre: 'SPF : en place.',
    explication: serveur?.autorise
      ? `${serveur.nom} a le droit d’écrire au nom de ${domaine}.`
      : `Le domaine ${domaine} dit quels serveurs écrivent en son nom.`,
  }
}

export function estSpf(texte: string): boolean {
  return /^v=spf1(\s|$)/i.test(texte)
}

type Cle = { selecteur: string; texte: string; bits: number | undefined }

/** `choisi`: the selector that the union gave; otherwise usual names were tried. */
export function constatDkim(domaine: string, choisi: string | null, cles: Cle[]): Constat {
  const genre = 'DKIM' as const
  const publie = cles.map(({ selecteur, texte }) => `${selecteur} : ${texte.slice(0, 80)}…`)
  const valable = cles.find(({ texte }) => /(^|;)\s*p=\s*[^;\s]/.test(texte))
  if (!valable) {
    return {
      ...{ genre, publie },
      etat: choisi || cles.length > 0 ? 'refus' : 'attend',
      titre: choisi ? 'DKIM : aucune clé à ce nom.' : 'DKIM : aucune clé trouvée.',
      explication: choisi
        ? `Rien de valable n’est publié à ${choisi}._domainkey.${domaine} : vos mails partent sans signature vérifiable.`
        : `Les noms habituels ont été essayés. Si votre hébergeur signe vos mails, il vous donnera le sélecteur : écrivez-le plus haut.`,
      demande: `Activez la signature DKIM des mails de ${domaine} et donnez-nous le nom du sélecteur.`,
    }
  }
  if (valable.bits !== undefined && valable.bits < 1024) {
    return {
      ...{ genre, publie, etat: 'attend' },
      titre: 'DKIM : la clé est trop courte.',
      explication: `Elle fait ${valable.bits} bits : plusieurs messageries l’ignorent.`,
      demande: `Remplacez la clé DKIM « ${valable.selecteur} » de ${domaine} par une clé de 2048 bits.`,
    }
  }
  return {
    ...{ genre, publie, etat: 'fait' },
    titre: 'DKIM : en place.',
    explication: `La clé « ${valable.selecteur} » permet de vérifier la signature de vos mails.`,
  }
}

export function constatDmarc(domaine: string, textes: string[]): Constat {
  const genre = 'DMARC' as const
  const publie = textes.filter((texte) => /^v=DMARC1\s*(;|$)/i.test(texte))
  const politique = /;\s*p\s*=\s*(none|quarantine|reject)/i
    .exec(publie[0] ?? '')?.[1]
    ?.toLowerCase()
  if (publie.length !== 1 || politique === undefined) {
    return {
      ...{ genre, publie, etat: 'refus' },
      titre: publie.length > 1 ? 'DMARC : plusieurs enregistrements.' : 'DMARC : rien de valable.',
      explication: `Sans lui, n’importe qui peut écrire au nom de ${domaine}, et plusieurs messageries refusent les envois en nombre.`,
      demande: `Publiez pour _dmarc.${domaine} un seul enregistrement TXT « v=DMARC1; p=none; rua=mailto:postmaster@${domaine} », puis « p=quarantine » quand les rapports sont bons.`,
    }
  }
  if (politique === 'none') {
    return {
      ...{ genre, publie, etat: 'attend' },
      titre: 'DMARC : en observation.',
      explication: 'Les faux mails à votre nom ne sont pas encore écartés.',
      demande: `Quand les rapports sont bons, passez _dmarc.${domaine} à « p=quarantine ».`,
    }
  }
  return {
    ...{ genre, publie, etat: 'fait' },
    titre: 'DMARC : en place.',
    explication: 'Les faux mails à votre nom sont écartés par les messageries.',
  }
}
