import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, droits } = definePolicy({
  'importation.gerer': { libelle: 'Importer des adhérents', a: ['gestionnaire_adherents'] },
})

/** A file may speak of any centre: the right must hold for the whole union. */
export const touteUnion = { centreId: null }
