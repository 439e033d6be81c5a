import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { safeName } from '#app/platform/files/file-name.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import { writeZip } from '#app/platform/files/zip-write.server.ts'
import { pageHtml } from './model/copie.ts'
import { type Ligne, listLignes } from './queries/lignes.server.ts'
import { traitements } from './registre/registre.server.ts'
import type { Qui } from './registre/traitement.server.ts'

/** Bytes of files and mails put in a copy: beyond, they are named and asked for. */
const poidsMax = 200_000_000

/** RGPD, articles 15 and 20: one archive to read (HTML) and to take elsewhere (JSON), with the files. */
export async function assemblerCopie(ctx: Ctx, qui: Qui): Promise<Buffer> {
  const sections = []
  for (const traitement of traitements) {
    if (traitement.copie !== true) continue
    const lignes = await listLignes(ctx, traitement, qui)
    if (lignes.length > 0) sections.push({ traitement, lignes })
  }
  const json = Object.fromEntries(
    sections.map(({ traitement, lignes }) => [traitement.table, lignes]),
  )
  const page = pageHtml({
    union: ctx.union.nom,
    fuseau: ctx.union.fuseau,
    le: ctx.now,
    sections: sections.map(({ traitement, lignes }) => ({
      titre: traitement.finalite,
      table: traitement.table,
      lignes: lignes.map(textes),
    })),
  })
  return writeZip([
    { name: 'lisez-moi.html', bytes: Buffer.from(page) },
    { name: 'donnees.json', bytes: Buffer.from(JSON.stringify(json, null, 2)) },
    ...(await listPieces(ctx, qui)),
  ])
}

function textes(ligne: Ligne): [champ: string, valeur: string][] {
  return Object.entries(ligne).flatMap(([champ, valeur]) => {
    const texte = texteDe(valeur)
    return texte === '' ? [] : [[champ, texte] as [string, string]]
  })
}

function texteDe(valeur: unknown): string {
  if (valeur === null || valeur === undefined) return ''
  if (valeur instanceof Date) return valeur.toISOString()
  if (typeof valeur === 'string') return valeur
  if (typeof valeur === 'number' || typeof valeur === 'boolean') return String(valeur)
  const json = JSON.stringify(valeur)
  return json === '[]' || json === '{}' ? '' : json
}

/** Their files and the mails written to them, as they were. */
async function listPieces(ctx: Ctx, qui: Qui): Promise<{ name: string; bytes: Buffer }[]> {
  const pieces: { name: string; bytes: Buffer }[] = []
  let reste = poidsMax
  const fichier = traitements.find(({ table }) => table === 'fichier')
  const courriel = traitements.find(({ table }) => table === 'courriel')
  if (!fichier?.lignes || !courriel?.lignes) throw new Error('The register lacks files or mails')
  const { rows: fichiers } =
    await sql<FichierPropre>`select id, nom_sur, cle_stockage, sha256, taille
    from fichier t where t.union_id = ${ctx.union.id} and ${fichier.lignes(qui)} order by cree_le`.execute(
      ctx.db,
    )
  for (const { nomSur, cleStockage, sha256, taille } of fichiers) {
    if (taille > reste) continue
    reste -= taille
    const name = `fichiers/${String(pieces.length + 1).padStart(3, '0')}-${safeName(nomSur)}`
    pieces.push({ name, bytes: await readStoredFile(cleStockage, sha256) })
  }
  const { rows: courriels } = await sql<{ brut: Buffer; creeLe: Date }>`select brut, cree_le
    from courriel t where t.union_id = ${ctx.union.id} and ${courriel.lignes(qui)} and brut is not null
    order by cree_le desc limit 2000`.execute(ctx.db)
  for (const [rang, { brut, creeLe }] of courriels.entries()) {
    if (brut.length > reste) continue
    reste -= brut.length
    const jour = creeLe.toISOString().slice(0, 10)
    pieces.push({ name: `mails/${jour}-${String(rang + 1).padStart(4, '0')}.eml`, bytes: brut })
  }
  return pieces
}

type FichierPropre = { nomSur: string; cleStockage: string; sha256: string; taille: number }
