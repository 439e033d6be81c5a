import { lignesRegle, type Regle } from './model/type.ts'
import { regleInitiale, typesInitiaux } from './presets.ts'

type Connu = {
  code: string
  libelle: string
  alias: string[]
  competences: string[]
  nsf: string
  bpfF3: string | null
}

/** Where a type departs from its national preset; null when it has none. Price and places are the union's. */
export function ecartsNationaux(type: Connu, regle: Regle) {
  const national = typesInitiaux.find(({ code }) => code === type.code)
  if (!national) return null
  const nationales = lignesRegle(regleInitiale(national))
  return [
    { libelle: 'Nom', national: national.libelle, union: type.libelle },
    { libelle: 'Autres noms', national: liste(national.alias ?? []), union: liste(type.alias) },
    {
      libelle: 'Compétences',
      national: liste(national.formateurs.toSorted()),
      union: liste(type.competences.toSorted()),
    },
    {
      libelle: 'BPF, cadres F-3 et F-4',
      national: `${national.bpfF3 ?? 'à préciser'}, ${national.nsf ?? '344'}`,
      union: `${type.bpfF3 ?? 'à préciser'}, ${type.nsf}`,
    },
    ...lignesRegle(regle).map(({ libelle, valeur }, rang) => ({
      libelle,
      national: nationales[rang]?.valeur ?? '',
      union: valeur,
    })),
  ].filter(({ national: modele, union }) => modele !== union)
}

function liste(noms: string[]): string {
  return noms.join(', ') || 'aucun'
}
