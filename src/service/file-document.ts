import type { z } from 'zod'
import { FiledDocument } from '#contract/register/filed-document.js'
import type { Collection } from '#contract/register.js'
import { takesDocuments, withDocument } from '#domain/documents/attach.js'
import { mediaTypeOf } from '#domain/documents/media-type.js'
import type { TakenFile } from '#domain/ports/documents.js'
import { type Change, entryVersion } from '#domain/register/change.js'
import { entryById } from '#domain/register/entries.js'
import { nextInYear } from '#domain/register/next-number.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import type { Who } from './edit-register.js'
import type { Services } from './services.js'

/** What is said of a file that comes in. */
export const Filing = FiledDocument.pick({ name: true, kind: true, number: true, date: true })
export type Filing = z.infer<typeof Filing>

/** An entry as an address names it: `assets/PC-1`. */
export interface Target {
  readonly part: Collection
  readonly id: string
}

type Used = Pick<Services, 'register' | 'editor' | 'documents' | 'clock'>

/**
 * The entry that `assets/PC-1` names, where it can have documents.
 * @throws Problem not_found, invalid.
 */
export const documentTarget = ({ register }: Pick<Used, 'register'>, named: string): Target => {
  const [part = '', id = ''] = named.split('/')
  if (!takesDocuments(part)) throw new Problem('invalid', said`“${named}” is nothing that has documents.`)
  if (!entryById(register.value, part, id)) throw new Problem('not_found', said`There is no ${named}.`)
  return { part, id }
}

/** What becomes of the register where a file that is kept already is put among its documents. */
export const filingChanges = (
  { register, clock }: Pick<Used, 'register' | 'clock'>,
  file: TakenFile,
  filing: Filing,
  target: Target | null,
): { document: FiledDocument; changes: Change[] } => {
  const { documents, organisation } = register.value
  const known = documents.find(({ sha256 }) => sha256 === file.sha256)
  const year = dayOf(clock.now(), organisation.timeZone).slice(0, 4)
  const document = known ?? {
    id: nextInYear(
      'D',
      year,
      documents.map(({ id }) => id),
    ),
    ...filing,
    sha256: file.sha256,
    mediaType: mediaTypeOf(file),
    sizeBytes: file.sizeBytes,
  }
  const changes: Change[] = known
    ? []
    : [{ part: 'documents', id: document.id, body: document, expected: null }]
  const entry = target && entryById(register.value, target.part, target.id)
  if (target && !entry)
    throw new Problem('conflict', said`${target.part}/${target.id} is not there any more.`)
  if (target && entry)
    changes.push({
      ...target,
      body: withDocument(target.part, entry, document.id),
      expected: entryVersion(entry),
    })
  return { document, changes }
}

const mostTries = 5

/**
 * Takes a file in and puts it among the documents of the register, and among the papers of `target`, in one edit.
 * A file that is there already keeps its entry. `isNew` is false then.
 * @throws Problem too_large, invalid, conflict.
 */
export const fileDocument = async (
  services: Used,
  pieces: AsyncIterable<Uint8Array>,
  filing: Filing,
  target: Target | null,
  who: Who,
): Promise<{ readonly document: FiledDocument; readonly isNew: boolean }> => {
  const file = await services.documents.put(pieces)
  for (let tries = 1; ; tries++) {
    const { document, changes } = filingChanges(services, file, filing, target)
    const isNew = changes.some(({ part }) => part === 'documents')
    try {
      await services.editor.edit({ action: 'edit', changes }, who)
      return { document, isNew }
    } catch (error) {
      // Somebody filed another one under the same number meanwhile: this one takes the next.
      if (!(error instanceof Problem && error.code === 'conflict') || tries >= mostTries) throw error
    }
  }
}
