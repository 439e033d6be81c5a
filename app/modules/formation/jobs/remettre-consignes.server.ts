import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { lienPieceSuivi, remettreConsignesStagiaire } from '#app/modules/stagiaire/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { consignesFormateurEmail } from '../emails/consignes.ts'
import { type Lecture, type Piece, poidsJoint, texteDes } from '../model/consigne.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findFormateurConsigne, lockEnvoi } from '../queries/envois.server.ts'
import { listLectures } from '../queries/lectures.server.ts'

/** FOR-8: the mail of one recipient, with the consignes as they are when it leaves. */
export const remettreConsignes = defineJob(
  'formation.remettre_consignes',
  z.object({ envoiId: z.uuid() }),
  (ctx, { envoiId }) =>
    transaction(ctx, async (ctx) => {
      const envoi = await lockEnvoi(ctx, envoiId)
      if (!envoi || envoi.courrielId !== null) return // already sent: a job may run twice
      const courrielId = envoi.inscriptionId
        ? await auStagiaire(ctx, envoi.formationId, envoi.inscriptionId)
        : await auFormateur(ctx, envoi.formationId, envoi.candidatureId ?? '')
      if (courrielId === undefined) return // left the list since
      await ctx.db
        .updateTable('consigneEnvoi')
        .set({ courrielId })
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', envoiId)
        .execute()
    }),
)

async function auStagiaire(ctx: WriteCtx, formationId: string, inscriptionId: string) {
  const lectures = await listLectures(ctx, formationId, 'stagiaires')
  const consignes = messageDe(lectures, ({ id }) => lienPieceSuivi(ctx, inscriptionId, id))
  return remettreConsignesStagiaire(ctx, inscriptionId, consignes)
}

async function auFormateur(ctx: WriteCtx, formationId: string, candidatureId: string) {
  const formateur = await findFormateurConsigne(ctx, candidatureId)
  const formation = await findFormation(ctx, formationId)
  if (!formation || !formateur?.email) return undefined
  const lectures = await listLectures(ctx, formationId, 'formateurs')
  const page = `/espace/formations/${formationId}`
  return envoyerCourriel(
    ctx,
    consignesFormateurEmail({
      to: formateur.email,
      prenom: formateur.prenoms,
      personneId: formateur.personneId,
      formation,
      journees: await listJournees(ctx, [formationId]),
      ...messageDe(lectures, ({ id }) => publicUrl(ctx, `${page}/consignes/pieces/${id}`)),
      lien: publicUrl(ctx, `${page}/terrain`),
    }),
  )
}

/** Files leave with the mail when servers would take them, else as links. */
function messageDe(lectures: Lecture[], lien: (piece: Piece) => string) {
  const pieces = lectures.flatMap((lecture) => lecture.pieces)
  const texte = texteDes(lectures)
  const poids = pieces.reduce((somme, { taille }) => somme + taille, 0)
  if (poids <= poidsJoint) return { texte, pieces: pieces.map(({ fichierId }) => fichierId) }
  const liens = pieces.map(
    (piece) => `- [${piece.nom.replaceAll(/[[\]\\]/g, ' ')}](${lien(piece)})`,
  )
  return { texte: `${texte}\n\n${liens.join('\n')}`, pieces: [] }
}
