import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Id, LocalText } from './text.js'

/** Somebody who works here: who holds offices and answers for things. */
export const Person = z.strictObject({
  id: Id.describe('Personnel number or other id.'),
  name: LocalText.describe('Name and surname.'),
  roles: z.array(Id).max(50).optional().describe('Offices that the person holds.'),
  unit: text().optional().describe('Department.'),
  mail: text(254).optional().describe('Mail address.'),
  phone: text(64).optional().describe('Telephone number.'),
  leftOn: calendarDay().optional().describe('Last day of work, once the person has left.'),
})
export type Person = z.infer<typeof Person>
