import { z } from 'zod'
import { newCtx } from '#app/ctx.server.ts'
import { emailSchema } from '#app/modules/adherent/model/contact.ts'
import { nomSchema, prenomsSchema } from '#app/modules/adherent/model/personne.ts'
import {
  creerAdherent,
  donnerAccreditation,
  validerAdherent,
} from '#app/modules/adherent/public.server.ts'
import { creerLienAcces } from '#app/modules/compte/public.server.ts'
import type { UnionCourante } from '#app/platform/ctx.ts'
import { openReader, transaction } from '#app/platform/db.server.ts'
import { requiredText } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { fuseauPropose, normaliserDepartement, slugPropose } from '../model.ts'
import { creerUnion } from './creer-union.server.ts'

const departement = z
  .string({ error: 'Indiquez le code du département.' })
  .transform((texte, context) => {
    const code = normaliserDepartement(texte)
    if (code !== undefined) return code
    context.addIssue({
      code: 'custom',
      message: 'Ce département n’existe pas. Écrivez son code, comme 25 ou 2A.',
    })
    return z.NEVER
  })

export const creerUnionEtAdministrateurSchema = z
  .object({
    nom: requiredText('Indiquez le nom de l’union.', 120),
    departement,
    /** By default the code of the département. */
    slug: z.string().optional(),
    /** By default the one of the département. */
    fuseau: z
      .string()
      .refine(estUnFuseau, 'Ce fuseau horaire n’existe pas. Écrivez-le comme Europe/Paris.')
      .optional(),
    administrateur: z.object({ nom: nomSchema, prenoms: prenomsSchema, email: emailSchema }),
  })
  .transform(({ slug, fuseau, ...union }) => ({
    ...union,
    slug: slug ?? slugPropose(union.departement),
    fuseau: fuseau ?? fuseauPropose(union.departement),
  }))

function estUnFuseau(fuseau: string): boolean {
  try {
    new Intl.DateTimeFormat('fr', { timeZone: fuseau })
    return true
  } catch {
    return false
  }
}

type Demande = z.output<typeof creerUnionEtAdministrateurSchema>

/** How long the link of the first administrator opens. */
const heures = 72

/**
 * Opens a real union and its first administrator, whom the operator vouches for: nobody else could
 * validate the account. Gives the single-use link where the password is chosen; it is written nowhere.
 */
export async function creerUnionEtAdministrateur(demande: Demande) {
  const { nom, departement: codeDepartement, slug, fuseau, administrateur } = demande
  const union = await creerUnion({ slug, nom, codeDepartement, fuseau, demonstration: false })
  const { pseudo, lien } = await createAdministrateur(union, administrateur)
  return { union, pseudo, heures, lien }
}

async function createAdministrateur(
  union: UnionCourante,
  { nom, prenoms, email }: Demande['administrateur'],
) {
  const statements = { count: 0 }
  const reader = openReader(union.id, statements)
  const ctx = newCtx({ union, reader, now: new Date(), requestId: 'union:create', statements })
  return transaction({ ...ctx, acteur: { genre: 'systeme' } }, async (ctx) => {
    const { id, pseudo, compteId } = await creerAdherent(ctx, adherent({ nom, prenoms, email }))
    await donnerAccreditation(ctx, { adherentId: id, role: 'administrateur', centreId: null })
    await validerAdherent(ctx, id)
    const jeton = await creerLienAcces(ctx, compteId, 'creation', heures)
    return { pseudo, lien: publicUrl(ctx, `/mot-de-passe/${jeton}`) }
  })
}

/** The names and the address; the person fills the rest at the first visit. */
function adherent({ nom, prenoms, email }: Demande['administrateur']) {
  return {
    id: newId(),
    identite: {
      civilite: null,
      nomNaissance: nom,
      nomUsage: null,
      prenoms,
      naissanceDate: null,
      naissanceCommune: null,
      naissanceCodePostal: null,
      naissancePays: null,
    },
    email,
    telephone: null,
    adresse: null,
    codePostal: null,
    commune: null,
    urgenceNom: null,
    urgenceTelephone: null,
    centreId: null,
    grade: null,
    statut: 'SPV' as const,
    pseudo: null,
  }
}
