import { readFile, stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { type ReadSheets, readSheets } from '#domain/import/read-sheets.js'
import { sheetLimits } from '#lib/sheet/limits.js'
import { SheetProblem, type SheetReason } from '#lib/sheet/sheet-problem.js'
import { loadSheetFormats } from './sheet-formats.js'

/** A file this small is read before a thread of its own would have begun, whatever is in it. */
const smallBytes = 32 * 1024

/** A file that needs more is refused; the server that it was sent to goes on. */
const mostMebibytes = 1024

type Answer =
  | { readonly sheets: ReadSheets }
  | { readonly refused: { readonly reason: SheetReason; readonly values: SheetProblem['values'] } }

const isSource = import.meta.url.endsWith('.ts')

const inWorker = (file: string, encoding: string | null): Promise<ReadSheets> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(
      new URL(isSource ? './sheet-worker.ts' : './sheet-worker.js', import.meta.url),
      {
        workerData: { file, encoding },
        resourceLimits: { maxOldGenerationSizeMb: mostMebibytes },
        ...(isSource && { execArgv: ['--conditions=development', '--no-warnings'] }),
      },
    )
    worker.once('message', (answer: Answer) => {
      if ('sheets' in answer) resolve(answer.sheets)
      else reject(new SheetProblem(answer.refused.reason, answer.refused.values))
    })
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetProblem('no-memory') : error),
    )
    // After an answer this settles nothing any more.
    worker.once('exit', (code) =>
      reject(new Error(`the reader of tables ended with ${code} and said nothing`)),
    )
  })

/**
 * Reads a file as tables. A large one is read in a thread of its own, so that nobody waits for it.
 * @throws SheetProblem.
 */
export const readSheetFile = async (file: string, encoding: string | null): Promise<ReadSheets> => {
  const { size } = await stat(file)
  if (size > sheetLimits.bytes)
    throw new SheetProblem('too-many-bytes', { mebibytes: Math.round(sheetLimits.bytes / 1024 / 1024) })
  if (size > smallBytes) return inWorker(file, encoding)
  return readSheets(await loadSheetFormats(), await readFile(file), { limits: sheetLimits, encoding })
}
