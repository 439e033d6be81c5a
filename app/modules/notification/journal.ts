import type { Codes } from '#app/phrases.ts'
import { type Canal, libelleCanal, libelleGenre } from './model/genre.ts'
import { resume, tout } from './model/preference.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'notification.preferences_reglees': ({ coupees, retablies }) =>
    `${[
      ...(coupees ? [`a coupé les notifications ${enClair(coupees)}`] : []),
      ...(retablies ? [`a rétabli les notifications ${enClair(retablies)}`] : []),
    ].join(' et ')}.`,
  'notification.desabonnee': ({ genre }) =>
    genre === tout
      ? 'a arrêté les courriels facultatifs, depuis un courriel reçu.'
      : `a arrêté les courriels «\u00a0${libelleGenre(String(genre))}\u00a0», depuis un courriel reçu.`,
  'notification.appareil_abonne': ({ appareil }) =>
    `reçoit les notifications sur un appareil (${appareil}).`,
  'notification.appareil_retire': ({ appareil }) =>
    `ne reçoit plus les notifications sur un appareil (${appareil}).`,
}

/** `formation.ouverte:courriel resume:courriel` as a person says it. */
function enClair(cases: string | number | boolean): string {
  return String(cases)
    .split(' ')
    .map((une) => {
      const [genre = '', canal = ''] = une.split(':')
      if (genre === resume) return 'par un seul courriel par jour'
      const nomCanal = libelleCanal[canal as Canal].toLocaleLowerCase('fr')
      return `«\u00a0${libelleGenre(genre)}\u00a0» (${nomCanal})`
    })
    .join(', ')
}
