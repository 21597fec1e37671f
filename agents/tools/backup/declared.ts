import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { type Host, ifThere } from '../../host.js'
import { type Checked, readCheck } from './check-log.js'
import { type Where, whereOf } from './where.js'

type Fact = z.infer<typeof Backup.schema>

const { place, medium, protection } = Backup.schema.shape
const choiceOf = <T extends z.ZodType>(field: z.ZodOptional<z.ZodNullable<T>>): T => field.unwrap().unwrap()

/** What every probe of backups lets people say, because no tool knows it. */
export const declaredOptions = {
  place: choiceOf(place)
    .optional()
    .describe('Where the copies lie: this-machine, same-building, elsewhere or rented.'),
  medium: choiceOf(medium).optional().describe('What they lie on: disk, removable, network, tape or cloud.'),
  protection: choiceOf(protection)
    .optional()
    .describe('What protects them: none, append-only, immutable or offline.'),
  checkLog: z
    .string()
    .min(1)
    .max(1024)
    .optional()
    .describe(
      'File with what the last check of the copies said; an empty one is written after a good check.',
    ),
}

export interface Declared {
  readonly place?: Fact['place'] | undefined
  readonly medium?: Fact['medium'] | undefined
  readonly protection?: Fact['protection'] | undefined
  readonly checkLog?: string | undefined
}

/** What people said of the copies; what they left out, as far as the address of the copies tells. */
export const declaredOf = async (
  host: Host,
  said: Declared,
  target: string | null,
): Promise<Where & Checked & Pick<Fact, 'protection'>> => {
  const where = target === null ? {} : await whereOf(host, target)
  const checked =
    said.checkLog === undefined
      ? {}
      : ((await ifThere(readCheck(host, said.checkLog))) ?? { lastCheck: null })
  return {
    ...where,
    ...(said.place ? { place: said.place } : {}),
    ...(said.medium ? { medium: said.medium } : {}),
    ...(said.protection ? { protection: said.protection } : {}),
    ...checked,
  }
}
