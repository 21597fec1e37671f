import { z } from 'zod'
import { importParts } from '#domain/import/import-field.js'
import { type ImportRequest, nothingAsked } from '#domain/import/propose-import.js'
import { writingStyles } from '#domain/import/writing-style.js'

/** What somebody has said so far of a file that waits, as it is noted beside it. */
const Noted = z.object({
  encoding: z.string().nullable(),
  into: z.enum(importParts).nullable(),
  sheet: z.string().nullable(),
  columns: z.record(z.string(), z.string().nullable()),
  defaults: z.record(z.string(), z.string()),
  style: z.enum(writingStyles).nullable(),
  isCreating: z.boolean(),
})
export type Noted = z.infer<typeof Noted>

export const nothingNoted: Noted = {
  encoding: null,
  into: null,
  sheet: null,
  columns: {},
  defaults: {},
  style: null,
  isCreating: false,
}

export const notedOf = (note: unknown): Noted => (note === null ? nothingNoted : Noted.parse(note))

export const requestOf = (noted: Noted): ImportRequest => ({
  ...nothingAsked,
  into: noted.into,
  sheet: noted.sheet,
  columns: new Map(Object.entries(noted.columns)),
  defaults: new Map(Object.entries(noted.defaults)),
  style: noted.style,
  isCreating: noted.isCreating,
})
