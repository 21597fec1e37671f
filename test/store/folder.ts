import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that is gone after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'popis-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Closes what a test opened, before its folder goes. */
export const closedAfter = <T extends { close(): unknown }>(opened: T): T => {
  onTestFinished(async () => {
    await opened.close()
  })
  return opened
}
