import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const unwanted = [
  // In one process the browser would end with its first context.
  '--single-process',
  // People's browsers hold pages to what they may do.
  '--disable-web-security',
  '--allow-running-insecure-content',
  // Pages draw nothing for which a card would have to be imitated.
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]

/** The Chromium that comes inside npm, unpacked into a folder of its own. */
export const openChromium = async (moreArgs: readonly string[] = []) => {
  const folder = mkdtempSync(join(tmpdir(), 'popis-chromium-'))
  const before = process.env.TMPDIR
  // It unpacks to a fixed place below the temporary folder and takes whatever version lies there.
  process.env.TMPDIR = folder
  const { default: bundled } = await import('@sparticuz/chromium')
  const executablePath = await bundled.executablePath()
  const browser = await chromium.launch({
    args: [...bundled.args.filter((arg) => !unwanted.includes(arg)), '--disable-gpu', ...moreArgs],
    executablePath,
    headless: true,
  })
  return {
    browser,
    close: async () => {
      await browser.close()
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Chromium = Awaited<ReturnType<typeof openChromium>>
