import { z } from 'zod'
import { remettreSecret } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { lienAccesEmail } from '../emails/lien-acces.ts'
import { creerLienAcces } from '../liens.server.ts'
import { findCompte } from '../queries/identite.server.ts'

const heuresDe = { creation: 72, oubli: 1 }

/** MAI-2: makes the token, keeps only its hash, sends, forgets. A retry makes a new token. */
export const envoyerLienAcces = defineJob(
  'compte.envoyer_lien_acces',
  z.object({ adherentId: z.uuid(), genre: z.enum(['creation', 'oubli']) }),
  async (ctx, { adherentId, genre }, attempt) => {
    const adherent = await ctx.db
      .selectFrom('adherent')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .where('desactiveLe', 'is', null)
      .select(['compteId', 'pseudo', 'personneId'])
      .executeTakeFirst()
    if (!adherent?.compteId) return
    const { compteId, pseudo, personneId } = adherent
    const compte = await findCompte(ctx, compteId)
    if (!compte) return
    if (genre === 'creation' && compte.motDePasseHash !== null) return // chosen since
    const heures = heuresDe[genre]
    const jeton = await transaction(ctx, (ctx) => creerLienAcces(ctx, compteId, genre, heures))
    const lien = publicUrl(ctx, `/mot-de-passe/${jeton}`)
    const donnees = {
      to: compte.email,
      pseudo,
      lien,
      genre,
      heures,
      personneId,
    }
    await remettreSecret(ctx, lienAccesEmail(donnees), attempt)
  },
)
