import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { asRole, describe, expect, test } from '#tests/base.ts'
import { buildCloturee, envoyerApresCloture, listEnvoisDe, repondre } from '#tests/build/enquete.ts'
import { questionsDOrigine } from '../model/origine.ts'
import { modifierEnqueteSchema } from '../model/saisie.ts'
import { type Question, questionSatisfaction } from '../model.ts'
import { findEnquete } from '../queries/enquetes.server.ts'
import { findSondageParJeton } from '../queries/envois.server.ts'
import { jetonSondage } from '../secret.server.ts'
import { modifierEnquete } from './modifier-enquete.server.ts'
import { retablirEnquete } from './retablir-enquete.server.ts'

const neuve = {
  cle: '',
  genre: 'choix',
  libelle: 'Comment nous avez-vous connus ?',
  choix: 'Affiche\nAmi',
}

/** What the form sends: these questions, as they are, then others. */
function formulaire(version: number, questions: Question[], ...autres: object[]) {
  const lues = questions.map(({ obligatoire, choix, ...question }) => ({
    ...question,
    choix: choix.join('\n'),
    ...(obligatoire && { obligatoire: 'oui' }),
  }))
  return modifierEnqueteSchema.parse({ genre: 'chaud', version, questions: [...lues, ...autres] })
}

describe('changer les questions d’un sondage', () => {
  test('STA-8 : une nouvelle version ; ce qui est parti garde ses questions', async ({ ctx }) => {
    const { formationId } = await buildCloturee(ctx, { stagiaires: [{}] })
    await envoyerApresCloture(ctx, formationId)
    const [envoi] = await listEnvoisDe(ctx, formationId)
    const avant = await findEnquete(ctx, 'chaud')
    await ctx.closeReader()
    expect(avant).toMatchObject({ version: 1, dOrigine: true })
    await modifierEnquete(ctx, formulaire(1, avant.questions, neuve))
    const apres = await findEnquete(ctx, 'chaud')
    expect(apres).toMatchObject({ version: 2, dOrigine: false })
    expect(apres.questions.at(-1)).toEqual({
      ...neuve,
      cle: 'q1',
      choix: ['Affiche', 'Ami'],
      obligatoire: false,
    })
    const sondage = await findSondageParJeton(ctx, jetonSondage(ctx, envoi?.id ?? ''))
    expect(sondage?.questions).toEqual(questionsDOrigine.chaud)
    await repondre(ctx, envoi?.id ?? '')
  })

  test('STA-8 : la question de satisfaction ne se retire ni ne se récrit', async ({ ctx }) => {
    const [, ...autres] = questionsDOrigine.chaud
    await expect(modifierEnquete(ctx, formulaire(0, autres))).rejects.toThrow('retirée')
    const recrite = { ...questionSatisfaction, libelle: 'Content ?' }
    await expect(modifierEnquete(ctx, formulaire(0, [recrite, ...autres]))).rejects.toThrow(
      'changée',
    )
    await modifierEnquete(ctx, formulaire(0, [...autres, questionSatisfaction]))
    expect((await findEnquete(ctx, 'chaud')).questions.at(-1)).toEqual(questionSatisfaction)
  })

  test('STA-8 : le retour à l’origine est une version de plus', async ({ ctx }) => {
    await modifierEnquete(ctx, formulaire(0, [questionSatisfaction]))
    await retablirEnquete(ctx, { genre: 'chaud', version: 1 })
    expect(await findEnquete(ctx, 'chaud')).toMatchObject({ version: 2, dOrigine: true })
    await retablirEnquete(ctx, { genre: 'chaud', version: 2 })
    expect(await findEnquete(ctx, 'chaud')).toMatchObject({ version: 2 })
  })

  test('est refusé quand quelqu’un d’autre a enregistré entre-temps', async ({ ctx }) => {
    await modifierEnquete(ctx, formulaire(0, [questionSatisfaction]))
    await expect(modifierEnquete(ctx, formulaire(0, questionsDOrigine.chaud))).rejects.toThrow(
      StaleVersion,
    )
  })

  test('est interdit sans le droit', async ({ ctx }) => {
    const secretaire = await asRole(ctx, ['secretaire'])
    const demande = formulaire(0, [questionSatisfaction])
    await expect(modifierEnquete(secretaire, demande)).rejects.toThrow(Forbidden)
    await expect(retablirEnquete(secretaire, { genre: 'chaud', version: 0 })).rejects.toThrow(
      Forbidden,
    )
  })
})
