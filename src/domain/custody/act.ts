import { isHalfTyped } from '#contract/field.js'
import type { Asset, AssetKind } from '#contract/register/asset.js'
import type { HandOver } from '#contract/register/hand-over.js'
import type { Register } from '#contract/register.js'
import type { CalendarDay } from '#lib/zone.js'
import { type Change, entryVersion } from '../register/change.js'
import { entryById } from '../register/entries.js'
import { partyOf } from './parties.js'

/** Kinds that hold data of people: written off only with proof that the data were destroyed. */
const carriers: ReadonlySet<AssetKind> = new Set(['server', 'computer', 'laptop', 'nas', 'phone'])

export const holdsData = ({ kind }: Pick<Asset, 'kind'>): boolean => carriers.has(kind)

/** Why an act cannot be done: a code that each language has a sentence for. */
export interface ActFault {
  readonly code:
    | 'number-taken'
    | 'future'
    | 'half-typed'
    | 'unknown-asset'
    | 'twice'
    | 'disposed'
    | 'not-held'
    | 'not-out'
    | 'later-act'
    | 'no-recipient'
    | 'unknown-party'
    | 'left'
    | 'same-party'
    | 'unknown-place'
    | 'unknown-document'
    | 'not-wiped'
    | 'wiped-late'
    | 'nobody-leaves'
  /** Field of the act. */
  readonly field: string
  /** What the sentence names: an asset, a person, a day. */
  readonly what: string
}

/** An act, and whether the person who gives everything back has left by it. */
export interface NewAct extends HandOver {
  readonly leaves?: boolean
}

const partyFaults = (register: Register, act: NewAct): ActFault[] => {
  const faults: ActFault[] = []
  for (const field of ['from', 'to'] as const) {
    const id = act[field]
    if (id === undefined) continue
    const party = partyOf(register, id)
    if (!party) faults.push({ code: 'unknown-party', field, what: id })
    else if (field === 'to' && party.leftOn !== null && party.leftOn < act.date)
      faults.push({ code: 'left', field, what: id })
  }
  if (act.kind === 'hand-over' && act.to === undefined)
    faults.push({ code: 'no-recipient', field: 'to', what: '' })
  if (act.to !== undefined && act.to === act.from)
    faults.push({ code: 'same-party', field: 'to', what: act.to })
  if (act.leaves && (act.from === undefined || partyOf(register, act.from)?.isPerson !== true))
    faults.push({ code: 'nobody-leaves', field: 'from', what: act.from ?? '' })
  return faults
}

/** Assets that changed hands after that day: an older act would undo what came after it. */
const movedAfter = (register: Register, day: CalendarDay): ReadonlySet<string> =>
  new Set(register.handOvers.filter(({ date }) => date > day).flatMap(({ assets }) => assets))

const isNotOut = (asset: Asset, act: NewAct): boolean =>
  act.kind === 'return' && act.to === undefined && asset.custodian === undefined && asset.state === 'in-store'

/** Blanks prove nothing. */
const isProven = ({ wiped }: Pick<NewAct, 'wiped'>): boolean =>
  wiped !== undefined && wiped.method.trim() !== '' && wiped.by.trim() !== ''

const assetFaults = (register: Register, act: NewAct): ActFault[] => {
  const seen = new Set<string>()
  const moved = movedAfter(register, act.date)
  return act.assets.flatMap((id): ActFault[] => {
    const asset = entryById(register, 'assets', id) as Asset | null
    const fault = (code: ActFault['code']): ActFault[] => [{ code, field: 'assets', what: id }]
    if (!asset) return fault('unknown-asset')
    if (seen.has(id)) return fault('twice')
    seen.add(id)
    if (asset.state === 'disposed') return fault('disposed')
    if (act.from !== undefined && asset.custodian !== act.from) return fault('not-held')
    if (isNotOut(asset, act)) return fault('not-out')
    if (moved.has(id)) return fault('later-act')
    if (act.kind === 'write-off' && holdsData(asset) && !isProven(act)) return fault('not-wiped')
    return []
  })
}

/** All that stands against an act; it can be done where there is nothing. */
export const actFaults = (register: Register, act: NewAct, today: CalendarDay): ActFault[] => {
  const faults: ActFault[] = []
  if (entryById(register, 'handOvers', act.id))
    faults.push({ code: 'number-taken', field: 'id', what: act.id })
  if (act.date > today) faults.push({ code: 'future', field: 'date', what: act.date })
  for (const [field, day] of [
    ['date', act.date],
    ['wiped.on', act.wiped?.on],
  ] as const)
    if (day !== undefined && isHalfTyped(day)) faults.push({ code: 'half-typed', field, what: day })
  if (act.place !== undefined && !entryById(register, 'places', act.place))
    faults.push({ code: 'unknown-place', field: 'place', what: act.place })
  const proof = act.wiped?.document
  if (proof !== undefined && !entryById(register, 'documents', proof))
    faults.push({ code: 'unknown-document', field: 'wiped.document', what: proof })
  if (act.wiped && act.wiped.on > act.date)
    faults.push({ code: 'wiped-late', field: 'wiped.on', what: act.wiped.on })
  return [...faults, ...partyFaults(register, act), ...assetFaults(register, act)]
}

const afterAct = (asset: Asset, { kind, to, place, date }: NewAct): Asset => {
  const moved = place === undefined ? asset : { ...asset, place }
  if (kind === 'write-off') return { ...moved, state: 'disposed', disposedOn: date }
  if (kind === 'hand-over') return { ...moved, state: 'in-use', ...(to !== undefined && { custodian: to }) }
  const { custodian: _, ...free } = moved
  return { ...free, state: 'in-store', ...(to !== undefined && { custodian: to }) }
}

/**
 * What an act changes in the register: itself, each asset, and who leaves. `seen` has the version of each asset that
 * was looked at; one that is not there is taken as it is now.
 */
export const actChanges = (
  register: Register,
  { leaves, ...act }: NewAct,
  seen: ReadonlyMap<string, string> = new Map(),
): Change[] => {
  const assets = act.assets.map((id) => {
    const asset = entryById(register, 'assets', id) as unknown as Asset
    return {
      part: 'assets' as const,
      id,
      body: afterAct(asset, act),
      expected: seen.get(id) ?? entryVersion(asset),
    }
  })
  const person = leaves && act.from !== undefined ? entryById(register, 'persons', act.from) : null
  return [
    { part: 'handOvers', id: act.id, body: act, expected: null },
    ...assets,
    ...(person
      ? [
          {
            part: 'persons' as const,
            id: person.id,
            body: { ...person, leftOn: act.date },
            expected: entryVersion(person),
          },
        ]
      : []),
  ]
}
