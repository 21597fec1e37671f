import type { Register } from '#contract/register.js'
import { type DueItem, withinDays } from '#domain/due/due.js'
import { renewalsWithin } from '#domain/due/renewals.js'
import type { SheetToWrite } from '#domain/import/sheet-format.js'
import type { OrganisationReader } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import { dueCalendar } from '#service/due/due-calendar.js'
import { dueSheet, renewalSheet } from '#service/due/due-sheet.js'
import type { DueWords } from '#service/due/due-words.js'
import { dueTable, renewalTable } from './due-table.js'
import { loadSheetFormats } from './sheet-formats.js'

export const dueFormats = ['table', 'json', 'csv', 'ics'] as const

export interface DueOutput {
  readonly format: (typeof dueFormats)[number]
  readonly within: number
  readonly words: DueWords
  readonly supportedAsOf: string
  readonly reader: Pick<OrganisationReader, 'registerEntrySince'>
  readonly organisation: Register['organisation']
  readonly url: string | null
  readonly hasAlarms: boolean
}

const asCsv = async (sheet: SheetToWrite, { language }: DueWords): Promise<Uint8Array> => {
  const format = (await loadSheetFormats()).get('csv')
  if (!format?.write) throw new Problem('internal', 'there is no format csv')
  return format.write([sheet], language === 'en' ? 'point' : 'comma')
}

/** What is bought again, by supplier, in a format. */
export const renderRenewals = async (
  items: readonly DueItem[],
  { format, within, words }: Pick<DueOutput, 'format' | 'within' | 'words'>,
): Promise<string | Uint8Array> => {
  const groups = renewalsWithin(items, within)
  if (format === 'json') return JSON.stringify({ suppliers: groups }, null, 2)
  if (format === 'csv') return asCsv(renewalSheet(groups, words), words)
  return groups.length === 0 ? words.t('none') : renewalTable(groups, words)
}

/** What ends in a time, in a format. */
export const renderDue = async (
  all: readonly DueItem[],
  { format, within, words, supportedAsOf, reader, organisation, url, hasAlarms }: DueOutput,
): Promise<string | Uint8Array> => {
  const items = withinDays(all, within)
  if (format === 'json') return JSON.stringify({ supportedAsOf, items }, null, 2)
  if (format === 'csv') return asCsv(dueSheet(items, words), words)
  if (format === 'table') return items.length === 0 ? words.t('none') : dueTable(items, words)
  const { id } = organisation
  return dueCalendar(items, {
    reader,
    words,
    organisation: { id, name: words.local(organisation.name) },
    url,
    hasAlarms,
  })
}
