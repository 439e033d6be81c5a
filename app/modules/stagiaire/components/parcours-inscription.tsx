import { href } from 'react-router'
import type { Moyen } from '#app/modules/facturation/model.ts'
import type { FormFailure } from '#app/platform/form.server.ts'
import { Message } from '#app/ui/message.tsx'
import type { Referent } from '../model/referent.ts'
import { CadreInscription, type Choix } from './cadre-inscription.tsx'
import type { Reponses } from './valeurs.ts'
import {
  BrouillonPerdu,
  EtapeAccord,
  EtapeCoordonnees,
  EtapeIdentite,
  Merci,
} from './vues-inscription.tsx'

type Vue =
  | { vue: 'impossible'; raison: string }
  | { vue: 'identite'; valeurs: Reponses; raison: string | undefined; attente: boolean }
  | {
      vue: 'coordonnees'
      valeurs: Reponses
      raison: string | undefined
      mineur: boolean
      referent: Referent | undefined
    }
  | {
      vue: 'validation'
      recapitulatif: { label: string; value: string }[]
      raison: string | undefined
      mineur: boolean
      attente: boolean
      moyens: Moyen[]
    }
  | { vue: 'merci'; attend: boolean }
  | { vue: 'perdu'; etat: 'expire' | 'inconnu' }

type Props = {
  union: string
  etat: Vue & { etape: keyof typeof titres; jeton: string | undefined; choix: Choix }
  retour: FormFailure | { perdu: 'expire' | 'inconnu'; garde?: string } | undefined
}

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

/** STA-1: the steps of a sign-up, by the site or behind a partner link. */
export function ParcoursInscription({ union, etat, retour }: Props) {
  const { etape, choix, jeton } = etat
  const perdu = retour && 'perdu' in retour ? retour : undefined
  const echec = retour && 'errors' in retour ? retour : undefined
  const page = (autre: keyof typeof titres, suivi = jeton) =>
    `${choix.accueil}/inscription/${autre}${suivi ? `?brouillon=${encodeURIComponent(suivi)}` : ''}`
  const cadre = {
    choix,
    rang: rangs[etape],
    suite: suites[etape],
    echec: echec !== undefined,
  }
  if (perdu || etat.vue === 'perdu') {
    const fin = perdu ? perdu.perdu : etat.vue === 'perdu' ? etat.etat : 'inconnu'
    const garde = perdu?.garde
    return (
      <CadreInscription
        {...cadre}
        titre={fin === 'expire' ? 'Le délai est passé' : 'Inscription introuvable'}
      >
        <BrouillonPerdu
          etat={fin}
          recommencer={garde ? page('identite', garde) : `${choix.accueil}/inscription/identite`}
          garde={garde !== undefined}
        />
      </CadreInscription>
    )
  }
  const autres = href('/:union/formations', { union })
  return (
    <CadreInscription
      {...cadre}
      titre={etat.vue === 'impossible' ? 'Inscription impossible' : titres[etape]}
    >
      {'raison' in etat && etat.raison && !echec?.formError && (
        <Message kind="attend" title={etat.raison}>
          <p>
            {jeton && 'Vos réponses restent gardées deux heures. '}
            <a href={autres}>Voir les autres formations</a>
          </p>
        </Message>
      )}
      {'attente' in etat && etat.attente && (
        <Message kind="attend" title="La formation est complète.">
          <p>
            Vous pouvez rejoindre la liste d’attente : si une place se libère, nous vous la
            proposons par courriel. <a href={autres}>Voir les autres formations</a>
          </p>
        </Message>
      )}
      {etat.vue === 'identite' && (
        <EtapeIdentite echec={echec} valeurs={etat.valeurs} retour={choix.accueil} />
      )}
      {etat.vue === 'coordonnees' && (
        <EtapeCoordonnees
          echec={echec}
          valeurs={etat.valeurs}
          mineur={etat.mineur}
          referent={etat.referent}
          retour={page('identite')}
        />
      )}
      {etat.vue === 'validation' && (
        <EtapeAccord
          echec={echec}
          retour={page('coordonnees')}
          recapitulatif={etat.recapitulatif}
          mineur={etat.mineur}
          attente={etat.attente}
          moyens={etat.moyens}
          prix={choix.prix ?? 0}
          liens={{
            identite: page('identite'),
            coordonnees: page('coordonnees'),
            autres,
            conditions: href('/:union/cgu', { union }),
            donnees: href('/:union/confidentialite', { union }),
          }}
        />
      )}
      {etat.vue === 'merci' && <Merci union={union} attente={etat.attend} />}
    </CadreInscription>
  )
}
