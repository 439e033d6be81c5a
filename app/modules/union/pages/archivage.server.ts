import type { Ctx } from '#app/platform/ctx.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import type { GenreElement } from '../model/element.ts'
import { archiverElement, archiverElementSchema } from '../use-cases/archiver-element.server.ts'
import { restaurerElement } from '../use-cases/restaurer-element.server.ts'

type Element = { genre: GenreElement; id: string; liste: string }

/** The two buttons beside the form of an element: archive, restore; undefined when it is neither. */
export async function archivage(request: Request, ctx: Ctx, { genre, id, liste }: Element) {
  const { values } = await readForm(request.clone())
  const { intention } = values
  if (intention !== 'archiver' && intention !== 'restaurer') return undefined
  return submit(request, { genre, id }, archiverElementSchema, async (input) => {
    if (intention === 'restaurer') {
      await restaurerElement(ctx, input)
      return redirectWithToast(liste, 'Restauré\u00a0: il est de nouveau proposé.')
    }
    await archiverElement(ctx, input)
    return redirectWithToast(liste, 'Archivé\u00a0: il n’est plus proposé dans les choix.')
  })
}
