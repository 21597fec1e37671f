/** A file that somebody sent and has not decided about yet. */
export interface Upload {
  readonly id: string
  /** Where it lies. */
  readonly path: string
  /** As its sender called it. */
  readonly name: string
  /** What was noted about it last; null where nothing was. */
  readonly note: unknown
}

/** Files that wait for their sender to look and decide; nobody else can see them, and after an hour they are gone. */
export interface Uploads {
  /** @throws Problem too_large, invalid (empty). */
  put(owner: string, name: string, pieces: AsyncIterable<Uint8Array>): Promise<Upload>
  /** Null where it is not there any more, or somebody else's. */
  get(owner: string, id: string): Promise<Upload | null>
  note(upload: Upload, note: unknown): Promise<void>
  remove(upload: Upload): Promise<void>
}
