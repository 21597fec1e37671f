import type { Asset } from '#contract/register/asset.js'
import type { HandOver } from '#contract/register/hand-over.js'
import type { LocalText, Money } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import { type Sums, sumOf } from '../counting/money.js'
import { entryById, nameOf } from '../register/entries.js'
import { type Party, partyOf } from './parties.js'

/** One line of the table on the sheet. */
export interface SheetRow {
  readonly inventoryNumber: string
  readonly tag: string | null
  readonly kind: Asset['kind']
  readonly name: LocalText | null
  /** Maker and model. */
  readonly make: string
  readonly serial: string | null
  readonly price: Money | null
}

/** An act as it is printed and signed. */
export interface CustodySheet {
  readonly act: HandOver
  readonly from: Party | null
  readonly to: Party | null
  readonly place: LocalText | null
  readonly rows: readonly SheetRow[]
  readonly value: Sums
  readonly unpriced: number
}

const rowOf = ({ id, tag, kind, name, manufacturer, model, serial, price }: Asset): SheetRow => ({
  inventoryNumber: id,
  tag: tag === undefined || tag === id ? null : tag,
  kind,
  name: name ?? null,
  make: [manufacturer, model].filter(Boolean).join(' '),
  serial: serial ?? null,
  price: price ?? null,
})

/** The sheet of an act; null where there is none of that number. */
export const custodySheet = (register: Register, id: string): CustodySheet | null => {
  const act = entryById(register, 'handOvers', id) as HandOver | null
  if (!act) return null
  const assets = act.assets.flatMap((asset) => (entryById(register, 'assets', asset) as Asset | null) ?? [])
  const place = act.place === undefined ? null : entryById(register, 'places', act.place)
  const party = (of: string | undefined) => (of === undefined ? null : partyOf(register, of))
  return {
    act,
    from: party(act.from),
    to: party(act.to),
    place: place && nameOf(place),
    rows: assets.map(rowOf),
    value: sumOf(assets.map(({ price }) => price ?? null)),
    unpriced: assets.filter(({ price }) => price === undefined).length,
  }
}
