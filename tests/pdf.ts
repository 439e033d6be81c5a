import { extractText, getDocumentProxy } from 'unpdf'

/** The words of each page, as a reader would copy them, with ordinary spaces. */
export async function textOfPages(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const { text } = await extractText(document, { mergePages: false })
  return text.map((page) => page.replaceAll(/[\s\u00a0\u202f]+/g, ' '))
}
