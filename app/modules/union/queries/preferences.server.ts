import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { type DefinitionPreference, type Preference, preferences } from '../model/preferences.ts'
import { lirePreferences } from '../public.server.ts'

type Controle =
  | { genre: 'case' }
  | { genre: 'nombre'; unite: string | undefined }
  | { genre: 'choix'; options: { value: string; label: string }[] }
  | { genre: 'texte' }

type Reglage = {
  cle: string
  libelle: string
  explication: string
  controle: Controle
  /** As a form sends it: `oui` or nothing for a box. */
  valeur: string
  /** As it is said: « non », « 1 jours avant ». */
  defaut: string
}

/** Every switch of the registry under its heading, as the page shows it. */
export async function listReglages(ctx: Ctx): Promise<{ titre: string; reglages: Reglage[] }[]> {
  const cles = Object.keys(preferences) as Preference[]
  const valeurs: Record<string, unknown> = await lirePreferences(ctx, cles)
  const reglages = cles.map((cle) => ({
    titre: preferences[cle].rubrique,
    ...reglage(cle, valeurs[cle]),
  }))
  const titres = [...new Set(reglages.map(({ titre }) => titre))]
  return titres.map((titre) => ({
    titre,
    reglages: reglages.filter((reglage) => reglage.titre === titre),
  }))
}

function reglage(cle: Preference, valeur: unknown): Reglage {
  const definition: DefinitionPreference = preferences[cle]
  const { libelle, explication, schema, defaut, unite, choix } = definition
  if (schema instanceof z.ZodBoolean) {
    const dit = defaut ? 'oui' : 'non'
    return {
      cle,
      libelle,
      explication,
      controle: { genre: 'case' },
      valeur: valeur ? 'oui' : '',
      defaut: dit,
    }
  }
  if (schema instanceof z.ZodNumber) {
    const dit = texteDe(defaut)
    return {
      cle,
      libelle,
      explication,
      controle: { genre: 'nombre', unite },
      valeur: texteDe(valeur),
      defaut: dit,
    }
  }
  if (choix) {
    const options = Object.entries(choix).map(([value, label]) => ({ value, label }))
    const dit = choix[texteDe(defaut)] ?? texteDe(defaut)
    return {
      cle,
      libelle,
      explication,
      controle: { genre: 'choix', options },
      valeur: texteDe(valeur),
      defaut: dit,
    }
  }
  return {
    cle,
    libelle,
    explication,
    controle: { genre: 'texte' },
    valeur: texteDe(valeur),
    defaut: texteDe(defaut),
  }
}

function texteDe(valeur: unknown): string {
  return typeof valeur === 'string' || typeof valeur === 'number' ? String(valeur) : ''
}
