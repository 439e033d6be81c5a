import { Badge, Fact } from './badge.tsx'
import { Button, ButtonLink, IconButton } from './button.tsx'
import { Card } from './card.tsx'
import { Checklist } from './checklist.tsx'
import { DateTab } from './date-tab.tsx'
import { Details } from './details.tsx'
import { Dialog } from './dialog.tsx'
import { Facts } from './facts.tsx'
import { JournalList } from './journal.tsx'
import { FlatLadder, Ladder, StepHead } from './ladder.tsx'
import { Mark } from './mark.tsx'
import { Message } from './message.tsx'
import { MoreMenu } from './more-menu.tsx'
import { PersonLine } from './person-line.tsx'
import { Progress } from './progress.tsx'
import { Rungs } from './rungs.tsx'
import { SectionLinks } from './section-links.tsx'
import { StyleForms } from './style-guide-forms.tsx'
import { StyleTables } from './style-guide-tables.tsx'
import { TaskList } from './task-list.tsx'
import { Totals } from './totals.tsx'
import './styles/style-guide.css'

/** Every component in every state: what the pages assemble. */
export function StyleGuide() {
  return (
    <>
      <Marks />
      <Buttons />
      <Badges />
      <Ladders />
      <Messages />
      <StyleForms />
      <StyleTables />
      <Lines />
      <Floating />
    </>
  )
}

export function Sample({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="block" aria-label={title}>
      <h2 className="rule-title">{title}</h2>
      <div className="sample">{children}</div>
    </section>
  )
}

function Marks() {
  return (
    <Sample title="Marque">
      <div className="actions">
        <span className="sample-mark">
          <Mark />
        </span>
        <span className="sample-logo">
          <Mark />
          <b>Grande Échelle</b>
        </span>
        <span className="sample-logo sample-night">
          <Mark />
          <b>Grande Échelle</b>
        </span>
        <span className="sample-logo sample-mono">
          <Mark mono />
          <b>Grande Échelle</b>
        </span>
      </div>
    </Sample>
  )
}

function Buttons() {
  return (
    <Sample title="Boutons">
      <div className="actions">
        <Button type="button" variant="primary">
          Enregistrer
        </Button>
        <ButtonLink href="#boutons" icon="download">
          Exporter
        </ButtonLink>
        <Button type="button" variant="bare">
          Abandonner
        </Button>
        <Button type="button" variant="danger">
          Désactiver…
        </Button>
        <Button type="button" variant="danger-full">
          Désactiver le compte
        </Button>
        <Button type="button" size="small">
          Répondre
        </Button>
        <Button type="button" size="large" variant="primary">
          Continuer
        </Button>
        <IconButton icon="bell" label="Notifications" />
      </div>
      <div className="actions">
        <Button
          disabledReason={
            'La formation n’est pas terminée\u00a0: elle finit sam. 28 nov. à 17\u00a0h\u00a030.'
          }
        >
          Clôturer
        </Button>
        <ButtonLink href="#boutons" icon="user-plus" disabledReason="La formation est complète.">
          Ajouter un stagiaire
        </ButtonLink>
      </div>
    </Sample>
  )
}

function Badges() {
  return (
    <Sample title="Badges">
      <Facts
        items={[
          {
            label: 'Vie',
            value: (
              <span className="actions">
                <Badge kind="attend" icon="hourglass">
                  À valider
                </Badge>
                <Badge kind="info" icon="calendar-days">
                  À venir
                </Badge>
                <Badge kind="outline" icon="lock">
                  Clôturée
                </Badge>
                <Badge kind="struck" icon="ban">
                  Annulée
                </Badge>
                <Badge kind="refus" icon="circle-x">
                  Refusée
                </Badge>
              </span>
            ),
          },
          {
            label: 'Effectif',
            value: (
              <span className="actions">
                <Badge kind="attend" icon="user-round-search">
                  Recherche 1/2
                </Badge>
                <Badge kind="fait" icon="users-round">
                  Complet 2/2
                </Badge>
              </span>
            ),
          },
          {
            label: 'Personnes',
            value: (
              <span className="actions">
                <Badge kind="attend" icon="circle-dashed">
                  Incomplet
                </Badge>
                <Badge kind="fait" icon="check">
                  Validé
                </Badge>
                <Badge kind="attend" icon="triangle-alert">
                  À vérifier
                </Badge>
                <Badge kind="calme" icon="hourglass">
                  Liste d’attente
                </Badge>
                <Badge kind="attend" icon="clock">
                  Expire bientôt
                </Badge>
                <Badge kind="refus" icon="clock">
                  Expirée
                </Badge>
              </span>
            ),
          },
          {
            label: 'Factures',
            value: (
              <span className="actions">
                <Badge kind="outline" icon="pencil">
                  Brouillon
                </Badge>
                <Badge kind="info" icon="send">
                  Émise
                </Badge>
                <Badge kind="info" icon="circle-dot">
                  Payée en partie
                </Badge>
                <Badge kind="fait" icon="check">
                  Payée
                </Badge>
                <Badge kind="refus" icon="clock">
                  En retard
                </Badge>
                <Badge kind="outline" icon="undo-2">
                  Avoir
                </Badge>
              </span>
            ),
          },
          {
            label: 'À plat',
            value: (
              <span className="follow">
                <Fact icon="stamp" label="Déclaré" on tone="attend" />
                <Fact
                  icon="clipboard-list"
                  label="Consignes"
                  on={false}
                  absent="Consignes non envoyées"
                />
                <Fact icon="truck" label="Logistique" on />
              </span>
            ),
          },
        ]}
      />
    </Sample>
  )
}

