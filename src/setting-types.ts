import { accessSync, constants, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { languages } from '#lib/languages.js'
import { parseSpan } from '#lib/span.js'

export const list = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

export const readableFile = z.string().transform((value, context) => {
  const file = resolve(value)
  try {
    accessSync(file, constants.R_OK)
    if (statSync(file).isFile()) return file
    context.addIssue(`${file} is not a file`)
  } catch (error) {
    context.addIssue(`${file} cannot be read (${error instanceof Error ? error.message : String(error)})`)
  }
  return z.NEVER
})

export const url = (schemes: readonly string[], example: string) =>
  z.string().transform((value, context) => {
    const parsed = URL.parse(value)
    if (parsed && schemes.includes(parsed.protocol) && parsed.hostname !== '') return value
    context.addIssue(`is not a URL such as ${example}`)
    return z.NEVER
  })

export const isNetwork = (value: string): boolean => {
  const [address = '', prefix, ...rest] = value.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}

const recipient = /^([^\s;@]+@[^\s;@]+)(?:;([\w-]+))?$/

export const recipients = z.string().transform((value, context) =>
  list(value).flatMap((item) => {
    const [, address, language] = recipient.exec(item) ?? []
    if (address && (language === undefined || languages.includes(language)))
      return [{ address, language: language ?? null }]
    context.addIssue(
      `“${item}” is not an address, or an address;language with one of ${languages.join(', ')}`,
    )
    return []
  }),
)

export const span = z.string().transform((value, context) => {
  const parsed = parseSpan(value)
  if (parsed && 'ms' in parsed) return parsed.ms
  context.addIssue('is not a length of time such as 10m, 90s or 2h')
  return z.NEVER
})

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port number')
  .transform(Number)
  .refine((value) => value <= 65_535, 'is not a port number: at most 65535')
