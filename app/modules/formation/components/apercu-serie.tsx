import { DateTab } from '#app/ui/date-tab.tsx'
import { plural } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Message } from '#app/ui/message.tsx'
import { Section } from '#app/ui/page.tsx'
import type { LigneSerie } from '../apercu-serie.server.ts'
import { nombreConcernes } from '../model/vie.ts'

/** FOR-11: formation by formation, what changes and who is told, before it is done. */
export function ApercuSerie({ lignes, fiche }: { lignes: LigneSerie[]; fiche: string }) {
  const changees = lignes.filter(({ faits }) => faits.length > 0)
  const nombre = aPrevenir(lignes)
  return (
    <Section title="Ce qui va changer" count={plural(changees.length, 'formation', 'formations')}>
      <Message
        kind={nombre > 0 ? 'attend' : 'info'}
        title={
          nombre > 0
            ? `${plural(nombre, 'personne sera prévenue', 'personnes seront prévenues')} : le lieu ou les horaires changent.`
            : 'Personne ne sera prévenu : ni le lieu ni les horaires ne changent pour des inscrits.'
        }
      >
        {nombre > 0 && <p>Qui a déjà sa convocation reçoit la nouvelle.</p>}
      </Message>
      <ul className="lines">
        {lignes.map((ligne) => (
          <Ligne key={ligne.id} ligne={ligne} fiche={fiche} />
        ))}
      </ul>
    </Section>
  )
}

function Ligne({ ligne, fiche }: { ligne: LigneSerie; fiche: string }) {
  const { id, numero, jour, faits, alertes, concernes } = ligne
  const empeches = concernes?.empeches ?? []
  return (
    <li>
      {jour && <DateTab day={jour} />}
      <div>
        <b>
          <a href={`${fiche}/${id}`}>{numero}</a>
        </b>
        {faits.length === 0 && <small>Rien ne change.</small>}
        {faits.map((fait) => (
          <small key={fait}>{fait}</small>
        ))}
        {concernes && <small>{phraseConcernes(concernes)}</small>}
        {[
          ...alertes,
          ...empeches.map(({ nom, empechement }) => `${nom} ne peut plus venir : ${empechement}`),
        ].map((alerte) => (
          <small key={alerte}>
            <Icon name="triangle-alert" /> {alerte}
          </small>
        ))}
      </div>
    </li>
  )
}

function phraseConcernes(concernes: NonNullable<LigneSerie['concernes']>): string {
  const { stagiaires, sansCourriel, formateurs, client } = concernes
  if (nombreConcernes(concernes) === 0 && sansCourriel === 0) return 'Personne à prévenir.'
  const qui = [
    stagiaires - sansCourriel > 0 && plural(stagiaires - sansCourriel, 'stagiaire', 'stagiaires'),
    formateurs > 0 && plural(formateurs, 'formateur', 'formateurs'),
    client !== null && client,
  ].filter(Boolean)
  const prevenus = qui.length > 0 ? `Seront prévenus : ${qui.join(', ')}.` : ''
  if (sansCourriel === 0) return prevenus
  return `${prevenus} ${plural(sansCourriel, 'stagiaire est', 'stagiaires sont')} sans courriel : à prévenir par téléphone.`.trim()
}

/** How many messages a change of the series sends. */
export function aPrevenir(lignes: LigneSerie[]): number {
  return lignes.reduce(
    (somme, { concernes }) => somme + (concernes ? nombreConcernes(concernes) : 0),
    0,
  )
}
