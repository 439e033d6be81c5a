import {
  civilites,
  formatNom,
  formatPrenoms,
  type Identite,
} from '#app/modules/adherent/model/personne.ts'
import { type Formation, minutesFormation } from '#app/modules/formation/model.ts'
import { listJournees } from '#app/modules/formation/public.server.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { formatDateLong } from '#app/ui/format.ts'
import type { DonneesDiplome } from '../documents/donnees-diplome.ts'

/** What every document of this formation says, copied as it is on `le`; the person comes with each. */
export async function donneesCommunes(ctx: Ctx | WriteCtx, formation: Formation, le: Jour) {
  const identite = await findIdentiteUnion(ctx)
  const journees = await listJournees(ctx, [formation.id])
  const lieux = journees.map(({ lieu, commune }) =>
    commune && !lieu.includes(commune) ? `${lieu}, ${commune}` : lieu,
  )
  return {
    organisme: {
      nom: identite.raisonSociale,
      adresse: [identite.adresse, `${identite.codePostal} ${identite.commune}`.trim()].filter(
        Boolean,
      ),
      siret: identite.siret,
      couleur: identite.couleur,
      habilitation: identite.habilitationReference,
    },
    formation: {
      typeLibelle: formation.typeLibelle,
      numero: formation.numero,
      du: formation.premierJour ?? le,
      au: formation.dernierJour ?? le,
      lieux: [...new Set(lieux)],
      minutes: minutesFormation(journees),
    },
    fait: { lieu: identite.commune || ctx.union.nom, le },
    signataire: identite.president,
  } satisfies Omit<DonneesDiplome, 'titulaire'>
}

export function titulaireDe(identite: Identite): DonneesDiplome['titulaire'] {
  const { nomNaissance, nomUsage, naissanceCommune, naissancePays } = identite
  const usage = nomUsage && nomUsage !== nomNaissance ? ` (${formatNom(nomUsage)})` : ''
  const ne = identite.civilite === 'madame' ? 'née' : 'né'
  const pays = naissancePays.toLocaleLowerCase('fr') === 'france' ? '' : ` (${naissancePays})`
  return {
    civilite: civilites[identite.civilite],
    nom: formatNom(nomNaissance) + usage,
    prenoms: formatPrenoms(identite.prenoms),
    naissance: `${ne} le ${formatDateLong(identite.naissanceDate)} à ${naissanceCommune}${pays}`,
  }
}
