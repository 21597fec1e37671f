import { z } from 'zod'
import { Id, LocalText } from './text.js'

export const Place = z.strictObject({
  id: Id.describe('Id of the place.'),
  kind: z.enum(['site', 'building', 'room', 'server-room', 'rack']).describe('What it is.'),
  name: LocalText.describe('What people call it.'),
  within: Id.optional().describe('The place that it is in.'),
  areaSquareMetres: z.number().min(0).optional().describe('Floor area.'),
  lock: z.boolean().optional().describe('Whether its door is locked.'),
  access: z.array(Id).max(100).optional().describe('Roles that may enter.'),
  rackUnits: z.int().min(1).max(100).optional().describe('Height of a rack.'),
})
export type Place = z.infer<typeof Place>
