import { describe, expect, test } from 'vitest'
import { explication, suiteRemise } from './model.ts'

describe('la suite d’un essai de remise', () => {
  test('seul un échec sans réponse définitive se retente, et pas au dernier essai', () => {
    expect(suiteRemise('accepted', true)).toBe('remis')
    expect(suiteRemise('refused', false)).toBe('refuse')
    expect(suiteRemise('unknown', false)).toBe('incertain')
    expect(suiteRemise('failed', false)).toBe('en_attente')
    expect(suiteRemise('failed', true)).toBe('erreur')
  })
})

describe('l’explication d’un état', () => {
  const now = new Date('2026-11-23T09:00:00Z')
  const ilYAHuitJours = new Date('2026-11-15T09:00:00Z')

  test('MAI-2 : en attente dit ce qui manque, puis que le courriel ne partira plus seul', () => {
    const frais = { creeLe: now, conserve: true, smtp: true, now }
    expect(explication('en_attente', frais)).toContain('dans la minute')
    expect(explication('en_attente', { ...frais, smtp: false })).toBe(
      'En attente\u00a0: aucun serveur d’envoi n’est configuré.',
    )
    const vieux = explication('en_attente', { ...frais, creeLe: ilYAHuitJours })
    expect(vieux).toContain('ne partira plus tout seul. Vous pouvez le renvoyer.')
  })

  test('MAI-2 : un courriel secret ne se renvoie pas', () => {
    const sort = { creeLe: now, conserve: false, smtp: true, now }
    for (const statut of ['refuse', 'erreur', 'incertain'] as const) {
      expect(explication(statut, sort)).not.toContain('renvoyer')
      expect(explication(statut, { ...sort, conserve: true })).toContain('renvoyer')
    }
  })
})
