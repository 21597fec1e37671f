import { expect, it } from 'vitest'
import { withProbe } from '#agents/set-probe.js'

it('asks a probe that was not asked', async () => {
  expect(await withProbe('server: http://a\n', 'backup/popis', { data: '/d' })).toBe(
    'server: http://a\nprobes:\n  - probe: backup/popis\n    data: /d\n',
  )
  expect(await withProbe('', 'backup/popis', { data: '/d' })).toContain('probe: backup/popis')
})

it('leaves the other probes and the comments as they were, and asks no probe twice', async () => {
  const text = 'probes:\n  # the file server\n  - probe: backup/folder\n    path: /srv\n'
  const once = await withProbe(text, 'backup/popis', { data: '/d' })
  expect(once).toBe(`${text}  - probe: backup/popis\n    data: /d\n`)
  expect(await withProbe(once, 'backup/popis', { data: '/d' })).toBe(once)
})

it('follows a data folder that was moved', async () => {
  const text = 'probes:\n  - probe: backup/popis\n    name: mine\n    data: /old\n'
  expect(await withProbe(text, 'backup/popis', { data: '/new' })).toBe(text.replace('/old', '/new'))
})
