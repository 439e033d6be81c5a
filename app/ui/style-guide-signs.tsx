import { Button } from './button.tsx'
import { JournalList } from './journal.tsx'
import { FlatLadder, Ladder, LadderHead } from './ladder.tsx'
import { Message } from './message.tsx'
import { Rungs } from './rungs.tsx'
import { Sample } from './style-guide-sample.tsx'

export function StyleLadders() {
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
          <LadderHead current={2} total={4} next="vos coordonnées" flat />
          <FlatLadder current={4} total={5} />
        </div>
      </div>
    </Sample>
  )
}

export function StyleMessages() {
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
