import type { Register } from '#contract/register.js'
import type { EntryChange } from '#domain/ports/register-edits.js'
import type { Clock, RegisterDocument, Store } from '#domain/ports.js'
import { applyChanges, type Change, entryVersion } from '#domain/register/change.js'
import { changesBetween } from '#domain/register/compare.js'
import { recordFileEdit, syncRegister } from './sync-register.js'

/** A value of the register whose every entry stands so in the history. */
export interface Kept {
  readonly version: string
  readonly value: Register
}

const again = ({ part, id, before, after }: EntryChange): Change => ({
  part,
  id,
  body: after,
  expected: before === null ? null : entryVersion(before),
})

/**
 * Makes the history and the file of the register say the same. An edit that was in the history already as an earlier
 * process ended, and not in the file yet, is completed; whatever else the file says was written there by hand, and is
 * taken into the history. `kept` is what is known to stand in both, null where nothing is known yet.
 */
export const settleRegister = async (
  services: {
    readonly store: Store
    readonly register: RegisterDocument
    readonly clock: Pick<Clock, 'now'>
    readonly organisation: string
  },
  kept: Kept | null,
): Promise<Kept> => {
  const { store, register, clock, organisation } = services
  if (kept?.version === register.version) return kept
  const { edits } = store.of(organisation)
  const [last] = await edits.list({ limit: 1 })
  if (register.interrupted !== null) {
    const isCutOff = last?.versionBefore === register.version && last.versionAfter === register.interrupted
    const cutOff = isCutOff ? await edits.get(last.number) : null
    if (cutOff) {
      const { next } = applyChanges(register.value, cutOff.changes.map(again))
      await register.replace(next, register.version)
    } else await register.forgetInterrupted()
  }
  const { value, version } = register
  if (last?.versionAfter !== version)
    await store.transaction(async (tx) => {
      const writer = tx.of(organisation)
      const versions = {
        versionBefore: kept?.version ?? last?.versionAfter ?? '',
        versionAfter: version,
      }
      if (kept) await recordFileEdit(writer, changesBetween(kept.value, value), clock.now(), versions)
      else await syncRegister(writer, value, clock.now(), versions)
    })
  return { value, version }
}
