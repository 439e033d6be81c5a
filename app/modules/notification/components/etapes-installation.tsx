import type { ReactNode } from 'react'
import { Details } from '#app/ui/details.tsx'
import { Icon, type IconName } from '#app/ui/icon.tsx'

/** How to put the application on a phone, key by key: what to press is drawn beside its words. */
export function EtapesInstallation() {
  return (
    <>
      <Details summary="Sur Android (Chrome)" open>
        <Etapes
          etapes={[
            ['ellipsis-vertical', 'Touchez les trois points, en haut à droite de Chrome.'],
            ['square-plus', <>Touchez «&nbsp;Ajouter à l’écran d’accueil&nbsp;».</>],
            ['check', <>Touchez «&nbsp;Installer&nbsp;».</>],
            ['smartphone', 'L’icône bleue est sur votre écran : ouvrez-la comme une application.'],
          ]}
        />
      </Details>
      <Details summary="Sur iPhone (Safari, iOS 16.4 ou plus)">
        <Etapes
          etapes={[
            ['share', 'Touchez le carré avec une flèche, en bas de Safari.'],
            ['square-plus', <>Faites défiler, puis touchez «&nbsp;Sur l’écran d’accueil&nbsp;».</>],
            ['check', <>Touchez «&nbsp;Ajouter&nbsp;», en haut à droite.</>],
            ['smartphone', 'Ouvrez l’icône bleue, reconnectez-vous une fois, revenez ici.'],
          ]}
        />
        <p className="soft small">
          Sur iPhone, les notifications n’arrivent que dans l’application installée.
        </p>
      </Details>
      <Details summary="Sur un ordinateur (Chrome, Edge)">
        <Etapes
          etapes={[
            ['download', 'Cliquez sur l’écran avec une flèche, au bout de la barre d’adresse.'],
            ['check', <>Cliquez sur «&nbsp;Installer&nbsp;».</>],
          ]}
        />
      </Details>
    </>
  )
}

function Etapes({ etapes }: { etapes: [IconName, ReactNode][] }) {
  return (
    <ol className="check-list">
      {etapes.map(([icone, texte]) => (
        <li key={icone}>
          <Icon name={icone} />
          <span>{texte}</span>
        </li>
      ))}
    </ol>
  )
}
