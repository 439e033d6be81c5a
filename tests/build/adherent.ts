import { ajouterCompetence } from '#app/modules/adherent/use-cases/ajouter-competence.server.ts'
import {
  type CreerAdherent,
  creerAdherent,
} from '#app/modules/adherent/use-cases/creer-adherent.server.ts'
import { donnerAccreditation } from '#app/modules/adherent/use-cases/donner-accreditation.server.ts'
import { validerAdherent } from '#app/modules/adherent/use-cases/valider-adherent.server.ts'
import { ouvrirCompte } from '#app/modules/compte/public.server.ts'
import type { Ctx, Role } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { ctxFor } from '#tests/ctx.ts'

type CompetenceBatie = { code: string; obtenueLe?: Jour; numero?: string; recyclages?: Jour[] }

type Options = {
  nom?: string
  prenoms?: string
  naissanceDate?: Jour
  email?: string
  pseudo?: string
  centreId?: string
  roles?: Role[]
  /** The centre that the roles are limited to; the whole union when absent. */
  centreRoleId?: string
  /** A code alone is a skill obtained a month ago. */
  competences?: (string | CompetenceBatie)[]
  /** False: the account exists, nobody has validated it yet. */
  valide?: boolean
  /** The owner has done everything; nobody has validated the account yet (with `valide: false`). */
  complet?: boolean
}

let built = 0

/** A member of this union, complete and validated unless told otherwise, through the use cases. */
export async function buildAdherent(ctx: Ctx, options: Options = {}) {
  const {
    roles = [],
    centreRoleId = null,
    competences = [],
    valide = true,
    complet = valide,
  } = options
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  const adherent = adherentComplet(options)
  const cree = await transaction(systeme, async (systeme) => {
    const cree = await creerAdherent(systeme, adherent)
    for (const role of roles) {
      await donnerAccreditation(systeme, { adherentId: cree.id, role, centreId: centreRoleId })
    }
    for (const competence of competences) {
      const {
        code,
        obtenueLe = addDays(ctx.aujourdhui, -30),
        numero = null,
        recyclages = [],
      } = typeof competence === 'string' ? { code: competence } : competence
      await ajouterCompetence(systeme, { adherentId: cree.id, code, obtenueLe, numero, recyclages })
    }
    const { compteId } = cree
    if (complet) await ouvrirCompte(systeme, compteId, 'no password opens this account')
    if (valide) await validerAdherent(systeme, cree.id)
    return cree
  })
  const { nomNaissance: nom, prenoms } = adherent.identite
  return { ...cree, nom, prenoms, email: adherent.email }
}

/** Everything that *Mes informations* asks. */
export function adherentComplet(options: Options = {}): CreerAdherent {
  built += 1
  return {
    id: newId(),
    identite: {
      civilite: 'monsieur',
      nomNaissance: options.nom ?? `NOM${lettres(built)}`,
      nomUsage: null,
      prenoms: options.prenoms ?? 'Camille',
      naissanceDate: options.naissanceDate ?? '1985-03-14',
      naissanceCommune: 'Besançon',
      naissanceCodePostal: '25000',
      naissancePays: 'France',
    },
    email: options.email ?? `membre${built}@exemple.fr`,
    telephone: '+33612345678',
    adresse: '1 rue de la Caserne',
    codePostal: '25000',
    commune: 'Besançon',
    urgenceNom: 'Dominique Martin',
    urgenceTelephone: '+33687654321',
    centreId: options.centreId ?? null,
    grade: null,
    statut: 'SPV',
    pseudo: options.pseudo ?? null,
  }
}

/** A name has no figure: 28 becomes `BB`. */
function lettres(count: number): string {
  const last = String.fromCharCode(65 + (count % 26))
  return count < 26 ? last : lettres(Math.floor(count / 26)) + last
}
