import type { Collection } from '#contract/register.js'

const listed: ReadonlySet<Collection> = new Set(['assets', 'entitlements', 'contracts', 'serviceRecords'])

/** Whether an entry of this collection can name documents of the register. */
export const takesDocuments = (part: string): part is Collection =>
  listed.has(part as Collection) || part === 'handOvers'

/** The entry with one more document: among its papers, or, of an act, as its signed sheet. */
export const withDocument = (
  part: Collection,
  entry: { readonly id: string; readonly documents?: readonly string[] },
  document: string,
): object => {
  if (!listed.has(part)) return { ...entry, document }
  const papers = entry.documents ?? []
  return papers.includes(document) ? entry : { ...entry, documents: [...papers, document] }
}
