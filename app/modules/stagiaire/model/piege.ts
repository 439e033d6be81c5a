import { z } from 'zod'

/** Name of the field that must stay empty; it looks like one that a program wants to fill. */
export const champPiege = 'site_web'

export const piegeSchema = {
  [champPiege]: z
    .unknown()
    .optional()
    .refine(
      (texte) => texte === undefined || texte === '',
      'Ce champ caché a été rempli, comme le font les robots. Videz-le, puis continuez.',
    ),
}
