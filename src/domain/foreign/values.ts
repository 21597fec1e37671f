import { z } from 'zod'

/** One line without what no store takes, cut to `max` characters; null where nothing is left. */
export const clip = (value: string | null | undefined, max: number): string | null => {
  const text = (value ?? '').replaceAll('\0', '').trim().toWellFormed()
  if (text === '') return null
  return text.slice(0, max).toWellFormed().trim()
}

const Scalar = z
  .union([z.string(), z.number(), z.boolean()], { error: 'is neither text nor a number' })
  .nullish()

/** What other programs write as text, as a number or as a truth, read as text; null where they leave it empty. */
export const Word = Scalar.transform((value) =>
  value === null || value === undefined ? null : clip(String(value), 4096),
)

/** A number, also written as text; null where it is none or below zero, which stands for “not known”. */
export const Quantity = Scalar.transform((value) => {
  const text = typeof value === 'string' ? value.trim() : value
  if (text === '' || text === null || text === undefined || typeof text === 'boolean') return null
  const number = Number(text)
  return Number.isFinite(number) && number >= 0 && number <= Number.MAX_SAFE_INTEGER ? number : null
})

/** A size in mebibytes or in millions of bytes, of which there can only be so many. */
export const Size = Quantity.refine((number) => number === null || number < 2 ** 33, {
  error: 'is more than there can be',
})

/** Yes or no in any of the ways in which these programs say it. */
export const YesNo = Scalar.transform((value) => {
  const text = String(value ?? '').toLowerCase()
  if (['1', 'true', 'yes', 'on', 'enabled'].includes(text)) return true
  return ['0', 'false', 'no', 'off', 'disabled'].includes(text) ? false : null
})

/** A day as one of `2019-12-19`, `2019-12-19 10:00:00`, `19/12/2019`, or as firmware has it with the month first. */
export const dayOf = (
  text: string | null,
  order: 'day first' | 'month first' = 'day first',
): string | null => {
  const iso = /^(\d{4})-(\d\d)-(\d\d)/.exec(text ?? '')
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text ?? '')
  const [year, month, day] = iso
    ? iso.slice(1)
    : slashed
      ? order === 'day first'
        ? [slashed[3], slashed[2], slashed[1]]
        : [slashed[3], slashed[1], slashed[2]]
      : []
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return z.iso.date().safeParse(written).success && written > '1980' ? written : null
}

export const mebibyte = 1024 * 1024
