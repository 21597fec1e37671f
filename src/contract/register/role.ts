import { z } from 'zod'
import { languages } from '#lib/languages.js'
import { text } from '../field.js'
import { Id, LocalText } from './text.js'

/** An office that somebody holds; the name of the person is not needed for any of this. */
export const Role = z.strictObject({
  id: Id.describe('Id of the role.'),
  name: LocalText.describe('What it is called.'),
  mail: text(254).optional().describe('Where its holder is told.'),
  language: z.enum(languages).optional().describe('The language in which.'),
  deputy: Id.optional().describe('Who stands in.'),
})
export type Role = z.infer<typeof Role>
