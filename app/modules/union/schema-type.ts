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
import { type DocumentType, documentsType, lireDuree } from './model/type.ts'

const age = 'Indiquez un âge de 1 à 99 ans, ou laissez vide.'

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
  document: z.enum(Object.keys(documentsType) as DocumentType[], 'Choisissez le document.'),
  competenceIds: idList.default([]),
}

export const creerTypeSchema = z.object({
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

export const modifierTypeSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  ...champsType,
})
