/** A file as it lies in the store, by the SHA-256 of its bytes. */
export interface KeptFile {
  /** In hexadecimal. */
  readonly sha256: string
  readonly sizeBytes: number
}

/** What came in: the first and the last bytes tell what kind of file it is. */
export interface TakenFile extends KeptFile {
  readonly head: Uint8Array
  readonly tail: Uint8Array
}

/** The files behind the documents of a register. The same bytes are kept once. */
export interface DocumentStore {
  /**
   * Takes a file in piece by piece; it is on disk once this resolves, and nothing of it where it does not.
   * @throws Problem too_large (naming the limit), invalid (it is empty); whatever `pieces` throws.
   */
  put(pieces: AsyncIterable<Uint8Array>): Promise<TakenFile>
  /**
   * The bytes of a file, held against their hash before the first of them is given out; null where there is none.
   * @throws Problem internal, where the file on the disk is no longer the one that was taken in.
   */
  open(sha256: string): Promise<(KeptFile & { readonly bytes: ReadableStream<Uint8Array> }) | null>
}
