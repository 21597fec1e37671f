import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { LastBackup, lastBackupName } from '#contract/last-backup.js'
import { type Host, ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'

const lastBackup = async (host: Host, data: string): Promise<LastBackup | null> => {
  const text = await ifThere(host.read(`${data}/${lastBackupName}`))
  if (text === null) return null
  try {
    return LastBackup.parse(JSON.parse(text))
  } catch (cause) {
    throw new ProbeError('unreadable', `${data}/${lastBackupName} does not say when`, { cause })
  }
}

const folderOf = (file: string): string => file.replace(/[/\\][^/\\]*$/, '') || '/'

/** When Popis itself was last backed up: the server notes it in its data folder. One that never was is told as a job without a copy. */
export default defineProbe({
  topic: Backup,
  summary: 'The last good backup of a Popis server on this machine.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    data: z.string().min(1).max(1024).describe('The data folder of the server, as POPIS_DATA names it.'),
  }),

  async collect(host, { data }) {
    if ((await ifThere(host.stat(data))) === null)
      throw new ProbeError('unreadable', `there is no data folder ${data}`)
    const last = await lastBackup(host, data)
    const known = { job: 'popis', tool: 'popis' }
    return last
      ? [{ ...known, target: folderOf(last.file), lastSuccess: last.at, lastSizeBytes: last.sizeBytes }]
      : [{ ...known, target: null, lastSuccess: null }]
  },
})
