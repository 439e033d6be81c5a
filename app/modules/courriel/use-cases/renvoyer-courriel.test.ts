import { phraseDe } from '#app/phrases.ts'
import { newId } from '#app/platform/id.ts'
import { afterEach, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import {
  buildCourriel,
  courrielEssai,
  envoiEssai,
  findLigne,
  listLignes,
  remettre,
} from '#tests/build/courriel.ts'
import { configurerSmtp, smtpLocal } from '#tests/build/smtp.ts'
import { remettreSecret } from '../public.server.ts'
import { renvoyerCourriel } from './renvoyer-courriel.server.ts'

afterEach(() => configurerSmtp(undefined))

const ailleurs = 'famille.petit@exemple.fr'

describe('renvoyer un courriel', () => {
  test('MAI-2 : le même contenu part à une autre adresse, et le journal le dit', async ({
    ctx,
  }) => {
    const smtp = await smtpLocal()
    configurerSmtp(smtp.url)
    const courrielId = await buildCourriel(ctx)
    await remettre(ctx, courrielId)
    const secretaire = await asRole(ctx, ['secretaire'])
    const id = newId()
    await renvoyerCourriel(secretaire, { id, courrielId, destinataire: ailleurs })
    await remettre(ctx, id)
    const [premier, second] = smtp.recus
    expect(second).toMatchObject({ to: ailleurs, subject: premier?.subject, text: premier?.text })
    expect(second?.brut).toContain(`To: ${ailleurs}`)
    expect(second?.brut).not.toContain(courrielEssai.to)
    expect(await findLigne(ctx, id)).toMatchObject({
      statut: 'remis',
      renvoiDeId: courrielId,
      modele: courrielEssai.modele,
    })
    const { ligne, valeurs } = await journal(ctx, courrielId)
    expect(phraseDe(ligne.acte, ligne.codes as Record<string, string>)).toBe(
      'a renvoyé le mail «\u00a0Confirmation d’inscription\u00a0» à une autre adresse.',
    )
    expect(JSON.stringify(ligne.codes)).not.toContain('@')
    expect(valeurs).toMatchObject([{ avant: courrielEssai.to, apres: ailleurs }])
    await smtp.fermer()
  })

  test('à la même adresse, il a un identifiant de message à lui', async ({ ctx }) => {
    const courrielId = await buildCourriel(ctx)
    const id = newId()
    await renvoyerCourriel(ctx, { id, courrielId, destinataire: courrielEssai.to })
    const [origine, renvoi] = [await findLigne(ctx, courrielId), await findLigne(ctx, id)]
    expect(renvoi).toMatchObject({ statut: 'en_attente', essais: 0, remisLe: null })
    expect(renvoi?.messageId).not.toBe(origine?.messageId)
    expect((await journal(ctx, courrielId)).valeurs).toEqual([])
  })

  test('un formulaire envoyé deux fois n’en écrit qu’un', async ({ ctx }) => {
    const courrielId = await buildCourriel(ctx)
    const input = { id: newId(), courrielId, destinataire: ailleurs }
    await renvoyerCourriel(ctx, input)
    await renvoyerCourriel(ctx, input)
    expect((await listLignes(ctx)).filter(({ renvoiDeId }) => renvoiDeId)).toHaveLength(1)
  })

  test('MAI-2 : un courriel secret est refusé', async ({ ctx }) => {
    const secret = envoiEssai({ modele: 'compte.oubli' })
    await remettreSecret(ctx, secret, { attempt: 1, maxAttempts: 12 })
    const ligne = (await listLignes(ctx)).find(({ modele }) => modele === 'compte.oubli')
    const input = { id: newId(), courrielId: ligne?.id ?? '', destinataire: ailleurs }
    await expect(renvoyerCourriel(ctx, input)).rejects.toThrow('n’est pas conservé')
  })

  test('est réservé à ceux qui tiennent l’historique, pour toute l’union', async ({ ctx }) => {
    const courrielId = await buildCourriel(ctx)
    const input = { id: newId(), courrielId, destinataire: ailleurs }
    const gestionnaire = await asRole(ctx, ['gestionnaire_formations', 'formateur'])
    await expect(renvoyerCourriel(gestionnaire, input)).rejects.toThrow('courriel.renvoyer')
    const autre = await newUnion()
    await expect(renvoyerCourriel(autre, input)).rejects.toThrow('Introuvable')
    expect((await listLignes(ctx)).filter(({ renvoiDeId }) => renvoiDeId)).toEqual([])
  })
})

async function journal(ctx: Parameters<typeof listLignes>[0], objetId: string) {
  const ligne = await ctx.db
    .selectFrom('journal')
    .where('unionId', '=', ctx.union.id)
    .where('objetId', '=', objetId)
    .where('acte', '=', 'courriel.renvoye')
    .selectAll()
    .executeTakeFirstOrThrow()
  const valeurs = await ctx.db
    .selectFrom('journalValeur')
    .where('unionId', '=', ctx.union.id)
    .where('journalId', '=', ligne.id)
    .selectAll()
    .execute()
  return { ligne, valeurs }
}
