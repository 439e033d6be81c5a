import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { empechementNaissance, identiteSchema } from '#app/modules/adherent/model/personne.ts'
import type { Moyen } from '#app/modules/facturation/model.ts'
import { adressePaiement, findCarteOuverte } from '#app/modules/facturation/public.server.ts'
import { empechementAge } from '#app/modules/formation/model.ts'
import { listJournees } from '#app/modules/formation/public.server.ts'
import { findCgu } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { checkbox } from '#app/platform/fields.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { trapSchema } from '#app/platform/trap.ts'
import { paieIci } from '../model/places.ts'
import { avecDateNaissance, groupe } from '../model/saisie.ts'
import { coordonneesPubliquesSchema, manquesResponsable } from '../model/stagiaire.ts'
import { findPorte, type Porte } from '../porte.server.ts'
import { empechementAffluence } from '../public-door.server.ts'
import { type Brouillon, findBrouillon } from '../queries/brouillon.server.ts'
import {
  adresseEtape,
  type EtapeInscription,
  etapeDe,
  findVue,
  listMoyens,
  mineurDansBrouillon,
} from '../queries/vue-inscription.server.ts'
import { enregistrerEtape } from '../use-cases/enregistrer-etape.server.ts'
import { terminerInscription } from '../use-cases/terminer-inscription.server.ts'

const etapeIdentite = avecDateNaissance(
  z.object({ ...trapSchema, identite: groupe(identiteSchema) }),
)

function etapeCoordonnees(mineur: boolean) {
  return z.object({
    ...trapSchema,
    coordonnees: groupe(
      coordonneesPubliquesSchema.superRefine(
        (coordonnees, context) => {
          for (const { champ, phrase } of manquesResponsable(mineur, coordonnees)) {
            context.addIssue({ code: 'custom', message: phrase, path: [champ] })
          }
        },
        // The guardian's answers are asked for with the others: one round of corrections, not two.
        { when: () => true },
      ),
    ),
  })
}

function etapeAccord(mineur: boolean, moyens: Moyen[]) {
  const coche = (phrase: string) => z.literal('oui', { error: phrase })
  return z.object({
    ...trapSchema,
    accord: coche('Cochez cette case pour vous inscrire.'),
    accordResponsable: mineur
      ? coche('L’accord du responsable légal est nécessaire.')
      : z.unknown().optional(),
    /** Asked for the waiting list of a full formation. */
    attente: checkbox,
    moyen:
      moyens.length > 1
        ? z.enum(moyens, { error: 'Choisissez comment payer.' }).optional()
        : z
            .unknown()
            .optional()
            .transform(() => moyens[0]),
  })
}

type Recue = {
  ctx: Ctx
  args: ActionFunctionArgs
  porte: Porte
  jeton: string | null
  brouillon: Brouillon | undefined
}

const statusDe = { expire: 410, inconnu: 404 }

/** What a step shows, by the site or behind a partner link. */
export async function chargerEtape(args: LoaderFunctionArgs) {
  const ctx = asPublic(ctxOf(args.context))
  const etape = etapeDe(args.params.etape)
  const porte = await findPorte(ctx, args.params)
  const { brouillon: jeton } = queryOf(args.request)
  const vue = await findVue(ctx, porte, etape, jeton)
  const { formation, accueil, origine, lien } = porte
  const choix = {
    accueil,
    intitule: formation.intitule,
    // Who comes by a partner link pays nothing here, unless the link says that each one pays.
    prix: paieIci(origine, lien) ? formation.prix : null,
    journees: await listJournees(ctx, [formation.id]),
  }
  return data(
    { etape, jeton, choix, ...vue },
    {
      status: vue.vue === 'perdu' ? statusDe[vue.etat] : 200,
      headers: { 'Cache-Control': 'no-store' },
    },
  )
}

/** STA-1: a step of the public sign-up. Everything is checked here, nothing typed is lost. */
export async function recevoirEtape(args: ActionFunctionArgs) {
  const ctx = asPublic(ctxOf(args.context))
  const etape = etapeDe(args.params.etape)
  const porte = await findPorte(ctx, args.params)
  const jeton = queryOf(args.request).brouillon || null
  const brouillon = jeton === null ? undefined : await findBrouillon(ctx, porte.formation.id, jeton)
  if (brouillon?.etat === 'termine') return redirect(adresseEtape(porte, 'merci', jeton))
  const recue = { ctx, args, porte, jeton, brouillon }
  if (etape === 'identite') return recevoirIdentite(recue)
  if (etape === 'coordonnees') return recevoirCoordonnees(recue)
  if (etape === 'validation') return recevoirAccord(recue)
  return redirect(adresseEtape(porte, 'identite', jeton))
}

