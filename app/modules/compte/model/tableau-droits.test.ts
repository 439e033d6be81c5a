import { describe, expect, test } from 'vitest'
import { tousLesDroits } from '#app/droits.ts'
import { usagesRole } from '#app/modules/adherent/model/role.ts'
import { roles } from '#app/platform/ctx.ts'
import { permits } from '#app/platform/policy.ts'
import { chercherDroits, tableauDroits } from './tableau-droits.ts'

const groupes = tableauDroits(tousLesDroits, roles)
const lignes = groupes.flatMap(({ lignes }) => lignes)

function adherent(role?: (typeof roles)[number]) {
  return {
    genre: 'adherent',
    valide: true,
    roles: role ? [{ role, centreId: role === 'responsable_local' ? 'un centre' : null }] : [],
  } as unknown as Parameters<typeof permits>[0]
}

describe('le tableau des droits', () => {
  test('ADH-5 : montre chaque droit une fois, aucun dans « Autres »', () => {
    expect(lignes.map(({ nom }) => nom).sort()).toEqual(Object.keys(tousLesDroits).sort())
    expect(groupes.map(({ titre }) => titre)).not.toContain('Autres')
  })

  test('ADH-5 : dit ce que les règles répondent, rôle par rôle', () => {
    for (const ligne of lignes) {
      const droit = tousLesDroits[ligne.nom]
      if (!droit) throw new Error(ligne.nom)
      expect(ligne.adherent === 'oui', ligne.nom).toBe(permits(adherent(), droit))
      for (const [index, role] of roles.entries()) {
        expect(ligne.roles[index] !== 'non', `${ligne.nom} ${role}`).toBe(
          permits(adherent(role), droit),
        )
      }
    }
  })

  test('se cherche par mots, sans accent ni casse', () => {
    const trouves = chercherDroits(groupes, 'LISTE adherents, rien de tel')
    expect(trouves).toEqual([])
    const libelles = chercherDroits(groupes, 'cloturer')
      .flatMap(({ lignes }) => lignes)
      .map(({ libelle }) => libelle)
    expect(libelles).toContain('Clôturer une formation')
    expect(chercherDroits(groupes, '')).toEqual(groupes)
  })

  test('chaque rôle dit en une phrase à quoi il sert', () => {
    for (const role of roles) expect(usagesRole[role]).toMatch(/^\p{Lu}.{20,}\.$/u)
  })

  test('un responsable local agit dans ses centres', () => {
    const creer = lignes.find(({ nom }) => nom === 'formation.creer')
    expect(creer?.roles[roles.indexOf('responsable_local')]).toBe('centres')
    expect(creer?.roles[roles.indexOf('gestionnaire_formations')]).toBe('oui')
    expect(creer?.adherent).toBe('non')
  })
})
