import { z } from 'zod'

const noNul = /^[^\0]*$/

/**
 * Text of at most `max` characters, without NUL: no tool means one, and databases differ over it. Nor with half a
 * character, which no file can hold.
 */
export const text = (max = 256) =>
  z
    .string()
    .max(max)
    .regex(noNul, 'contains a NUL character')
    .refine((given) => given.isWellFormed(), 'contains half a character')

/** A moment with its offset from UTC, as RFC 3339 writes it. */
export const instant = () => z.iso.datetime({ offset: true })

/** A moment that may lie ahead, such as the end of a certificate; the clock of the agent has no part in it. */
export const term = () => z.iso.datetime({ offset: true }).meta({ isTerm: true })

/** A calendar day, good on the whole of that day where the organisation is. */
export const calendarDay = () => z.iso.date()

/** Whether a day has a year such as 0026, which was typed by half. */
export const isHalfTyped = (day: string): boolean => day < '1900'

/** A count of things. */
export const count = () => z.int().min(0).max(1e9)

/** A number of bytes. */
export const bytes = () => z.int().min(0)

/** `null` where we asked and there is none; left out where we did not ask. */
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullable().optional()

/** A short name used as an identifier: letters, digits and a few marks. */
export const identifier = (max = 128) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/@+-]*$/u, 'is not an identifier')
