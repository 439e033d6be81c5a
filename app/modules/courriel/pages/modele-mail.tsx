import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import type { TagValues } from '#app/platform/email/fill.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { type FormFailure, readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { readUpload } from '#app/platform/upload.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { findValeursApercu, listObjetsApercu } from '../apercu.server.ts'
import { findModele } from '../catalogue.ts'
import { EditeurMail } from '../components/editeur-mail.tsx'
import { PiecesModele } from '../components/pieces-modele.tsx'
import { RetablirModele } from '../components/retablir-modele.tsx'
import { VersionsModele } from '../components/versions-modele.tsx'
import type { Modele } from '../model/modele.ts'
import { tailleMaxPiece } from '../model/piece.ts'
import { balisesDe, texteRange } from '../model/texte.ts'
import { authorize } from '../policy.ts'
import { findComposition } from '../queries/composition.server.ts'
import { listPiecesModele, listVersions } from '../queries/modeles.server.ts'
import { essayerModele, essayerModeleSchema } from '../use-cases/essayer-modele.server.ts'
import { joindrePiece, joindrePieceSchema } from '../use-cases/joindre-piece.server.ts'
import { modifierModele, modifierModeleSchema } from '../use-cases/modifier-modele.server.ts'
import { retablirModele, retablirModeleSchema } from '../use-cases/retablir-modele.server.ts'
import { retirerPiece, retirerPieceSchema } from '../use-cases/retirer-piece.server.ts'
import type { Route } from './+types/modele-mail.ts'

/** The editor's preview follows what is typed. */
export const handle = { scripts: true }

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'courriel.ecrire')
  const modele = findModele(params.cle) ?? notFound()
  const versions = await listVersions(ctx, modele.cle)
  const derniere = versions[0]
  const produit = texteRange(modele)
  // `?version=3`: the text of that version is in the form, to be saved again.
  const reprise = versions.find(({ version }) => String(version) === queryOf(request).version)
  const choisie = reprise ?? derniere
  return {
    modele: presente(modele),
    produit,
    texte:
      choisie?.sujet && choisie.corps ? { sujet: choisie.sujet, corps: choisie.corps } : produit,
    version: derniere?.version ?? 0,
    reprise: reprise?.version ?? null,
    personnalise: derniere?.sujet != null,
    versions: versions.map(({ version, sujet, creeLe, prenoms, nomNaissance }) => ({
      version,
      origine: sujet === null,
      creeLe,
      auteur: [prenoms, nomNaissance].filter(Boolean).join(' '),
    })),
    pieces: await listPiecesModele(ctx, modele.cle),
    objets: await listObjetsApercu(ctx, modele),
    valeurs: await valeursApercu(ctx, modele, undefined),
    expediteur: ctx.union.nom,
    adresse: ctx.acteur.genre === 'adherent' ? ctx.acteur.email : '',
    fuseau: ctx.union.fuseau,
    pieceId: newId(),
  }
}

function presente({ cle, nom, quand, pour, secret }: Modele) {
  const balises = balisesDe(findModele(cle) ?? notFound())
  return {
    ...{ cle, nom, quand, pour, secret: secret === true },
    balises: Object.entries(balises).map(([nom, balise]) => ({
      nom,
      explication: balise.explication,
      exemple: typeof balise.exemple === 'string' ? balise.exemple : null,
      lien: balise.lien === true,
      obligatoire: balise.obligatoire === true,
    })),
  }
}

async function valeursApercu(ctx: Ctx, modele: Modele, objetId: string | undefined) {
  return findValeursApercu(ctx, modele, await findComposition(ctx, modele.cle), objetId)
}

/** What the page shows after a preview or a test: the text as typed, nothing saved. */
type Suite = FormFailure & { valeurs?: TagValues; objet?: string; essai?: string }

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'courriel.ecrire')
  const modele = findModele(params.cle) ?? notFound()
  const page = href('/:union/espace/parametrages/mails/:cle', params)
  const { values } = await readForm(request.clone())
  const cle = { cle: modele.cle }
  if (values.intention === 'apercu' || values.intention === 'essai')
    return essai(ctx, modele, values)
  if (values.intention === 'retablir') {
    return submit(request, cle, retablirModeleSchema, async (input) => {
      await retablirModele(ctx, input)
      return redirectWithToast(page, 'Le texte d’origine est rétabli.')
    })
  }
  if (values.intention === 'joindre') {
    return submit(request, cle, joindrePieceSchema, async (input, files) => {
      const limites = { max: tailleMaxPiece, types: ['application/pdf'], attendu: 'un PDF' }
      const fichier = await readUpload(files, 'fichier', limites)
      if (!fichier) throw new Refusal('Choisissez un fichier PDF.', 'fichier')
      await joindrePiece(ctx, input, fichier)
      return redirectWithToast(page, `« ${fichier.nom} » part avec chaque mail.`)
    })
  }
  if (values.intention === 'retirer') {
    return submit(request, cle, retirerPieceSchema, async (input) => {
      await retirerPiece(ctx, input)
      return redirectWithToast(page, 'Pièce jointe retirée.')
    })
  }
  return submit(request, cle, modifierModeleSchema, async (input) => {
    await modifierModele(ctx, input)
    return redirectWithToast(page, 'Texte enregistré : le prochain mail part avec.')
  })
}

