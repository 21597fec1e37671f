import type { Count } from '../counting/count.js'
import type { CountedAsset } from '../counting/expected.js'
import type { Mark } from '../counting/mark.js'

/** Yearly counts: what they expect is written once, what was found is only ever added to. */
export interface CountStore {
  read: {
    /** Newest first. */
    list(): Promise<Count[]>
    get(id: string): Promise<Count | null>
    /** The frozen list, in the order in which it was given. */
    expected(count: string): Promise<CountedAsset[]>
    /** The marks after number `after`, in their order. */
    marks(count: string, after?: number): Promise<Mark[]>
    mark(count: string, id: string): Promise<Mark | null>
  }
  write: {
    /** Adds a count or replaces what is known of it. */
    put(count: Count): Promise<void>
    expect(count: string, assets: readonly CountedAsset[]): Promise<void>
    /** Returns its number. Its id must be new for this count. */
    addMark(count: string, mark: Omit<Mark, 'number'>): Promise<number>
  }
}
