import type { Store } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import type { Settings } from './settings.js'

/**
 * A data folder is that of one organisation.
 * @throws Problem conflict, where it holds the data of another than the register says.
 */
export const requireOwnData = async (
  store: Pick<Store, 'organisations'>,
  organisation: string,
  { data, register }: Pick<Settings, 'data' | 'register'>,
): Promise<void> => {
  const kept = await store.organisations()
  if (kept.length === 0 || kept.includes(organisation)) return
  throw new Problem(
    'conflict',
    `${data} holds the data of ${kept.join(', ')}, and the register is that of another`,
    {
      faults: [
        {
          where: `${register}: organisation.id`,
          what: `is “${organisation}”: put “${kept[0]}” back, or use another POPIS_DATA`,
        },
      ],
    },
  )
}
