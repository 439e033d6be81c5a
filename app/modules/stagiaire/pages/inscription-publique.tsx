import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation, listJournees } from '#app/modules/formation/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { Message } from '#app/ui/message.tsx'
import { CadreInscription } from '../components/cadre-inscription.tsx'
import {
  BrouillonPerdu,
  EtapeAccord,
  EtapeCoordonnees,
  EtapeIdentite,
  Merci,
} from '../components/vues-inscription.tsx'
import { enPublic } from '../public-door.server.ts'
import { etapeDe, findVue } from '../queries/vue-inscription.server.ts'
import type { Route } from './+types/inscription-publique.ts'

export { recevoirEtape as action } from './inscription-publique.server.ts'

const statusDe = { expire: 410, inconnu: 404 }

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = enPublic(ctxOf(context))
  const etape = etapeDe(params.etape)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  const { brouillon: jeton } = queryOf(request)
  const vue = await findVue(ctx, formation, etape, jeton)
  const choix = {
    formationId: formation.id,
    intitule: formation.intitule,
    prix: formation.prix,
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

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

const titres = {
  identite: 'Votre identité',
  coordonnees: 'Vos coordonnées',
  validation: 'Vérifiez et validez',
  merci: 'C’est noté',
}
const rangs = { identite: 2, coordonnees: 3, validation: 4, merci: 5 }
const suites = {
  identite: 'vos coordonnées',
  coordonnees: 'la vérification',
  validation: 'la confirmation',
  merci: '',
}

export default function InscriptionPubliquePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { etape, choix } = loaderData
  const perdu = actionData && 'perdu' in actionData ? actionData : undefined
  const echec = actionData && 'errors' in actionData ? actionData : undefined
  const page = (autre: keyof typeof titres, jeton = loaderData.jeton) =>
    href('/:union/formations/:formationId/inscription/:etape', { ...params, etape: autre }) +
    (jeton ? `?brouillon=${encodeURIComponent(jeton)}` : '')
  const cadre = {
    union: params.union,
    choix,
    rang: rangs[etape],
    suite: suites[etape],
    echec: echec !== undefined,
  }
  if (perdu || loaderData.vue === 'perdu') {
    const etat = perdu ? perdu.perdu : loaderData.vue === 'perdu' ? loaderData.etat : 'inconnu'
    const garde = perdu?.garde
    const recommencer = garde
      ? page('identite', garde)
      : href('/:union/formations/:formationId/inscription/:etape', { ...params, etape: 'identite' })
    return (
      <CadreInscription
        {...cadre}
        titre={etat === 'expire' ? 'Le délai est passé' : 'Inscription introuvable'}
      >
        <BrouillonPerdu etat={etat} recommencer={recommencer} garde={garde !== undefined} />
      </CadreInscription>
    )
  }
  const formation = href('/:union/formations/:formationId', params)
  const autres = href('/:union/formations', params)
  return (
    <CadreInscription
      {...cadre}
      titre={loaderData.vue === 'impossible' ? 'Inscription impossible' : titres[etape]}
    >
      {'raison' in loaderData && loaderData.raison && !echec?.formError && (
        <Message kind="attend" title={loaderData.raison}>
          <p>
            {loaderData.jeton && 'Vos réponses restent gardées deux heures. '}
            <a href={autres}>Voir les autres formations</a>
          </p>
        </Message>
      )}
      {loaderData.vue === 'identite' && (
        <EtapeIdentite echec={echec} valeurs={loaderData.valeurs} retour={formation} />
      )}
      {loaderData.vue === 'coordonnees' && (
        <EtapeCoordonnees
          echec={echec}
          valeurs={loaderData.valeurs}
          mineur={loaderData.mineur}
          retour={page('identite')}
        />
      )}
      {loaderData.vue === 'validation' && (
        <EtapeAccord
          echec={echec}
          retour={page('coordonnees')}
          recapitulatif={loaderData.recapitulatif}
          mineur={loaderData.mineur}
          liens={{
            identite: page('identite'),
            coordonnees: page('coordonnees'),
            autres,
            conditions: href('/:union/cgu', params),
            donnees: href('/:union/confidentialite', params),
          }}
        />
      )}
      {loaderData.vue === 'merci' && <Merci union={params.union} />}
    </CadreInscription>
  )
}
