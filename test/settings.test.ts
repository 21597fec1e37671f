import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '#lib/problem.js'
import { readSettings } from '#settings.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'popis-settings-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const faultsOf = (environment: Record<string, string>) => {
  try {
    readSettings(environment)
  } catch (error) {
    if (error instanceof Problem) return error.faults
    throw error
  }
  return []
}

describe('settings', () => {
  it('have defaults that serve this machine alone', () => {
    expect(readSettings({})).toMatchObject({
      port: 8420,
      host: '127.0.0.1',
      data: resolve('data'),
      register: resolve('data', 'inventory.json'),
      baseUrl: null,
      mailTo: [],
      digestAt: '08:00',
      graceMs: 600_000,
      trustedProxies: [],
      warnings: [],
    })
  })

  it('are read into what they mean', () => {
    const password = file('password', 'secret')
    expect(
      readSettings({
        POPIS_PORT: '9000',
        POPIS_DATA: '/srv/popis',
        POPIS_REGISTER: '/srv/register.json',
        POPIS_MAIL_TO: 'it@opstina.rs;sr-Cyrl, head@opstina.rs',
        POPIS_SMTP_URL: 'smtps://popis@mail.opstina.rs',
        POPIS_SMTP_PASSWORD_FILE: password,
        POPIS_WEBHOOK_URL: 'https://a.example/x, http://b.example/y',
        POPIS_TRUSTED_PROXY: '10.0.0.0/8, 2001:db8::/32, 192.0.2.1',
        POPIS_GRACE: '90s',
      }),
    ).toMatchObject({
      port: 9000,
      register: '/srv/register.json',
      mailTo: [
        { address: 'it@opstina.rs', language: 'sr-Cyrl' },
        { address: 'head@opstina.rs', language: null },
      ],
      smtpPasswordFile: password,
      webhookUrls: ['https://a.example/x', 'http://b.example/y'],
      trustedProxies: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.1'],
      graceMs: 90_000,
    })
  })

  it('that are wrong are all named at once', () => {
    const faults = faultsOf({
      POPIS_PORT: 'eighty',
      POPIS_DIGEST_AT: '25:00',
      POPIS_GRACE: 'ten',
      POPIS_MAIL_TO: 'nobody',
      POPIS_SMTP_URL: 'mail.example',
      POPIS_TRUSTED_PROXY: '10.0.0.0/40',
      POPIS_BASE_URL: 'ftp://x',
      POPIS_LOG_LEVEL: 'loud',
      POPIS_TLS_KEY: join(folder, 'no-such-key'),
    })
    expect(faults.map(({ where }) => where).sort()).toEqual([
      'POPIS_BASE_URL',
      'POPIS_DIGEST_AT',
      'POPIS_GRACE',
      'POPIS_LOG_LEVEL',
      'POPIS_MAIL_TO',
      'POPIS_PORT',
      'POPIS_SMTP_URL',
      'POPIS_TLS_CERT',
      'POPIS_TLS_KEY',
      'POPIS_TRUSTED_PROXY',
    ])
    expect(faults.find(({ where }) => where === 'POPIS_TLS_KEY')?.what).toContain(
      'no-such-key cannot be read',
    )
  })

  it.each(['70000', '-1', '80.5', '0x50'])('take no port %s', (port) => {
    expect(faultsOf({ POPIS_PORT: port })).toMatchObject([{ where: 'POPIS_PORT' }])
  })

  it('come from a file too, below the environment', () => {
    const path = file(
      'settings',
      '# the town\nPOPIS_PORT=9001\n\nPOPIS_HOST = "::1"\r\nPOPIS_DIGEST_AT=07:00\n',
    )
    expect(readSettings({ POPIS_SETTINGS: path, POPIS_PORT: '9002' })).toMatchObject({
      port: 9002,
      host: '::1',
      digestAt: '07:00',
    })
  })

  it('in a file are named by line where they make no sense', () => {
    const path = file('broken', 'POPIS_PORT=9001\nwhat is this\n')
    expect(faultsOf({ POPIS_SETTINGS: path })).toEqual([{ where: `${path}:2`, what: 'is not NAME=value' }])
    expect(faultsOf({ POPIS_SETTINGS: join(folder, 'none') })).toMatchObject([{ where: 'POPIS_SETTINGS' }])
  })

  it('that nobody knows are warned of, with what was probably meant', () => {
    expect(readSettings({ POPIS_PROT: '1', POPIS_XYZ_ABC: '1', OTHER: '1' }).warnings).toEqual([
      'POPIS_PROT is no setting of Popis; did you mean POPIS_PORT?',
      'POPIS_XYZ_ABC is no setting of Popis.',
    ])
  })
})
