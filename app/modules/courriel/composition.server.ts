import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { fillBlocks, fillLine, type TagValues } from '#app/platform/email/fill.ts'
import { parseMarkup } from '#app/platform/email/markup.ts'
import type { EmailMessage } from '#app/platform/email/message.ts'
import { log } from '#app/platform/log.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { findModele } from './catalogue.ts'
import type { Envoi, Modele } from './model/modele.ts'
import { problemesTexte, type Texte } from './model/texte.ts'
import { type Composition, findComposition } from './queries/composition.server.ts'

export type Compose = {
  message: EmailMessage
  /** The version of the union's text; 0 = the product's. */
  version: number
  /** Files that leave with it. */
  fichierIds: string[]
}

/** MAI-1: the words of the union, else of the product, around what this mail says. */
export async function composer(ctx: Ctx | WriteCtx, envoi: Envoi): Promise<Compose> {
  const { modele, valeurs, pieces = [] } = envoi
  if (findModele(modele.cle) !== modele) throw new Error(`${modele.cle} is not in the catalogue`)
  const composition = await findComposition(ctx, modele.cle)
  const { version, ...texte } = texteEnService(modele, composition)
  const { replyTo = composition.reponse ?? composition.emailFormations ?? undefined } = envoi
  return {
    message: {
      modele: modele.cle,
      to: envoi.to,
      ...rediger(texte, { ...valeursCommunes(ctx, composition), ...valeurs }),
      replyTo,
      from: composition.adresseEnvoi ?? undefined,
      unsubscribe: envoi.desabonnement,
      personneId: envoi.personneId,
      objet: envoi.objet,
    },
    version,
    fichierIds: [...composition.fichierIds, ...pieces],
  }
}

/** The subject and the pieces of a mail, from a text and what its tags are worth. */
export function rediger({ sujet, corps }: Texte, valeurs: TagValues) {
  return { subject: fillLine(sujet, valeurs), blocks: fillBlocks(parseMarkup(corps), valeurs) }
}

/**
 * The union's last text. One that the product no longer understands (a tag that went away) gives way to
 * the product's: a mail leaves in any case.
 */
function texteEnService(modele: Modele, { version, sujet, corps }: Composition) {
  const produit = { sujet: modele.sujet, corps: modele.corps, version: 0 }
  if (version === null || sujet === null || corps === null) return produit
  if (Object.keys(problemesTexte(modele, { sujet, corps })).length === 0) {
    return { sujet, corps, version }
  }
  log.warn({ modele: modele.cle, version }, 'mail text no longer valid, default used')
  return produit
}

export function valeursCommunes(ctx: Ctx | WriteCtx, identite: Composition): TagValues {
  const { adresse, codePostal, commune } = identite
  const ville = [codePostal, commune].filter(Boolean).join(' ')
  return {
    union: ctx.union.nom,
    union_adresse: [adresse, ville].filter(Boolean).join(', '),
    union_telephone: identite.telephone,
    union_email: identite.emailFormations,
    lien_site: publicUrl(ctx, ''),
  }
}
