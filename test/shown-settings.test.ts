import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { settingsTable } from '../src/settings.js'
import { shownSettings } from '../src/shown-settings.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'popis-shown-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const shown = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(
    shownSettings(environment).map(({ variable, value, source }) => [variable, { value, source }]),
  )

it('says where each setting comes from: the environment before the file, the file before the default', () => {
  const file = join(folder, 'popis.env')
  writeFileSync(file, 'POPIS_PORT=9000\nPOPIS_DIGEST_AT=07:00\n')
  const found = shown({ POPIS_SETTINGS: file, POPIS_PORT: '9001' })
  expect(found.POPIS_PORT).toEqual({ value: '9001', source: 'environment' })
  expect(found.POPIS_DIGEST_AT).toEqual({ value: '07:00', source: 'file' })
  expect(found.POPIS_GRACE).toEqual({ value: '10m', source: 'default' })
  expect(found.POPIS_TLS_CERT).toEqual({ value: null, source: 'unset' })
  expect(Object.keys(found)).toHaveLength(Object.keys(settingsTable).length)
})

it('shows no password, and of an address of a webhook only the host', () => {
  const found = shown({
    POPIS_SMTP_URL: 'smtps://popis:hunter2@mail.example.rs:465',
    POPIS_WEBHOOK_URL: 'https://hooks.example.rs/T0KEN/secret?key=1, https://other.example.rs',
  })
  expect(found.POPIS_SMTP_URL?.value).toBe('smtps://popis@mail.example.rs:465')
  expect(found.POPIS_WEBHOOK_URL?.value).toBe('https://hooks.example.rs/…, https://other.example.rs')
  expect(JSON.stringify(found)).not.toMatch(/hunter2|T0KEN|secret|key=1/)
})
