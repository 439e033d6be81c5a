import type { Ctx } from '#app/platform/ctx.ts'
import { acteurDe, as, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { queryOwner } from '#tests/build/catalogue.ts'
import { buildImportPrevu } from '#tests/build/importation.ts'
import { effacerPersonne } from './effacer-personne.server.ts'

const systeme = (ctx: Ctx) => as(ctx, { genre: 'systeme' })

const fichier = (lignes: string) => `Nom;Prénom;E-mail;Statut\n${lignes}\n`

async function effacer(ctx: Ctx, nom: string, prenoms: string, email: string) {
  const membre = await buildAdherent(ctx, { nom, prenoms, email })
  const { personneId } = await acteurDe(ctx, membre)
  await effacerPersonne(systeme(ctx), { personneId, nom: '' })
}

function restes(importId: string) {
  return queryOwner<{ fichier: boolean; lignes: number }>(
    `select i.fichier_id is not null as fichier,
       (select count(*)::int from import_ligne l where l.import_id = i.id) as lignes
     from import_adherent i where i.id = $1`,
    [importId],
  )
}

describe('effacer une personne qui était dans un fichier importé', () => {
  test('RGPD art. 17 : le fichier d’origine part avec elle, le rapport des autres reste', async ({
    ctx,
  }) => {
    const lu = await buildImportPrevu(
      ctx,
      fichier('CALMAR;Odile;odile.calmar@exemple.fr;actif\nAUTRE;Paul;;actif'),
    )
    const [avant] = await queryOwner<{ id: string }>(
      'select fichier_id as id from import_adherent where id = $1',
      [lu.id],
    )
    await effacer(ctx, 'CALMAR', 'Odile', 'odile.calmar@exemple.fr')
    expect(await restes(lu.id)).toEqual([{ fichier: false, lignes: 1 }])
    expect(await queryOwner('select 1 from fichier where id = $1', [avant?.id])).toEqual([])
  })

  test('reconnue à son nom et son prénom, quand la ligne n’a pas d’adresse', async ({ ctx }) => {
    const lu = await buildImportPrevu(ctx, fichier('Grévy;Éloïse;;actif\nGREVYSTE;Eloise;;actif'))
    await effacer(ctx, 'GRÉVY', 'Éloïse', 'autre.adresse@exemple.fr')
    expect(await restes(lu.id)).toEqual([{ fichier: false, lignes: 1 }])
  })

  test('un fichier qui ne parle pas d’elle reste trois mois', async ({ ctx }) => {
    const lu = await buildImportPrevu(ctx, fichier('MARTINETTE;Odile;;actif'))
    await effacer(ctx, 'MARTIN', 'Odile', 'odile.martin@exemple.fr')
    expect(await restes(lu.id)).toEqual([{ fichier: true, lignes: 1 }])
  })
})