function recevoirIdentite(recue: Recue) {
  const { ctx, porte } = recue
  return garderEtape(recue, (noter) =>
    submit(recue.args.request, {}, etapeIdentite, ({ identite }) => {
      refuseIf(
        empechementNaissance(identite.naissanceDate, ctx.aujourdhui),
        'identite.naissanceDate',
      )
      refuseIf(empechementAge(porte.formation, identite.naissanceDate), 'identite.naissanceDate')
      return noter('identite', identite, 'coordonnees')
    }),
  )
}

function recevoirCoordonnees(recue: Recue) {
  const { brouillon, porte } = recue
  const mineur =
    brouillon?.etat === 'ouvert' && mineurDansBrouillon(brouillon.donnees, porte.formation)
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
  const { ctx, args, porte, jeton, brouillon } = recue
  const perdu =
    brouillon && brouillon.etat !== 'ouvert' && brouillon.etat !== 'termine'
      ? brouillon.etat
      : undefined
  const nouveau = brouillon === undefined || perdu !== undefined
  const affluence = nouveau ? await empechementAffluence(ctx, args.context, 'brouillon') : undefined
  let garde: string | undefined
  const answer = await recevoir(async (etape, reponses, suivante) => {
    refuseIf(affluence)
    garde = await enregistrerEtape(lecteurDe(ctx, porte), {
      formationId: porte.formation.id,
      jeton,
      etape,
      reponses,
    })
    return redirect(adresseEtape(porte, suivante, garde))
  })
  return perdu && garde !== undefined ? reponsePerdue(perdu, garde) : answer
}

async function recevoirAccord({ ctx, args, porte, jeton, brouillon }: Recue) {
  if (jeton === null || brouillon === undefined) return redirect(adresseEtape(porte, 'identite'))
  if (brouillon.etat !== 'ouvert')
    return reponsePerdue(brouillon.etat === 'expire' ? 'expire' : 'inconnu')
  let perdu: 'expire' | 'inconnu' | undefined
  const mineur = mineurDansBrouillon(brouillon.donnees, porte.formation)
  const moyens = await listMoyens(ctx, porte)
  const schema = etapeAccord(mineur, moyens)
  const answer = await submit(args.request, {}, schema, async ({ attente, moyen }) => {
    const partenaire = porte.origine === 'partenaire'
    refuseIf(
      await empechementAffluence(
        ctx,
        args.context,
        partenaire ? 'partenaire' : 'inscription',
        brouillon.donnees.coordonnees?.email,
      ),
    )
    const { version } = await findCgu(ctx)
    if (moyens.length > 1 && moyen === undefined && !attente)
      throw new Refusal('Choisissez comment payer.', 'moyen')
    const issue = await terminerInscription(ctx, {
      formationId: porte.formation.id,
      jeton,
      accordVersion: version,
      porte: { origine: porte.origine, lienPartenaireId: porte.lien?.id },
      attente: attente && !partenaire,
      ...(await paiementDe(ctx, moyen)),
    })
    const { suite } = issue
    // 303 to the hosted page; to our own when it does not open: the place stays held.
    if ('aPayer' in issue) return redirect(await adressePaiement(ctx, issue.aPayer), 303)
    if (suite === 'inscrit') return redirect(adresseEtape(porte, 'merci', jeton))
    if (suite !== 'incomplet') perdu = suite
    return redirect(adresseEtape(porte, 'identite', jeton))
  })
  return perdu ? reponsePerdue(perdu) : answer
}

async function paiementDe(ctx: Ctx, moyen: Moyen | undefined) {
  if (moyen === undefined) return {}
  if (moyen !== 'carte') return { paiement: { moyen } }
  const carte = await findCarteOuverte(ctx)
  return carte ? { paiement: carte } : {}
}

/** Behind a partner link, the formation may be private: the link was the right to come here. */
function lecteurDe(ctx: Ctx, { origine }: Porte): Ctx {
  return origine === 'partenaire' ? { ...ctx, acteur: { genre: 'systeme' } } : ctx
}

function reponsePerdue(perdu: 'expire' | 'inconnu', garde?: string) {
  return data(
    { perdu, ...(garde !== undefined && { garde }) },
    { status: perdu === 'expire' ? 410 : 404 },
  )
}
