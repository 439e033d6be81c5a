import { z } from 'zod'
import { facultatif } from '#app/modules/adherent/model/personne.ts'
import {
  idList,
  moneyField,
  optionalText,
  requiredText,
  wholeNumber,
} from '#app/platform/fields.ts'
import { estUnJour } from '#app/platform/jour.ts'
import {
  type DocumentType,
  documentsType,
  type LigneF3,
  lignesF3,
  lireDuree,
  type TailleGroupe,
} from './model/type.ts'

const age = 'Indiquez un âge de 1 à 99 ans, ou laissez vide.'

const effectif = 'Indiquez un nombre de 1 à 1000, ou laissez vide.'
const nombreFacultatif = facultatif(
  z.coerce.number(effectif).int(effectif).min(1, effectif).max(1000, effectif),
)

type Groupe = TailleGroupe & { minStagiaires: number }

/** The three figures of a large group go together, in their order. */
function verifierGroupe(groupe: Groupe, context: z.RefinementCtx): void {
  const { allongementDes, allongementMinutes, scissionDes, minStagiaires } = groupe
  const dits = [allongementDes, allongementMinutes, scissionDes].filter((dit) => dit !== null)
  const message =
    dits.length > 0 && dits.length < 3
      ? 'Remplissez les trois nombres du grand groupe, ou aucun.'
      : (allongementDes ?? Infinity) <= minStagiaires
        ? 'L’allongement commence au-dessus de l’effectif minimal.'
        : (scissionDes ?? Infinity) <= (allongementDes ?? 0)
          ? 'Les deux sessions commencent au-dessus de l’allongement.'
          : undefined
  if (message) context.addIssue({ code: 'custom', message, path: ['allongementDes'] })
}

/** What *Ajouter* and *Modifier un type* both ask. */
export const champsType = {
  libelle: requiredText('Indiquez le nom du type.', 120),
  alias: optionalText(500).transform((texte) =>
    (texte ?? '')
      .split(/[,;\n]/)
      .map((nom) => nom.trim())
      .filter((nom, rang, noms) => nom !== '' && noms.indexOf(nom) === rang),
  ),
  placesDefaut: wholeNumber('Indiquez le nombre de places.', { min: 1, max: 1000 }),
  prixDefaut: moneyField,
  valableAu: z
    .string()
    .nullish()
    .transform((texte) => texte || null)
    .refine((texte) => texte === null || estUnJour(texte), 'Cette date n’existe pas.'),
  regleDu: z.string({ error: 'Indiquez une date.' }).refine(estUnJour, 'Cette date n’existe pas.'),
  minutesMin: z
    .string({ error: 'Indiquez la durée.' })
    .transform(lireDuree)
    .pipe(
      z
        .number('Écrivez une durée comme 7, 7,5 ou 7 h 30.')
        .min(15, 'La durée est d’un quart d’heure au moins.'),
    ),
  maxParFormateur: wholeNumber('Indiquez le nombre de stagiaires.', { min: 1, max: 1000 }),
  minStagiaires: wholeNumber('Indiquez l’effectif minimal.', { min: 1, max: 1000 }),
  ageMin: facultatif(z.coerce.number(age).int(age).min(1, age).max(99, age)),
  nsf: z
    .string()
    .catch('344')
    .transform((texte) => texte.trim())
    .refine((code) => /^\d{3}$/.test(code), 'Un code NSF a trois chiffres, comme 344.'),
  bpfF3: z
    .union([z.enum(Object.keys(lignesF3) as LigneF3[]), z.literal('')])
    .nullish()
    .catch(null)
    .transform((ligne) => ligne || null),
  allongementDes: nombreFacultatif,
  allongementMinutes: nombreFacultatif,
  scissionDes: nombreFacultatif,
  document: z.enum(Object.keys(documentsType) as DocumentType[], 'Choisissez le document.'),
  competenceIds: idList.default([]),
}

export const creerTypeSchema = z
  .object({
    id: z.uuid('Cette page est trop ancienne\u00a0: rouvrez-la.'),
    code: z
      .string({ error: 'Indiquez le code du type.' })
      .transform((texte) =>
        texte
          .trim()
          .toUpperCase()
          .replaceAll(/[\s-]+/g, '_'),
      )
      .refine(
        (code) => /^[A-Z][A-Z0-9_]{1,19}$/.test(code),
        'Un code a 2 à 20 lettres sans accent ou chiffres, comme PSC ou FC_PSC.',
      ),
    ...champsType,
  })
  .superRefine(verifierGroupe)

export const modifierTypeSchema = z
  .object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    ...champsType,
  })
  .superRefine(verifierGroupe)
