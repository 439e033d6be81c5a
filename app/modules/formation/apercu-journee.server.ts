import { data } from 'react-router'
import type { Ctx } from '#app/platform/ctx.ts'
import type { FormValues } from '#app/platform/form.server.ts'
import { nombreConcernes } from './model/vie.ts'
import type { Formation, Journee } from './model.ts'
import { findConcernes } from './queries/concernes.server.ts'
import type { JourneeSaisie } from './schema.ts'

type Demande = {
  formation: Formation
  journees: Journee[]
  /** The day that is changed; absent when one is added. */
  journeeId?: string
  saisie: JourneeSaisie
  values: FormValues
}

/**
 * FOR-11: nothing is written before one has seen who will be told and which trainers could not come. Gives the
 * page to show, or nothing when it was seen for this very day, or when nobody is concerned.
 */
export async function apercuAvant(ctx: Ctx, demande: Demande) {
  const { formation, journees, journeeId, saisie, values } = demande
  const empreinte = JSON.stringify([saisie.jour, saisie.lieuId, saisie.lieuLibre, saisie.creneaux])
  if (values.vu === empreinte) return undefined
  const apres = [
    ...journees.filter(({ id }) => id !== journeeId),
    {
      ...saisie,
      id: journeeId ?? '',
      lieu: saisie.lieuLibre ?? '',
      commune: '',
      adresse: '',
      creneaux: saisie.creneaux.map((creneau) => ({ ...creneau, id: '' })),
    },
  ]
  const concernes = await findConcernes(ctx, formation, apres)
  if (nombreConcernes(concernes) === 0) return undefined
  return data({ values, errors: {}, apercu: { empreinte, concernes } }, { status: 200 })
}
