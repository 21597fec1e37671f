import { custodySheet } from '#domain/custody/sheet.js'
import type { RegisterDocument } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { countWords } from './paper/count-words.js'
import { renderCustodySheet } from './paper/custody-sheet.js'
import type { Texts } from './texts.js'

/**
 * The sheet of an act as PDF, in a language.
 * @throws Problem not_found.
 */
export const printCustodySheet = async (
  register: Pick<RegisterDocument, 'value'>,
  texts: Texts,
  id: string,
  language: string,
  madeAt: Instant,
): Promise<Uint8Array> => {
  const sheet = custodySheet(register.value, id)
  if (!sheet) throw new Problem('not_found', said`There is no act ${id}.`)
  const { organisation } = register.value
  return renderCustodySheet(sheet, organisation, countWords(texts, language, organisation.timeZone), madeAt)
}
