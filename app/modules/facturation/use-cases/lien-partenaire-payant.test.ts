import { jetonPartenaire } from '#app/modules/stagiaire/lien-partenaire.server.ts'
import { findPorte } from '#app/modules/stagiaire/porte.server.ts'
import { listMoyens } from '#app/modules/stagiaire/queries/vue-inscription.server.ts'
import { creerLienPartenaire } from '#app/modules/stagiaire/use-cases/creer-lien-partenaire.server.ts'
import { inscrireStagiaire } from '#app/modules/stagiaire/use-cases/inscrire-stagiaire.server.ts'
import { revoquerLienPartenaire } from '#app/modules/stagiaire/use-cases/revoquer-lien-partenaire.server.ts'
import { newId } from '#app/platform/id.ts'
import { at, describe, expect, test } from '#tests/base.ts'
import { monde } from '#tests/build/paiement.ts'
import { demandeInscription } from '#tests/build/stagiaire.ts'
import { balayerPlaces } from './balayer-places.server.ts'
import { reprendrePaiement } from './reprendre-paiement.server.ts'

type Ici = Awaited<ReturnType<typeof monde>>
type Payeur = 'partenaire' | 'stagiaire'

async function creerLien(
  ici: Ici,
  payeur: Payeur,
  limite: number | null = null,
  formationId = ici.formation.id,
) {
  const id = newId()
  const lien = { id, formationId, limite, expireLe: '2026-11-28', note: null, payeur }
  await creerLienPartenaire(at(ici.ctx, ici.ctx.now), lien)
  return id
}

async function venir(
  ici: Ici,
  lienPartenaireId: string,
  nom: string,
  formationId = ici.formation.id,
) {
  const demande = demandeInscription({ formationId, nomNaissance: nom })
  const porte = { origine: 'partenaire', lienPartenaireId, tenueMinutes: 35 } as const
  await inscrireStagiaire(ici.ici(), { ...demande, ...porte })
  return demande.id
}

describe('STA-3 : le lien partenaire dit qui paie', () => {
  test('le partenaire, sauf choix contraire : rien à payer ici ; chaque stagiaire : comme sur le site', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const moyens = async (payeur: Payeur) => {
      const jeton = jetonPartenaire(ctx, await creerLien(ici, payeur))
      return listMoyens(ici.ici(), await findPorte(ici.ici(), { jeton }))
    }
    expect(await moyens('partenaire')).toEqual([])
    expect(await moyens('stagiaire')).toEqual(['carte'])
  })

  test('STA-5 : payée par carte derrière le lien d’une formation privée, l’inscription est validée', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const privee = await ici.privee()
    const lien = await creerLien(ici, 'stagiaire', null, privee)
    const id = await venir(ici, lien, 'PRIVEE', privee)
    ici.stripe.pay(await ici.page(id))
    await ici.dire()
    expect(await ici.inscriptions(privee)).toMatchObject([
      { id, statut: 'validee', origine: 'partenaire', valideeMoyen: 'carte' },
    ])
  })

  test('la limite du lien compte les places tenues ; le paiement abandonné la rend', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const lien = await creerLien(ici, 'stagiaire', 1)
    const id = await venir(ici, lien, 'PREMIERE')
    await expect(venir(ici, lien, 'DEUXIEME')).rejects.toThrow('Toutes les places de ce lien')
    await ici.page(id)
    ici.passer(40)
    await balayerPlaces(ici.ici())
    await venir(ici, lien, 'DEUXIEME')
    await expect(reprendrePaiement(ici.ici(), id)).rejects.toThrow('Toutes les places de ce lien')
  })

  test('la limite est comptée à nouveau au paiement : le délai passé et la place du lien reprise, le trésorier décide', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const lien = await creerLien(ici, 'stagiaire', 1)
    const ouverte = await ici.page(await venir(ici, lien, 'LENTE'))
    ici.passer(20)
    ici.stripe.pay(ouverte)
    ici.passer(20)
    const suivante = await ici.page(await venir(ici, lien, 'SUIVANTE'))
    await ici.dire()
    ici.stripe.pay(suivante)
    await ici.dire()
    const parNom = Object.fromEntries(
      (await ici.inscriptions()).map(({ nomNaissance, statut }) => [nomNaissance, statut]),
    )
    expect(parNom).toEqual({ LENTE: 'expiree', SUIVANTE: 'validee' })
    const statuts = (await ici.reglements()).map(({ statut }) => statut).sort()
    expect(statuts).toEqual(['recu', 'sans_place'])
  })

  test('révoqué pendant le paiement, il ne laisse plus reprendre une place rendue', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const lien = await creerLien(ici, 'stagiaire')
    const id = await venir(ici, lien, 'TARD')
    await ici.abandonner(id)
    await revoquerLienPartenaire(at(ctx, ctx.now), { formationId: ici.formation.id, lienId: lien })
    await expect(reprendrePaiement(ici.ici(), id)).rejects.toThrow('n’est plus valable')
  })

  test('40 personnes pour un lien de 8 places : exactement 8 places tenues', async ({ ctx }) => {
    const ici = await monde(ctx, 20)
    const lien = await creerLien(ici, 'stagiaire', 8)
    const lettre = (rang: number) => String.fromCharCode(65 + (rang % 26))
    const issues = await Promise.allSettled(
      Array.from({ length: 40 }, (_, rang) =>
        venir(ici, lien, `NOM${lettre(Math.floor(rang / 26))}${lettre(rang)}`),
      ),
    )
    expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
    const tenues = (await ici.inscriptions()).filter(({ statut }) => statut === 'reservee')
    expect(tenues).toHaveLength(8)
  })
})
