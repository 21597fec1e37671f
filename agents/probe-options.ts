import { parseArgs } from 'node:util'
import { z } from 'zod'
import { Problem } from '#lib/problem.js'

const unwrap = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? unwrap(schema.unwrap())
    : schema

export interface ProbeOption {
  readonly field: string
  readonly flag: string
  readonly isSwitch: boolean
  readonly isList: boolean
  readonly isRequired: boolean
  readonly description: string
  readonly fallback: unknown
}

/** The options of a probe as flags: `passwordFile` is `--password-file`. */
export const optionsOf = (schema: z.ZodObject): ProbeOption[] =>
  Object.entries(schema.shape).map(([field, type]) => {
    const inner = unwrap(type)
    return {
      field,
      flag: field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      isSwitch: inner instanceof z.ZodBoolean,
      isList: inner instanceof z.ZodArray,
      isRequired: !(type instanceof z.ZodOptional || type instanceof z.ZodDefault),
      description: (type as z.ZodType).description ?? '',
      fallback: type instanceof z.ZodDefault ? type.def.defaultValue : undefined,
    }
  })

/** Reads the flags of a probe from a command line. @throws Problem invalid, naming each flag that is wrong. */
export const readFlags = (schema: z.ZodObject, args: readonly string[]): Record<string, unknown> => {
  const options = optionsOf(schema)
  const { values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      options.map(({ flag, isSwitch, isList }) => [
        flag,
        { type: isSwitch ? ('boolean' as const) : ('string' as const), multiple: isList },
      ]),
    ),
  })
  const given = options.filter(({ flag }) => values[flag] !== undefined)
  const parsed = schema.safeParse(Object.fromEntries(given.map(({ field, flag }) => [field, values[flag]])))
  if (parsed.success) return parsed.data
  const flagOf = (field: unknown): string =>
    options.find((option) => option.field === field)?.flag ?? String(field)
  throw new Problem('invalid', 'the options of this probe are not right', {
    faults: parsed.error.issues.map((issue) => ({
      where: `--${flagOf(issue.path[0])}`,
      what: values[flagOf(issue.path[0])] === undefined ? 'is needed' : issue.message,
    })),
  })
}
