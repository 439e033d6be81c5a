import type { Exercice } from './exercice.ts'
import { type LigneC, lignesC } from './lignes.ts'

/** What the form shows of an exercise: every field by its name, as a person would type it. */
export function valeursExercice(exercice: Exercice): Record<string, string> {
  const lignes = Object.keys(lignesC) as LigneC[]
  return {
    du: exercice.du,
    au: exercice.au,
    formeJuridique: exercice.formeJuridique ?? '',
    adressePublique: reponse(exercice.adressePublique),
    aDistance: reponse(exercice.aDistance),
    tauxTva: exercice.tauxTva === null ? '' : String(exercice.tauxTva),
    chiffreAffaires: montant(exercice.chiffreAffaires),
    charges: montant(exercice.charges),
    chargesSalaires: montant(exercice.chargesSalaires),
    chargesAchats: montant(exercice.chargesAchats),
    confiesStagiaires: nombre(exercice.confiesStagiaires),
    confiesMinutes: heures(exercice.confiesMinutes),
    recusStagiaires: nombre(exercice.recusStagiaires),
    recusMinutes: heures(exercice.recusMinutes),
    dirigeantNom: exercice.dirigeantNom ?? '',
    dirigeantPrenom: exercice.dirigeantPrenom ?? '',
    dirigeantQualite: exercice.dirigeantQualite ?? '',
    ...Object.fromEntries(
      lignes.map((ligne) => [
        `produits.${ligne}`,
        montant(exercice.produitsAjoutes[ligne] ?? null),
      ]),
    ),
  }
}

function reponse(oui: boolean | null): string {
  if (oui === null) return ''
  return oui ? 'oui' : 'non'
}

function nombre(valeur: number | null): string {
  return valeur === null ? '' : String(valeur)
}

function montant(cents: number | null): string {
  if (cents === null) return ''
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
}

/** Exact: what is typed has at most two decimals of an hour. */
function heures(minutes: number | null): string {
  if (minutes === null) return ''
  return String(Math.round((minutes * 100) / 60) / 100).replace('.', ',')
}
