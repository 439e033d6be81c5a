import { competenceEcheanceEmail } from '#app/modules/notification/emails/competence-echeance.ts'
import type { Genre } from '#app/modules/notification/model/genre.ts'
import { champDe, grilleDe } from '#app/modules/notification/model/preference.ts'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { findReglages } from '#app/modules/notification/queries/preferences.server.ts'
import { reglerPreferences } from '#app/modules/notification/use-cases/regler-preferences.server.ts'
import type { ActeurAdherent, Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { as, ctxFor } from '#tests/ctx.ts'

export function adherentDe(ctx: Ctx): string {
  return (ctx.acteur as ActeurAdherent).adherentId
}

type Annonce = { genre?: Genre; cle?: string; titre?: string }

/** Announces something to this member, as a sender does; gives how many were told. */
export function annoncer(
  moi: Ctx,
  {
    genre = 'formation.ouverte',
    cle = newId(),
    titre = 'PSC : formateurs recherchés',
  }: Annonce = {},
): Promise<number> {
  return transaction(ctxFor(moi.union, { genre: 'systeme' }, moi.now), (ctx) =>
    prevenir(ctx, {
      adherentIds: [adherentDe(moi)],
      genre,
      cle,
      titre,
      lien: '/formations/postuler',
      courriel: (destinataire) =>
        competenceEcheanceEmail({
          ...destinataire,
          competenceId: newId(),
          phrase: titre,
          lien: 'https://exemple.fr',
        }),
    }),
  )
}

type Reglage = {
  /** `formation.ouverte:courriel`: unticked, the rest as it was. */
  couper?: string[]
  rythme?: 'aussitot' | 'resume'
  par?: Ctx
}

/** Saves the grid of this member, as the page does. */
export async function regler(moi: Ctx, { couper = [], rythme, par = moi }: Reglage) {
  const adherentId = adherentDe(moi)
  const reglages = await findReglages(as(moi, moi.acteur), adherentId)
  if (!reglages) throw new Error('No such member')
  const { lignes, resume } = grilleDe(reglages)
  return reglerPreferences(as(par, par.acteur), {
    adherentId,
    rythme: rythme ?? (resume ? 'resume' : 'aussitot'),
    cases: Object.fromEntries(
      lignes.map(({ genre, ouverts }) => [
        champDe(genre),
        ouverts.filter((canal) => !couper.includes(`${genre}:${canal}`)),
      ]),
    ),
  })
}
