import { expect, it } from 'vitest'
import { missingHere } from '#agents/tools/backup/missing.js'
import { fakeHost } from '../../fake-host.js'

it('does not call a source missing that it may not look at, nor one whose place it does not know', async () => {
  const host = fakeHost({ files: { '/etc/a': '' }, denied: ['/secret'] })
  expect(await missingHere(host, ['/etc', '/secret', 'relative', '/gone'])).toEqual(['/gone'])
})
