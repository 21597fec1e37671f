import type { Register } from '#contract/register.js'
import type { Count } from '#domain/counting/count.js'
import type { OrganisationReader } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import { type CountBook, openCountBook } from '#service/count-book.js'
import { openTexts, type Texts } from '#service/texts.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { storeFile } from './data-folder.js'
import { readLiveRegister } from './live-register.js'
import type { Settings } from './settings.js'

export interface CountReading {
  readonly book: CountBook
  readonly register: Register
  readonly reader: OrganisationReader
  readonly texts: Texts
  /**
   * The count of that id; where it is left out, the one under way, else the last one.
   * @throws Problem not_found; invalid: several are open, and none was named.
   */
  count(id: string | undefined): Promise<Count>
}

/** Reads counts as commands do, whether a server runs or not. */
export const withCounts = async <T>(
  { data, register: file }: Pick<Settings, 'data' | 'register'>,
  work: (reading: CountReading) => Promise<T>,
): Promise<T> => {
  const [register, texts] = await Promise.all([readLiveRegister(file), openTexts()])
  const store = await openSqliteReader(storeFile(data))
  try {
    const reader = store.of(register.organisation.id)
    const book = openCountBook(reader.counts, async () => register)
    return await work({
      book,
      register,
      reader,
      texts,
      count: async (id) => {
        if (id !== undefined) return (await book.view(id)).count
        const open = (await book.list()).filter(({ count: { state } }) => state === 'open')
        if (open.length > 1)
          throw new Problem('invalid', `${open.length} counts are open: say which one by --count ID`, {
            faults: open.map(({ count: each }) => ({
              where: each.id,
              what: `${each.name}, as of ${each.date}`,
            })),
          })
        const present = await book.present()
        if (present === null)
          throw new Problem('not_found', 'nothing has been counted yet; begin with: popis count open')
        return present
      },
    })
  } finally {
    await store.close()
  }
}
