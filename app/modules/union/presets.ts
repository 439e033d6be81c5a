/**
 * What a new union begins with. Sources: arrêté du 15 juin 2024 (filière citoyenne), référentiels PSE,
 * document de référence SST de l'INRS. Ratios and prices are habits: each union changes its own.
 */

import { type Regle, sansGroupe } from './model/type.ts'
import { typesPedagogie } from './presets/pedagogie.ts'
import { typesSecours } from './presets/secours.ts'
import { typesTravail } from './presets/travail.ts'
import type { TypeInitial } from './presets/type-initial.ts'

type CompetenceInitiale = {
  code: string
  libelle: string
  regleValidite: 'annee_civile' | 'n_mois' | 'illimite'
  mois?: number
}

export const competencesInitiales: CompetenceInitiale[] = [
  {
    code: 'FPSC',
    libelle: 'Formateur aux premiers secours citoyen',
    regleValidite: 'annee_civile',
  },
  {
    code: 'FPSE',
    libelle: 'Formateur aux premiers secours en équipe',
    regleValidite: 'annee_civile',
  },
  { code: 'FDF', libelle: 'Formateur de formateurs', regleValidite: 'annee_civile' },
  { code: 'FORM_SST', libelle: 'Formateur SST', regleValidite: 'n_mois', mois: 36 },
  { code: 'FDF_SST', libelle: 'Formateur de formateurs SST', regleValidite: 'n_mois', mois: 36 },
  { code: 'FORM_INC', libelle: 'Formateur incendie', regleValidite: 'illimite' },
  { code: 'ANIM_JSP', libelle: 'Animateur de jeunes sapeurs-pompiers', regleValidite: 'illimite' },
  { code: 'PSC', libelle: 'Premiers secours citoyen', regleValidite: 'illimite' },
  { code: 'PSE1', libelle: 'Premiers secours en équipe 1', regleValidite: 'annee_civile' },
  { code: 'PSE2', libelle: 'Premiers secours en équipe 2', regleValidite: 'annee_civile' },
  { code: 'SST', libelle: 'Sauveteur secouriste du travail', regleValidite: 'n_mois', mois: 24 },
]

/** Day of the arrêté of 15 June 2024: no rule of a type is asked for an older day. */
export const debutReglesInitiales = '2024-07-09'

/** Every row of the national catalogue. */
export const typesInitiaux: TypeInitial[] = [...typesSecours, ...typesTravail, ...typesPedagogie]

/** The national rule of a type, as a union's own are kept. */
export function regleInitiale(type: TypeInitial): Regle {
  const { minutes, parFormateur, min, age, document, groupe = sansGroupe } = type
  return {
    minutesMin: minutes,
    maxParFormateur: parFormateur,
    minStagiaires: min ?? 1,
    ageMin: age ?? null,
    document,
    ...groupe,
  }
}

/** Version 1 of the terms of use; each union publishes its own next ones. */
export function cguInitiales(nom: string): string {
  return [
    `Cet espace est mis à disposition de ses membres par ${nom}. Il sert à organiser les formations aux premiers secours, les inscriptions du public et la vie de l’union.`,
    'Votre identifiant et votre mot de passe sont personnels\u00a0: ne les prêtez pas, même à un collègue. Si vous pensez que quelqu’un d’autre les connaît, changez votre mot de passe et prévenez un administrateur.',
    'Vous voyez des données d’autres personnes (noms, coordonnées, présences) uniquement pour accomplir vos missions. Ne les copiez pas, ne les transmettez pas à l’extérieur et n’en gardez pas de copie après usage.',
    'Ce que vous faites dans cet espace est noté dans un journal, avec la date et votre nom. Ce journal protège les personnes dont les données sont traitées, et vous protège aussi.',
    'Tenez vos informations à jour\u00a0: adresse, téléphone, personne à prévenir. Vous pouvez les consulter et les corriger à tout moment dans «\u00a0Mon compte\u00a0».',
    'L’union peut fermer un compte qui met en danger les données ou qui n’est plus celui d’un membre. Vous pouvez demander la fermeture du vôtre à tout moment.',
  ].join('\n\n')
}
