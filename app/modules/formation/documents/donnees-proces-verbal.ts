import { z } from 'zod'

const jour = z.iso.date()
const heure = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const journee = z.object({
  jour,
  lieu: z.string(),
  creneaux: z.array(z.object({ debut: heure, fin: heure })),
})

const formateur = z.object({
  nom: z.string(),
  prenom: z.string(),
  qualification: z.string(),
  certificatNumero: z.string().nullable(),
  certificatDate: jour.nullable(),
  /** Year of the last continuous training. */
  anneeFormationContinue: z.int().nullable(),
  responsable: z.boolean(),
})

const stagiaire = z.object({
  ordre: z.int().positive(),
  civilite: z.string().nullable(),
  nomNaissance: z.string(),
  nomUsage: z.string().nullable(),
  prenoms: z.string(),
  naissance: z.object({
    jour: jour.nullable(),
    commune: z.string().nullable(),
    /** Code of the département when born in France; the country otherwise. */
    departement: z.string().nullable(),
    pays: z.string().nullable(),
  }),
  resultat: z.enum(['certifie', 'non_certifie']).nullable(),
  certificatNumero: z.string().nullable(),
  /** Day, in the union's time zone; null leaves the place to sign empty. */
  presenceValideeLe: jour.nullable(),
})

/** All that a procès-verbal says, copied when it is made: it is kept beside the frozen file. */
export const donneesProcesVerbalSchema = z.object({
  numero: z.string(),
  version: z.int().positive(),
  /** The version that this one replaces; null for the first. */
  remplace: z
    .object({ version: z.int().positive(), faitLe: jour, motif: z.string().nullable() })
    .nullable(),
  organisme: z.object({
    nom: z.string(),
    adresse: z.array(z.string()),
    siret: z.string().nullable(),
    /** The union's colour, `#1e3257`. */
    couleur: z.string().regex(/^#[0-9a-f]{6}$/i),
    rattachement: z.string(),
    departement: z.string(),
    habilitation: z.object({ reference: z.string(), date: jour.nullable() }).nullable(),
  }),
  formation: z.object({
    numero: z.string(),
    typeLibelle: z.string(),
    uniteEnseignement: z.string(),
    nature: z.enum(['initiale', 'continue']),
    intitule: z.string().nullable(),
    journees: z.array(journee),
    minutes: z.int().nonnegative(),
  }),
  equipe: z.array(formateur),
  stagiaires: z.array(stagiaire),
  totaux: z.object({
    inscrits: z.int().nonnegative(),
    presents: z.int().nonnegative(),
    certifies: z.int().nonnegative(),
  }),
  fait: z.object({ lieu: z.string(), le: jour }),
  representant: z.object({ nom: z.string(), qualite: z.string() }).nullable(),
})

export type DonneesProcesVerbal = z.infer<typeof donneesProcesVerbalSchema>
