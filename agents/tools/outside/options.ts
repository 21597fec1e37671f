import { z } from 'zod'
import { Vantage } from '#contract/vantage.js'

export const vantageOption = () =>
  Vantage.default('inside').describe(
    'From where this machine looks: inside the network of the organisation, or outside of it.',
  )

export const hostOption = () => z.string().min(1).max(253)

export const portOption = (fallback: number) =>
  z.coerce.number().int().min(1).max(65_535).default(fallback).describe('Its port.')

/** How an entry is called: what is asked, and from where. */
export const labelOf = (what: string, vantage: Vantage): string => `${what} ${vantage}`
