import { z } from 'zod'
import { editActions } from '#domain/ports/register-edits.js'

/** What an edit has done. */
export const Edited = z.object({
  number: z
    .int()
    .nullable()
    .describe('Number of the edit; null where nothing became another one than it was.'),
  version: z.string().describe('Version of the whole register now.'),
  changed: z.int().describe('How many entries became other ones.'),
})

export const EditBody = z.object({
  number: z.int(),
  at: z.string(),
  who: z
    .string()
    .describe('Id of a user or token; `command` for the command line, `file` for an edit by hand.'),
  whoName: z.string(),
  action: z.enum(editActions),
  why: z.string().nullable(),
  undoes: z.int().nullable().describe('The edit that this one took back.'),
  undoneBy: z.int().nullable().describe('The edit that took this one back.'),
  versionBefore: z.string(),
  versionAfter: z.string(),
  changeCount: z.int(),
})
