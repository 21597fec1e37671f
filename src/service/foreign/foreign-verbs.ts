import { z } from 'zod'
import { Problem } from '#lib/problem.js'
import { defineVerb } from '../verb.js'
import type { Inventories, TakenInventory } from './inventories.js'
import { foreignPrograms, readForeignFiles } from './read-files.js'

export interface ForeignVerbContext {
  /** Null where no server runs: what comes in is judged there. */
  readonly inventories: Inventories | null
}

/** What commands ask for that bring files of other programs. */
export const foreignVerbs = {
  'inventory.import': defineVerb({
    input: z.strictObject({
      program: z.enum(foreignPrograms),
      files: z
        .array(z.strictObject({ name: z.string(), text: z.string() }))
        .min(1)
        .max(10_000),
      seenAt: z.iso.datetime(),
    }),
    async run({ inventories }: ForeignVerbContext, { program, files, seenAt }) {
      if (inventories === null)
        throw new Problem(
          'unavailable',
          'no server runs on this data folder: start it, for it judges what comes in',
        )
      const taken: TakenInventory[] = []
      for (const { told } of readForeignFiles(program, files))
        for (const one of told) taken.push(await inventories.take(one, { by: 'import' }, seenAt))
      return { taken }
    },
  }),
} as const
