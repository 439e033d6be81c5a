import { z } from 'zod'

/** Name of the field that must stay empty; it looks like one that a program wants to fill. */
export const trapField = 'site_web'

export const trapSchema = {
  [trapField]: z
    .unknown()
    .optional()
    .refine(
      (texte) => texte === undefined || texte === '',
      'Ce champ caché a été rempli, comme le font les robots. Videz-le, puis continuez.',
    ),
}
