import { lirePreference, lirePreferences } from '#app/modules/union/public.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { sentences } from '#app/platform/form.server.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { changerPreferences, changerPreferencesSchema } from './changer-preferences.server.ts'

const saisie = changerPreferencesSchema.parse({
  cles: ['depassement_capacite_defaut', 'fin_inscriptions_jours'],
  valeurs: { depassement_capacite_defaut: 'oui', fin_inscriptions_jours: '3' },
})

describe('changer les préférences de l’union', () => {
  test('STA-3 : garde ce qui est choisi, sinon la valeur par défaut vaut', async ({ ctx }) => {
    expect(await lirePreference(ctx, 'depassement_capacite_defaut')).toBe(false)
    expect(await changerPreferences(ctx, saisie)).toBe(2)
    const cles = ['depassement_capacite_defaut', 'fin_inscriptions_jours'] as const
    expect(await lirePreferences(ctx, cles)).toEqual({
      depassement_capacite_defaut: true,
      fin_inscriptions_jours: 3,
    })
    expect(await lirePreference(await newUnion(), 'fin_inscriptions_jours')).toBe(1)
  })

  test('une case décochée n’envoie rien : elle est pourtant lue', async ({ ctx }) => {
    await changerPreferences(ctx, saisie)
    await changerPreferences(
      ctx,
      changerPreferencesSchema.parse({ cles: ['depassement_capacite_defaut'] }),
    )
    expect(await lirePreference(ctx, 'depassement_capacite_defaut')).toBe(false)
    expect(await lirePreference(ctx, 'fin_inscriptions_jours')).toBe(3)
  })

  test('seul ce qui change s’écrit au journal', async ({ ctx }) => {
    await changerPreferences(ctx, saisie)
    expect(await changerPreferences(ctx, saisie)).toBe(0)
    expect(await listJournal(ctx, { acte: 'union.preference_changee' })).toHaveLength(2)
  })

  test('FOR-1 : la fin des inscriptions d’une nouvelle formation la suit', async ({ ctx }) => {
    await changerPreferences(ctx, saisie)
    const { id } = await buildFormation(ctx, { jours: ['2026-12-05'] })
    const { inscriptionsJusquAu } = await ctx.db
      .selectFrom('formation')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .select('inscriptionsJusquAu')
      .executeTakeFirstOrThrow()
    expect(inscriptionsJusquAu).toBe('2026-12-02')
  })

  test('est refusé avec une valeur hors des bornes ou un réglage inconnu', () => {
    const lue = changerPreferencesSchema.safeParse({
      cles: ['fin_inscriptions_jours'],
      valeurs: { fin_inscriptions_jours: '900' },
    })
    expect(lue.error && sentences(lue.error)).toHaveProperty('valeurs.fin_inscriptions_jours')
    expect(changerPreferencesSchema.safeParse({ cles: ['toString'] }).success).toBe(false)
  })

  test('est interdit à qui n’est pas administrateur', async ({ ctx }) => {
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    await expect(changerPreferences(gestion, saisie)).rejects.toThrow(Forbidden)
  })
})
