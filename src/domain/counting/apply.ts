import type { Asset } from '#contract/register/asset.js'
import type { ServiceRecord } from '#contract/register/service-record.js'
import type { Register } from '#contract/register.js'
import { sha256 } from '#lib/canonical.js'
import type { CalendarDay } from '#lib/zone.js'
import { type Change, entryVersion } from '../register/change.js'
import type { Count } from './count.js'
import type { Line, Outcome } from './outcome.js'
import { type Progress, progressByPlace } from './outcome.js'

/** What is written into the register, in the language of the organisation. */
export interface ApplyWords {
  readonly missing: string
  readonly damaged: string
  place(progress: Progress): string
}

export interface ApplyOptions {
  /** Whether a thing that was not found is taken out of use; it is written off by an act of its own. */
  readonly retireMissing: boolean
}

export interface Application {
  readonly changes: readonly Change[]
  /** Assets that are not what they were when they were counted: they stay as they are now. */
  readonly skipped: readonly string[]
}

const mostNote = 2000

const withNote = (asset: Asset, text: string): Asset => {
  if (asset.note?.includes(text)) return asset
  const note = asset.note ? `${asset.note}\n${text}` : text
  return note.length > mostNote ? asset : { ...asset, note }
}

const assetAfter = (asset: Asset, line: Line, words: ApplyWords, options: ApplyOptions): Asset => {
  if (line.result === 'missing') {
    const noted = withNote(asset, words.missing)
    return options.retireMissing ? { ...noted, state: 'retired' } : noted
  }
  const place = line.isElsewhere ? line.mark?.place : null
  const moved: Asset = place ? { ...asset, place } : asset
  if (moved !== asset) delete moved.rackUnit
  return line.result === 'damaged' ? withNote(moved, words.damaged) : moved
}

const changesSomething = (line: Line): boolean =>
  line.result === 'missing' || line.result === 'damaged' || line.isElsewhere

/** A record id names count and place, shortened where it would be too long for an id. */
const recordId = (count: string, place: string): string => {
  const id = `count-${count}-${place}`
  return id.length <= 64 ? id : `count-${count}-${sha256(place).slice(0, 16).replaceAll('-', '.')}`
}

/** A place is recorded as counted once everything in it was looked for. */
const placeRecords = (
  count: Count,
  outcome: Outcome,
  register: Register,
  date: CalendarDay,
  words: ApplyWords,
): ServiceRecord[] => {
  const known = new Set(register.places.map(({ id }) => id))
  const records: ServiceRecord[] = []
  for (const [place, progress] of progressByPlace(outcome.lines)) {
    if (place === null || !known.has(place) || progress.open > 0) continue
    records.push({
      id: recordId(count.id, place),
      place,
      kind: 'count',
      date,
      result: progress.missing > 0 ? 'failed' : 'passed',
      note: words.place(progress),
    })
  }
  return records
}

/**
 * What a count changes in the register: where things are, what is missing or damaged, and that each place was counted.
 * Whoever changed an asset since keeps the last word on its place; one that has gone is left out.
 */
export const applicationOf = (
  count: Count,
  outcome: Outcome,
  register: Register,
  date: CalendarDay,
  words: ApplyWords,
  options: ApplyOptions,
): Application => {
  const assets = new Map(register.assets.map((asset) => [asset.id, asset]))
  const places = new Set(register.places.map(({ id }) => id))
  const changes: Change[] = []
  const skipped: string[] = []
  for (const line of outcome.lines) {
    if (!changesSomething(line)) continue
    const asset = assets.get(line.asset.id)
    const isPlaceKnown = !line.mark?.place || places.has(line.mark.place)
    const isAsCounted =
      asset !== undefined && (asset.place ?? null) === line.asset.place && asset.state === line.asset.state
    if (!isAsCounted || !isPlaceKnown) {
      skipped.push(line.asset.id)
      continue
    }
    const body = assetAfter(asset, line, words, options)
    if (body !== asset) changes.push({ part: 'assets', id: asset.id, body, expected: entryVersion(asset) })
  }
  for (const record of placeRecords(count, outcome, register, date, words))
    changes.push({ part: 'serviceRecords', id: record.id, body: record })
  return { changes, skipped }
}
