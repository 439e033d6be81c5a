import {
  civilites,
  estEnFrance,
  formatNom,
  formatPrenoms,
} from '#app/modules/adherent/model/personne.ts'
import { findCompetencesDetenues } from '#app/modules/adherent/public.server.ts'
import type { StagiaireValide } from '#app/modules/stagiaire/public.server.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { anneeDe, jourDans } from '#app/platform/jour.ts'
import type { DonneesProcesVerbal } from '../documents/donnees-proces-verbal.ts'
import { type Formation, type Journee, minutesFormation } from '../model.ts'
import { listCandidatures, listCompetencesDuType } from './formateurs.server.ts'

type Sources = {
  formation: Formation
  journees: Journee[]
  stagiaires: (StagiaireValide & { presenceValideeLe?: Date | null })[]
  inscrits: number
}

/** Everything a procès-verbal prints, copied as it is today; the number comes later. */
export async function donneesProcesVerbal(
  ctx: Ctx | WriteCtx,
  sources: Sources,
): Promise<DonneesProcesVerbal> {
  const { formation, journees, stagiaires, inscrits } = sources
  const identite = await findIdentiteUnion(ctx)
  return {
    numero: '',
    version: 1,
    remplace: null,
    organisme: {
      nom: identite.raisonSociale,
      adresse: [identite.adresse, `${identite.codePostal} ${identite.commune}`.trim()].filter(
        Boolean,
      ),
      siret: identite.siret,
      couleur: identite.couleur,
      rattachement: 'Fédération nationale des sapeurs-pompiers de France',
      departement: ctx.union.codeDepartement,
      habilitation: identite.habilitationReference
        ? { reference: identite.habilitationReference, date: identite.habilitationDate }
        : null,
    },
    formation: {
      numero: formation.numero,
      typeLibelle: formation.typeLibelle,
      uniteEnseignement: formation.typeCode,
      nature: /^(FC|MAC)_/.test(formation.typeCode) ? 'continue' : 'initiale',
      intitule: formation.intitule,
      journees: journees.map(({ jour, lieu, commune, creneaux }) => ({
        jour,
        lieu: commune && !lieu.includes(commune) ? `${lieu}, ${commune}` : lieu,
        creneaux: creneaux.map(({ debut, fin }) => ({ debut, fin })),
      })),
      minutes: minutesFormation(journees),
    },
    equipe: await listEquipe(ctx, formation),
    stagiaires: stagiaires.map((stagiaire, index) => texteStagiaire(ctx, stagiaire, index)),
    totaux: {
      inscrits,
      presents: stagiaires.length,
      certifies: stagiaires.filter(({ resultat }) => resultat === 'certifie').length,
    },
    fait: { lieu: identite.commune || ctx.union.nom, le: ctx.aujourdhui },
    representant: identite.president
      ? { nom: identite.president, qualite: 'Le président de l’union' }
      : null,
  }
}

async function listEquipe(
  ctx: Ctx | WriteCtx,
  formation: Formation,
): Promise<DonneesProcesVerbal['equipe']> {
  const candidatures = await listCandidatures(ctx, formation.id)
  const acceptees = candidatures.filter(({ statut }) => statut === 'acceptee')
  const detenues = await findCompetencesDetenues(ctx, {
    adherentIds: acceptees.map(({ adherentId }) => adherentId),
    competenceIds: await listCompetencesDuType(ctx, formation.typeFormationId),
  })
  return acceptees.map(({ adherentId, nom, prenoms }, index) => {
    const detenue = detenues.find((competence) => competence.adherentId === adherentId)
    const derniere = detenue?.recyclages.at(-1)
    return {
      nom,
      prenom: prenoms,
      qualification: detenue?.libelle ?? 'Formateur',
      certificatNumero: detenue?.numero ?? null,
      certificatDate: detenue?.obtenueLe ?? null,
      anneeFormationContinue: derniere ? anneeDe(derniere) : null,
      responsable: index === 0,
    }
  })
}

function texteStagiaire(
  ctx: Ctx | WriteCtx,
  stagiaire: Sources['stagiaires'][number],
  index: number,
) {
  const france = estEnFrance(stagiaire.naissancePays)
  return {
    ordre: index + 1,
    civilite: civilites[stagiaire.civilite],
    nomNaissance: formatNom(stagiaire.nomNaissance),
    nomUsage: stagiaire.nomUsage && formatNom(stagiaire.nomUsage),
    prenoms: formatPrenoms(stagiaire.prenoms),
    naissance: {
      jour: stagiaire.naissanceDate,
      commune: stagiaire.naissanceCommune,
      departement: france ? departementDe(stagiaire.naissanceCodePostal) : null,
      pays: france ? null : stagiaire.naissancePays,
    },
    resultat: stagiaire.resultat,
    certificatNumero: null,
    presenceValideeLe: stagiaire.presenceValideeLe
      ? jourDans(ctx.union.fuseau, stagiaire.presenceValideeLe)
      : null,
  }
}

/** Département of a postal code: `20200` is 2B, overseas ones have three digits. */
function departementDe(codePostal: string): string {
  if (/^20[01]/.test(codePostal)) return '2A'
  if (/^20/.test(codePostal)) return '2B'
  return /^9[78]/.test(codePostal) ? codePostal.slice(0, 3) : codePostal.slice(0, 2)
}
