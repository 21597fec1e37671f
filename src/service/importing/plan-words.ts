import type { PlanFault, PlanNote } from '#domain/plan/reading/reading-report.js'
import type { Texts } from '../texts.js'

/** What a column of a plan is called in a language. */
const fieldWord = (texts: Texts, language: string, field: string | null): string => {
  if (field === null) return ''
  const key = `plan.import.field.${field.replaceAll('.', '-')}`
  return texts.has(language, key) ? texts.t(language, key) : field
}

/** Numbers as texts: a text in ICU form has no numbers of its own here, since years must not be parted. */
const filled = (values: PlanFault['values'], texts: Texts, language: string) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && name !== 'count' && name !== 'row'
        ? new Intl.NumberFormat(language).format(value)
        : name === 'field'
          ? fieldWord(texts, language, String(value))
          : value,
    ]),
  )

const say = (kind: 'fault' | 'note', texts: Texts, language: string, told: PlanFault | PlanNote): string =>
  texts.t(language, `plan.import.${kind}.${told.code}`, {
    field: fieldWord(texts, language, told.field),
    ...filled(told.values, texts, language),
  })

export const planFaultText = (texts: Texts, language: string, fault: PlanFault): string =>
  say('fault', texts, language, fault)

export const planNoteText = (texts: Texts, language: string, note: PlanNote): string =>
  say('note', texts, language, note)
