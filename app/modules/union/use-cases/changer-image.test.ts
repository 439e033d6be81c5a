import { findEnteteUnion, readImage } from '#app/modules/union/public.server.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { changerImage } from './changer-image.server.ts'

function png(width: number, height: number) {
  const bytes = Buffer.alloc(33)
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return { nom: 'logo.png', type: 'image/png', bytes }
}

describe('changer le logo ou la signature de l’union', () => {
  test('la garde telle qu’elle a été envoyée, pour cette union seule', async ({ ctx }) => {
    const logo = png(600, 200)
    await changerImage(ctx, 'logo', logo)
    expect(await readImage(ctx, 'logo')).toMatchObject({ bytes: logo.bytes, type: 'image/png' })
    expect(await readImage(ctx, 'signature')).toBeUndefined()
    expect(await readImage(await newUnion(), 'logo')).toBeUndefined()
  })

  test('la remplacer change son adresse ; la retirer n’en laisse pas', async ({ ctx }) => {
    await changerImage(ctx, 'logo', png(600, 200))
    const { logo: avant } = await findEnteteUnion(ctx)
    await changerImage(ctx, 'logo', png(300, 300))
    expect((await findEnteteUnion(ctx)).logo).not.toBe(avant)
    await changerImage(ctx, 'logo', undefined)
    expect((await findEnteteUnion(ctx)).logo).toBeUndefined()
  })

  test('est refusé trop petit, trop grand ou abîmé', async ({ ctx }) => {
    await expect(changerImage(ctx, 'logo', png(20, 600))).rejects.toThrow('au moins 64')
    await expect(changerImage(ctx, 'signature', png(5000, 600))).rejects.toThrow('4000 au plus')
    const coupe = { ...png(100, 100), bytes: png(100, 100).bytes.subarray(0, 20) }
    await expect(changerImage(ctx, 'logo', coupe)).rejects.toMatchObject({ field: 'logo' })
  })

  test('est interdit à qui n’est pas administrateur', async ({ ctx }) => {
    const gestion = await asRole(ctx, ['communication'])
    await expect(changerImage(gestion, 'logo', png(600, 200))).rejects.toThrow(Forbidden)
  })
})
