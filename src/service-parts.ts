import type pino from 'pino'
import type { DocumentStore } from '#domain/ports/documents.js'
import type { RegisterDocument, Store } from '#domain/ports.js'
import type { readFrameworks } from '#service/frameworks.js'
import type { readPolicy } from '#service/policies.js'
import type { openTexts } from '#service/texts.js'
import type { openRefusedEdit } from './refused-edit.js'

/** What is open before the service is wired. */
export interface Parts {
  readonly register: RegisterDocument
  readonly refusedEdit: ReturnType<typeof openRefusedEdit>
  readonly store: Store
  readonly documents: DocumentStore
  readonly policy: Awaited<ReturnType<typeof readPolicy>>
  readonly frameworks: Awaited<ReturnType<typeof readFrameworks>>
  readonly texts: Awaited<ReturnType<typeof openTexts>>
  readonly log: pino.Logger
  readonly closers: (() => Promise<void>)[]
  closeAll(): Promise<void>
}
