import type { TermKind } from '#domain/due/term.js'
import { loadFolder } from '#lib/folder.js'

/** Every kind of thing that ends, by the name of its file. */
export const readTermKinds = (): Promise<Map<string, TermKind>> =>
  loadFolder<TermKind>(new URL('./domain/due/kinds/', import.meta.url))
