import { z } from 'zod'
import { filtresSchema } from './filtres.ts'
import { choixC } from './lignes.ts'

const vide = z.literal('')
const page = z.coerce.number().int().min(1).max(10_000).catch(1)
/** One formation, when a line of the form or an anomaly leads to its own people. */
const formation = z.union([z.uuid(), vide]).catch('')

export const filtresFormationsCompteesSchema = filtresSchema.extend({ page })
export type FiltresFormationsComptees = z.output<typeof filtresFormationsCompteesSchema>

export const etats = {
  inscrits: 'Inscrits',
  valides: 'Validés',
  absents: 'Absents',
  diplomes: 'Diplômés',
  non_diplomes: 'Validés sans diplôme',
  notes: 'Ont noté leur satisfaction',
  sondes: 'Diplômés qui ont répondu',
  sans_heures: 'Validés sans heure suivie',
} as const
export type Etat = keyof typeof etats

export const filtresStagiairesSchema = filtresSchema.extend({
  page,
  formation,
  etat: z.enum(Object.keys(etats) as [Etat, ...Etat[]]).catch('inscrits'),
  /** Line of frame F-1, `g`, `hors`, or `aucune`: what has no line yet. `f` is all of frame F. */
  f1: z.enum(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'hors', 'aucune', '']).catch(''),
  f3: z.enum(['a', 'b', 'c', 'd', 'e', 'f', 'aucune', '']).catch(''),
  nsf: z.union([z.string().regex(/^\d{3}$/), vide]).catch(''),
})
export type FiltresStagiaires = z.output<typeof filtresStagiairesSchema>

export const filtresReglementsSchema = filtresSchema.extend({
  page,
  formation,
  ligne: z.enum([...choixC, 'c2', 'aucune', '']).catch(''),
})
export type FiltresReglements = z.output<typeof filtresReglementsSchema>

export const filtresFormateursSchema = filtresSchema.extend({
  page,
  nature: z.enum(['interne', 'externe', '']).catch(''),
})
export type FiltresFormateurs = z.output<typeof filtresFormateursSchema>

export const moyens = {
  carte: 'Carte',
  cheque: 'Chèque',
  virement: 'Virement',
  especes: 'Espèces',
} as const
