import { type ActionFunctionArgs, data, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { empechementNaissance, identiteSchema } from '#app/modules/adherent/model/personne.ts'
import { empechementAge, type Formation } from '#app/modules/formation/model.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { findCgu } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { piegeSchema } from '../model/piege.ts'
import { avecDateNaissance, groupe } from '../model/saisie.ts'
import { coordonneesPubliquesSchema, manquesResponsable } from '../model/stagiaire.ts'
import { empechementAffluence, enPublic } from '../public-door.server.ts'
import { type Brouillon, findBrouillon } from '../queries/brouillon.server.ts'
import {
  adresseEtape,
  type EtapeInscription,
  etapeDe,
  mineurDansBrouillon,
} from '../queries/vue-inscription.server.ts'
import { enregistrerEtape } from '../use-cases/enregistrer-etape.server.ts'
import { terminerInscription } from '../use-cases/terminer-inscription.server.ts'

const etapeIdentite = avecDateNaissance(
  z.object({ ...piegeSchema, identite: groupe(identiteSchema) }),
)

function etapeCoordonnees(mineur: boolean) {
  return z.object({
    ...piegeSchema,
    coordonnees: groupe(
      coordonneesPubliquesSchema.superRefine((coordonnees, context) => {
        for (const { champ, phrase } of manquesResponsable(mineur, coordonnees)) {
          context.addIssue({ code: 'custom', message: phrase, path: [champ] })
        }
      }),
    ),
  })
}

function etapeAccord(mineur: boolean) {
  const coche = (phrase: string) => z.literal('oui', { error: phrase })
  return z.object({
    ...piegeSchema,
    accord: coche('Cochez cette case pour vous inscrire.'),
    accordResponsable: mineur
      ? coche('L’accord du responsable légal est nécessaire.')
      : z.unknown().optional(),
  })
}

type Recue = {
  ctx: Ctx
  args: ActionFunctionArgs
  formation: Formation
  jeton: string | null
  brouillon: Brouillon | undefined
}

/** STA-1: a step of the public sign-up. Everything is checked here, nothing typed is lost. */
export async function recevoirEtape(args: ActionFunctionArgs) {
  const ctx = enPublic(ctxOf(args.context))
  const etape = etapeDe(args.params.etape)
  const formation = (await findFormation(ctx, uuidParam(args.params.formationId))) ?? notFound()
  const jeton = queryOf(args.request).brouillon || null
  const brouillon = jeton === null ? undefined : await findBrouillon(ctx, formation.id, jeton)
  if (brouillon?.etat === 'termine')
    return redirect(adresseEtape(ctx, formation.id, 'merci', jeton))
  const recue = { ctx, args, formation, jeton, brouillon }
  if (etape === 'identite') return recevoirIdentite(recue)
  if (etape === 'coordonnees') return recevoirCoordonnees(recue)
  if (etape === 'validation') return recevoirAccord(recue)
  return redirect(adresseEtape(ctx, formation.id, 'identite', jeton))
}

function recevoirIdentite(recue: Recue) {
  const { ctx, formation } = recue
  return garderEtape(recue, (noter) =>
    submit(recue.args.request, {}, etapeIdentite, ({ identite }) => {
      refuseIf(
        empechementNaissance(identite.naissanceDate, ctx.aujourdhui),
        'identite.naissanceDate',
      )
      refuseIf(empechementAge(formation, identite.naissanceDate), 'identite.naissanceDate')
      return noter('identite', identite, 'coordonnees')
    }),
  )
}

function recevoirCoordonnees(recue: Recue) {
  const { brouillon, formation } = recue
  const mineur = brouillon?.etat === 'ouvert' && mineurDansBrouillon(brouillon.donnees, formation)
  return garderEtape(recue, (noter) =>
    submit(recue.args.request, {}, etapeCoordonnees(mineur), ({ coordonnees }) =>
      noter('coordonnees', coordonnees, 'validation'),
    ),
  )
}

type Noter = (
  etape: 'identite' | 'coordonnees',
  reponses: Record<string, string | null>,
  suivante: EtapeInscription,
) => Promise<Response>

/** Keeps a step and goes on; on a draft that is gone, keeps it in a new one and says so (410, 404). */
async function garderEtape<Answer>(recue: Recue, recevoir: (noter: Noter) => Promise<Answer>) {
  const { ctx, args, formation, jeton, brouillon } = recue
  const perdu =
    brouillon && brouillon.etat !== 'ouvert' && brouillon.etat !== 'termine'
      ? brouillon.etat
      : undefined
  const nouveau = brouillon === undefined || perdu !== undefined
  const affluence = nouveau ? await empechementAffluence(ctx, args.context, 'brouillon') : undefined
  let garde: string | undefined
  const answer = await recevoir(async (etape, reponses, suivante) => {
    refuseIf(affluence)
    garde = await enregistrerEtape(ctx, { formationId: formation.id, jeton, etape, reponses })
    return redirect(adresseEtape(ctx, formation.id, suivante, garde))
  })
  return perdu && garde !== undefined ? reponsePerdue(perdu, garde) : answer
}

async function recevoirAccord({ ctx, args, formation, jeton, brouillon }: Recue) {
  if (jeton === null || brouillon === undefined)
    return redirect(adresseEtape(ctx, formation.id, 'identite'))
  if (brouillon.etat !== 'ouvert')
    return reponsePerdue(brouillon.etat === 'expire' ? 'expire' : 'inconnu')
  let perdu: 'expire' | 'inconnu' | undefined
  const mineur = mineurDansBrouillon(brouillon.donnees, formation)
  const answer = await submit(args.request, {}, etapeAccord(mineur), async () => {
    refuseIf(
      await empechementAffluence(
        ctx,
        args.context,
        'inscription',
        brouillon.donnees.coordonnees?.email,
      ),
    )
    const { version } = await findCgu(ctx)
    const { suite } = await terminerInscription(ctx, {
      formationId: formation.id,
      jeton,
      accordVersion: version,
    })
    if (suite === 'inscrit') return redirect(adresseEtape(ctx, formation.id, 'merci', jeton))
    if (suite !== 'incomplet') perdu = suite
    return redirect(adresseEtape(ctx, formation.id, 'identite', jeton))
  })
  return perdu ? reponsePerdue(perdu) : answer
}

function reponsePerdue(perdu: 'expire' | 'inconnu', garde?: string) {
  return data(
    { perdu, ...(garde !== undefined && { garde }) },
    { status: perdu === 'expire' ? 410 : 404 },
  )
}
