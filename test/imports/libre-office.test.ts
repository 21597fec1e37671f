import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportFile } from '#service/importing/export-file.js'
import { formats, planOf, readBytes, sample, texts } from '../service/importing/reading.js'

const isThere = spawnSync('soffice', ['--version']).status === 0

/** Skipped where LibreOffice is not installed. */
describe.skipIf(!isThere)('what LibreOffice makes of an export', () => {
  it.each([
    ['xlsx', 'ods'],
    ['ods', 'xlsx'],
  ])('%s saved as %s changes nothing', { timeout: 120_000 }, async (from, to) => {
    const folder = mkdtempSync(join(tmpdir(), 'popis-office-'))
    try {
      const given = { part: 'assets', format: from, formats, texts, language: 'sr-Cyrl' } as const
      writeFileSync(join(folder, `assets.${from}`), (await exportFile(sample, given)).bytes)
      const profile = `-env:UserInstallation=file://${folder}/profile`
      execFileSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        folder,
        join(folder, `assets.${from}`),
      ])
      const plan = await planOf(readBytes(readFileSync(join(folder, `assets.${to}`))), sample)
      expect([plan.faults, plan.changes]).toEqual([[], []])
      expect(plan.unchanged).toBe(sample.assets.length)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
