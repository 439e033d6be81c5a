type Etat = { sansPersonnelLe: Date | null; estMoi: boolean; obstacles: string[] }

/** Why somebody cannot be erased now; undefined when nothing stands in the way. */
export function empechementEffacement({
  sansPersonnelLe,
  estMoi,
  obstacles,
}: Etat): string | undefined {
  if (sansPersonnelLe) return 'Cette personne est déjà effacée.'
  if (estMoi)
    return 'Vous ne pouvez pas vous effacer vous-même : demandez à un autre administrateur.'
  const [premier] = obstacles
  if (premier === undefined) return undefined
  const reste = obstacles.length > 1 ? ` Et ${obstacles.length - 1} autre chose à terminer.` : ''
  return `Quelque chose est à venir : ${premier}${reste}`
}
