import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

/** The Chromium that comes inside npm, as `test/browser/chromium.ts` opens it. */
export const openBrowser = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'popis-chromium-'))
  process.env.TMPDIR = folder
  const { default: bundled } = await import('@sparticuz/chromium')
  const args = bundled.args.filter((arg) => arg !== '--single-process')
  const browser = await chromium.launch({ args, executablePath: await bundled.executablePath() })
  return {
    browser,
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
