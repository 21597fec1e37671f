import { z } from 'zod'
import { importParts } from '#domain/import/import-field.js'
import { writingStyles } from '#domain/import/writing-style.js'
import { defineVerb } from '../verb.js'

export const importVerbs = {
  'import.remember': defineVerb({
    input: z.strictObject({
      heads: z.string().length(43),
      part: z.enum(importParts),
      columns: z.record(z.string(), z.string().nullable()),
      defaults: z.record(z.string(), z.string()),
      style: z.enum(writingStyles).nullable(),
    }),
    async run({ store, clock, organisation }, match, who) {
      await store.transaction((tx) =>
        tx.of(organisation).importMatches.put({ ...match, at: clock.now(), who }),
      )
      return {}
    },
  }),
}
