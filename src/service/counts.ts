import type { NewCount, NewMark } from '#contract/count.js'
import type { Register } from '#contract/register.js'
import type { Application, ApplyOptions } from '#domain/counting/apply.js'
import type { Actor, Count } from '#domain/counting/count.js'
import type { Clock, Store } from '#domain/ports.js'
import { type Applied, applyCount, planApply } from './count-apply.js'
import { type CountBook, openCountBook } from './count-book.js'
import { closeCount, reopenCount } from './count-close.js'
import type { CountContext } from './count-context.js'
import { type Marked, markCount, withdrawMark } from './count-mark.js'
import { openCount } from './count-open.js'
import { type Seen, seenSince } from './count-seen.js'
import { signCount, unsignCount } from './count-sign.js'
import type { RegisterEditor } from './edit-register.js'
import type { TextSource } from './texts.js'

/** The yearly count. What each can refuse stands at the function of that name. */
export interface Counts extends CountBook {
  open(asked: NewCount, who: Actor): Promise<Count>
  mark(id: string, asked: NewMark, who: Actor): Promise<Marked>
  withdraw(id: string, asked: { readonly id: string; readonly mark: string }, who: Actor): Promise<Marked>
  close(id: string, options: { readonly withOpen: boolean }, who: Actor): Promise<Count>
  reopen(id: string, why: string, who: Actor): Promise<Count>
  sign(id: string, seen: string, who: Actor): Promise<Count>
  unsign(id: string, why: string, who: Actor): Promise<Count>
  planApply(id: string, options: ApplyOptions): Promise<Application>
  apply(id: string, options: ApplyOptions, who: Actor): Promise<Applied>
  /** What agents heard, since the count began, of things on its list; `assets` names of which. */
  seen(count: Count, assets: ReadonlySet<string>): Promise<Map<string, Seen>>
}

export const openCounts = (services: {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
  readonly editor: RegisterEditor
  readonly texts: Pick<TextSource, 't' | 'local'>
  readRegister(): Promise<Register>
  subjectsOf(asset: string): readonly string[]
}): Counts => {
  const { store, organisation, readRegister, subjectsOf } = services
  const reader = store.of(organisation)
  const book = openCountBook(reader.counts, readRegister)
  const context: CountContext = { ...services, readRegister: () => readRegister(), book }
  return {
    ...book,
    open: (asked, who) => openCount(context, asked, who),
    mark: (id, asked, who) => markCount(context, id, asked, who),
    withdraw: (id, asked, who) => withdrawMark(context, id, asked, who),
    close: (id, options, who) => closeCount(context, id, options, who),
    reopen: (id, why, who) => reopenCount(context, id, why, who),
    sign: (id, seen, who) => signCount(context, id, seen, who),
    unsign: (id, why, who) => unsignCount(context, id, why, who),
    planApply: (id, options) => planApply(context, id, options),
    apply: (id, options, who) => applyCount(context, id, options, who),
    seen: ({ opened }, assets) => seenSince(reader, subjectsOf, assets, opened.at),
  }
}
