import { heure, type TypeInitial } from './type-initial.ts'

/**
 * Filière pédagogique, hours of the 2012 texts until the new ones are known to all; and the sections of young
 * firefighters, whose four school years have no minimum a session.
 */
export const typesPedagogie: TypeInitial[] = [
  {
    code: 'PAE_FPSC',
    libelle: 'Formateur aux premiers secours citoyen',
    alias: ['PAE3', 'PAE 3', 'PAE FPSC', 'FPSC'],
    minutes: 50 * heure,
    places: 12,
    parFormateur: 6,
    min: 6,
    prix: 50_000,
    document: 'aucun',
    bpfF3: null,
    formateurs: ['FDF'],
  },
  {
    code: 'PAE_FPSE',
    libelle: 'Formateur aux premiers secours en équipe',
    alias: ['PAE1', 'PAE 1', 'PAE FPS', 'PAE FPSE', 'Moniteur', 'MNPS', 'BNMPS'],
    minutes: 70 * heure,
    places: 12,
    parFormateur: 6,
    min: 6,
    prix: 70_000,
    document: 'aucun',
    bpfF3: null,
    formateurs: ['FDF'],
  },
  {
    code: 'FC_FORM',
    libelle: 'Formation continue des formateurs FPSC et FPSE',
    alias: ['FC FPSC', 'FC FPSE', 'FC formateurs'],
    minutes: 6 * heure,
    places: 12,
    parFormateur: 12,
    min: 4,
    prix: 0,
    document: 'trame',
    bpfF3: 'd',
    formateurs: ['FDF'],
  },
  {
    code: 'JSP',
    libelle: 'Jeunes sapeurs-pompiers, cycles JSP1 à JSP4',
    alias: ['JSP1', 'JSP2', 'JSP3', 'JSP4'],
    minutes: heure,
    places: 20,
    parFormateur: 10,
    age: 10,
    prix: 0,
    document: 'aucun',
    bpfF3: 'd',
    formateurs: ['ANIM_JSP'],
  },
]
