import { z } from 'zod'

/** From where something was looked at. What a firewall hides, only who stands outside can tell. */
export const Vantage = z.enum(['inside', 'outside'])
export type Vantage = z.infer<typeof Vantage>

export const vantage = () => Vantage.describe('Whether it was looked at from inside or from outside.')
