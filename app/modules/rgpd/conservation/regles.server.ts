import { reglesAvis } from './avis.server.ts'
import { reglesEquipes } from './equipes.server.ts'
import { reglesMembres } from './membres.server.ts'
import { reglesPlateforme } from './plateforme.server.ts'
import type { Regle } from './regle.server.ts'
import { reglesStagiaires } from './stagiaires.server.ts'

/** Every night, in this order: what speaks of somebody goes before the person it speaks of. */
export const regles: Regle[] = [
  ...reglesStagiaires,
  ...reglesEquipes,
  ...reglesAvis,
  ...reglesMembres,
  ...reglesPlateforme,
]
