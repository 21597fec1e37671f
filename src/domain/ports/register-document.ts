import type { Register } from '#contract/register.js'

/** The register of one organisation, as a document. */
export interface RegisterDocument {
  /** Never changed in place: an entry that stays as it is stays the same object from one value to the next. */
  readonly value: Register
  /**
   * Puts `next` on disk and only then in place; `expected` is the version it was made from. `before` runs once `next`
   * is known to be good and lies on disk, ready to be put in place, with its version: what it throws stops the change.
   * @throws Problem invalid (naming each field), conflict (another version by now, or a bad edit by hand in the file),
   * unavailable (the disk refused; unless `version` is that of `next` by then, all is as it was).
   */
  replace(next: unknown, expected: string, before?: (version: string) => Promise<void>): Promise<void>
  /** Hash of the document as it stands: the same for the same, in every process. */
  readonly version: string
  /** Version of what an earlier process had ready and did not put in place before it ended; null where there is none. */
  readonly interrupted: string | null
  /** What an earlier process had ready shall not be put in place any more. */
  forgetInterrupted(): Promise<void>
  /** `listener` is called with each new value, whoever made it, before anybody else can change it again. */
  onChange(listener: (register: Register) => void): void
  close(): Promise<void>
}
