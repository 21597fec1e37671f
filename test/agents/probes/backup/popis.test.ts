import { expect, it } from 'vitest'
import popis from '#agents/probes/backup/popis.js'
import { fakeHost } from '../../fake-host.js'

const data = '/var/lib/popis'
const ask = (files: Record<string, string>) =>
  popis.collect(fakeHost({ now: '2026-11-22T07:00:00.000Z', files }), { data })

const kept = { [`${data}/popis.db`]: 'SQLite format 3' }

it('tells when Popis was last backed up, and where to', async () => {
  const last = { at: '2026-11-21T23:00:00.000Z', file: '/mnt/backup/popis.tar', sizeBytes: 4096 }
  expect(await ask({ ...kept, [`${data}/last-backup.json`]: JSON.stringify(last) })).toEqual([
    {
      job: 'popis',
      tool: 'popis',
      target: '/mnt/backup',
      lastSuccess: '2026-11-21T23:00:00.000Z',
      lastSizeBytes: 4096,
    },
  ])
})

it('tells of a server that was never backed up as a job without a copy', async () => {
  expect(await ask(kept)).toEqual([{ job: 'popis', tool: 'popis', target: null, lastSuccess: null }])
})

it('a note that says nothing is unreadable, and so is a folder that is not there', async () => {
  await expect(ask({ ...kept, [`${data}/last-backup.json`]: '{}' })).rejects.toMatchObject({
    reason: 'unreadable',
  })
  await expect(ask({})).rejects.toMatchObject({ reason: 'unreadable', detail: expect.stringContaining(data) })
})