function Ladders() {
  return (
    <Sample title="Barreaux et échelle">
      <div className="actions sample-spread">
        <Rungs taken={0} places={10} />
        <Rungs taken={7} places={10} />
        <Rungs taken={15} places={15} />
        <Rungs taken={16} places={24} />
        <Rungs taken={11} places={10} />
      </div>
      <div className="sample-columns">
        <Ladder
          steps={[
            { label: 'Choisir', state: 'done' },
            { label: 'Identité', detail: 'En cours', state: 'here' },
            { label: 'Coordonnées', state: 'next' },
            { label: 'Accord et paiement', state: 'next' },
          ]}
        />
        <div>
          <JournalList
            entries={[
              {
                id: '1',
                at: '2026-11-22T20:04:00Z',
                atLabel: 'hier, 21\u00a0h\u00a004',
                sentence: 'Mehdi Benyahia a postulé.',
              },
              {
                id: '2',
                at: '2026-11-20T15:12:00Z',
                atLabel: 'ven. 20 nov., 16\u00a0h\u00a012',
                sentence: 'Claire Marchetti a modifié la formation.',
                changes: [{ field: 'Prix', before: '55,00\u00a0€', after: '60,00\u00a0€' }],
              },
              {
                id: '3',
                at: '2026-11-18T07:51:00Z',
                atLabel: 'mer. 18 nov., 8\u00a0h\u00a051',
                sentence: 'Ousmane Diarra s’est inscrit.',
              },
            ]}
          />
          <StepHead current={2} total={4} next="vos coordonnées" flat />
          <FlatLadder current={4} total={5} />
        </div>
      </div>
    </Sample>
  )
}

function Messages() {
  return (
    <Sample title="Messages">
      <div className="stack">
        <Message kind="info" title="Les tarifs 2027 s’appliquent au 1er janvier.">
          Les devis déjà envoyés ne changent pas.
        </Message>
        <Message kind="attend" title="Il manque 1 formateur.">
          La formation est dans 5 jours. <a href="#messages">Voir qui peut la tenir</a>
        </Message>
        <Message kind="fait" title="12 stagiaires validés.">
          Leurs confirmations partent dans la minute.
        </Message>
        <Message
          kind="refus"
          title="Le procès-verbal n’a pas pu être créé."
          action={
            <Button type="button" size="small">
              Réessayer
            </Button>
          }
        >
          {
            'Rien n’est perdu\u00a0: la formation reste ouverte. Réessayez, ou prévenez votre administrateur avec le code 7F3K.'
          }
        </Message>
      </div>
    </Sample>
  )
}