async function essai(ctx: Ctx, modele: Modele, values: FormFailure['values']) {
  const lu = essayerModeleSchema.safeParse({ ...values, cle: modele.cle })
  const objet = lu.success ? lu.data.objet : ''
  const suite: Suite = { values, errors: {}, objet }
  if (lu.success && values.intention === 'essai') {
    try {
      suite.essai = (await essayerModele(ctx, lu.data)).to
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.field) suite.errors = { [error.field]: error.message }
      else suite.formError = error.message
    }
  }
  suite.valeurs = await valeursApercu(ctx, modele, objet || undefined)
  const refuse = suite.formError !== undefined || Object.keys(suite.errors).length > 0
  return data(suite, { status: refuse ? 422 : 200 })
}

export default function ModeleMailPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { modele, produit, personnalise, version, reprise } = loaderData
  const suite: Suite | undefined = actionData
  const errors = suite?.errors ?? {}
  const refuse = suite?.formError !== undefined || Object.keys(errors).length > 0
  return (
    <Page
      title={modele.nom}
      failed={refuse || suite?.conflict === true}
      breadcrumb={[
        {
          label: 'Personnalisation des mails',
          href: href('/:union/espace/parametrages/mails', params),
        },
      ]}
      badges={
        personnalise ? (
          <Badge kind="info" icon="pencil">
            Texte de l’union
          </Badge>
        ) : (
          <Badge kind="calme">Texte d’origine</Badge>
        )
      }
      subtitle={`${modele.quand} Destinataire : ${modele.pour.charAt(0).toLowerCase()}${modele.pour.slice(1)}.`}
    >
      <ErrorSummary errors={errors} formError={suite?.formError} />
      {suite?.essai && (
        <Message kind="fait" title={`Essai envoyé à ${suite.essai}.`}>
          Rien n’est enregistré : le texte est dans le formulaire.
        </Message>
      )}
      {suite?.conflict && (
        <Message kind="attend" title="Quelqu’un a changé ce texte entre-temps.">
          Votre texte est dans le formulaire. Comparez-le avec la version {version}, plus bas, puis
          enregistrez-le de nouveau s’il doit la remplacer.
        </Message>
      )}
      {reprise !== null && !suite && (
        <Message kind="info" title={`Texte de la version ${reprise}.`}>
          Il est dans le formulaire. Enregistrez-le pour qu’il serve de nouveau.
        </Message>
      )}
      {modele.secret && (
        <Message kind="info" title="Ce mail donne accès à un compte.">
          Son contenu n’est pas gardé dans l’historique.
        </Message>
      )}
      <EditeurMail
        key={`${version}-${reprise}`}
        texte={texteTape(suite) ?? loaderData.texte}
        produit={produit}
        version={version}
        balises={modele.balises}
        valeurs={suite?.valeurs ?? loaderData.valeurs}
        objets={loaderData.objets}
        objet={suite?.objet ?? ''}
        errors={errors}
        expediteur={loaderData.expediteur}
        adresse={loaderData.adresse}
      />
      <PiecesModele
        pieces={loaderData.pieces}
        pieceId={loaderData.pieceId}
        error={errors.fichier}
      />
      {loaderData.versions.length > 0 && (
        <Section title="Versions" count={loaderData.versions.length}>
          <VersionsModele
            versions={loaderData.versions}
            fuseau={loaderData.fuseau}
            page={href('/:union/espace/parametrages/mails/:cle', params)}
          />
        </Section>
      )}
      {personnalise && <RetablirModele version={version} />}
    </Page>
  )
}

function texteTape(suite: Suite | undefined) {
  const { sujet, corps } = suite?.values ?? {}
  return typeof sujet === 'string' && typeof corps === 'string' ? { sujet, corps } : undefined
}
