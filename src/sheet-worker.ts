import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { readSheets } from '#domain/import/read-sheets.js'
import { sheetLimits } from '#lib/sheet/limits.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { loadSheetFormats } from '#sheet-formats.js'

/** What a worker is asked: to read one file, and nothing else. */
interface Asked {
  readonly file: string
  readonly encoding: string | null
}

const answer = async ({ file, encoding }: Asked): Promise<object> => {
  try {
    const sheets = readSheets(await loadSheetFormats(), readFileSync(file), { limits: sheetLimits, encoding })
    return { sheets }
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error
    return { refused: { reason: error.reason, values: error.values } }
  }
}

parentPort?.postMessage(await answer(workerData as Asked))
