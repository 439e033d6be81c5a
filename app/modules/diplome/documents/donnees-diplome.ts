import { z } from 'zod'

const jour = z.iso.date()

/** All that a certificate of the union says, copied the day it is delivered. */
export const donneesDiplomeSchema = z.object({
  organisme: z.object({
    nom: z.string(),
    adresse: z.array(z.string()),
    siret: z.string().nullable(),
    couleur: z.string(),
    habilitation: z.string().nullable(),
  }),
  formation: z.object({
    typeLibelle: z.string(),
    numero: z.string(),
    du: jour,
    au: jour,
    lieux: z.array(z.string()),
    minutes: z.int().nonnegative(),
  }),
  titulaire: z.object({
    civilite: z.string(),
    nom: z.string(),
    prenoms: z.string(),
    naissance: z.string(),
  }),
  fait: z.object({ lieu: z.string(), le: jour }),
  signataire: z.string().nullable(),
})

export type DonneesDiplome = z.output<typeof donneesDiplomeSchema>