function Lines() {
  return (
    <Sample title="Lignes, faits et suivi">
      <SectionLinks
        links={[
          { label: 'Aperçu', href: '#apercu', current: true },
          { label: 'Formateurs', href: '#formateurs', count: '1/2' },
          { label: 'Documents', href: '#documents' },
        ]}
      />
      <Totals
        items={[
          {
            label: 'Émis en 2026',
            figure: '84\u202f312,50\u00a0€',
            detail: '312 factures, 4 avoirs',
          },
          { label: 'Encaissé', figure: '76\u202f180,00\u00a0€', detail: '90,4\u00a0%' },
          { label: 'À encaisser', figure: '8\u202f132,50\u00a0€', detail: '19 factures' },
        ]}
      />
      <div className="two">
        <div id="apercu">
          <TaskList
            title="À décider"
            tasks={[
              {
                key: 'candidatures',
                icon: 'user-plus',
                sentence: '3 formateurs ont postulé',
                detail: 'PSC du sam. 28 nov. à Montclair\u00a0: Mehdi Benyahia, Anaïs Le Goff',
                age: 'depuis hier',
                action: (
                  <ButtonLink size="small" href="#apercu">
                    Répondre
                  </ButtonLink>
                ),
              },
              {
                key: 'consignes',
                icon: 'clipboard-list',
                sentence: 'Envoyer les consignes du PSC de samedi',
                detail: '2 formateurs et 7 stagiaires attendent le lieu de rendez-vous',
                age: (
                  <Badge kind="attend" icon="clock">
                    avant jeu. 26 nov.
                  </Badge>
                ),
                action: (
                  <ButtonLink size="small" href="#apercu">
                    Écrire
                  </ButtonLink>
                ),
              },
            ]}
          />
          <section className="block" id="formateurs">
            <h2 className="rule-title">Formateurs</h2>
            <ul className="people">
              <PersonLine
                name="Thibault Grandjean-Vuillemin"
                initials="TG"
                detail="CIS Vaubécourt · FPSC, FC 2026 à jour"
              >
                <Badge kind="fait" icon="check">
                  Accepté
                </Badge>
              </PersonLine>
              <PersonLine
                name="Mehdi Benyahia"
                initials="MB"
                detail="CIS Montclair · 6 formations cette année · a postulé hier"
              >
                <Button type="button" size="small" variant="primary">
                  Accepter
                </Button>
                <Button type="button" size="small">
                  Décliner
                </Button>
              </PersonLine>
              <PersonLine
                name="Anaïs Le Goff"
                initials="AL"
                detail="CIS Pont-de-Brenne"
                reason={
                  'Non affectable\u00a0: sa formation continue 2026 manque (dernière\u00a0: 18 oct. 2024).'
                }
              />
            </ul>
          </section>
          <div className="block" id="documents">
            <Details summary="Anciennes versions" count={2} open>
              <p className="soft">Version 1, remplacée lun. 16 nov. 2026.</p>
            </Details>
            <Details summary="Courriels" count={12}>
              <p className="soft">Aucun courriel en attente.</p>
            </Details>
          </div>
        </div>
        <aside aria-label="Exemple de colonne">
          <Card title="Suivi">
            <Checklist
              items={[
                { label: 'Formateurs', done: false, detail: '1 sur 2' },
                { label: 'Consignes', done: false, detail: 'À envoyer avant jeu. 26 nov.' },
                { label: 'Logistique', done: true, detail: 'Lot PSC n° 3 · lun. 16 nov.' },
              ]}
            />
          </Card>
          <Card title="Prochaine date">
            <DateTab day="2026-11-28" />
          </Card>
        </aside>
      </div>
    </Sample>
  )
}

function Floating() {
  return (
    <Sample title="Dialogue, menu et travail long">
      <div className="actions">
        <Button type="button" popoverTarget="exemple-dialogue">
          Annuler la formation…
        </Button>
        <MoreMenu
          label="Autres actions pour PSC-2026-117"
          items={[
            { label: 'Dupliquer', href: '#menu-exemple', icon: 'copy' },
            { label: 'Lien partenaire', href: '#menu-exemple', icon: 'link' },
            { label: 'Annuler la formation…', href: '#menu-exemple', icon: 'ban', danger: true },
          ]}
        />
      </div>
      <Dialog
        id="exemple-dialogue"
        title={'Annuler la formation du 28 nov.\u202f?'}
        actions={
          <>
            <Button type="button" popoverTarget="exemple-dialogue">
              Garder la formation
            </Button>
            <Button type="button" variant="danger-full" popoverTarget="exemple-dialogue">
              Annuler la formation
            </Button>
          </>
        }
      >
        <p>7 stagiaires et 1 formateur seront prévenus par courriel.</p>
      </Dialog>
      <div className="block">
        <Progress
          label={'Import de 4\u202f812 adhérents'}
          value={3120}
          max={4812}
          detail={
            '3\u202f120 lignes sur 4\u202f812, encore 20 secondes environ. Vous pouvez fermer cette page.'
          }
          action={
            <Button type="button" size="small">
              Arrêter
            </Button>
          }
        />
      </div>
    </Sample>
  )
}
