import { Badge } from './badge.tsx'
import { Button, ButtonLink } from './button.tsx'
import { Card } from './card.tsx'
import { Checklist } from './checklist.tsx'
import { DateTab } from './date-tab.tsx'
import { Details } from './details.tsx'
import { PersonLine } from './person-line.tsx'
import { SectionLinks } from './section-links.tsx'
import { Sample } from './style-guide-sample.tsx'
import { TaskList } from './task-list.tsx'
import { Totals } from './totals.tsx'

export function StyleLines() {
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
