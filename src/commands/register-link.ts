import { z } from 'zod'
import { Problem } from '#lib/problem.js'
import { linkChange } from '#service/link-asset.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Says that an asset of the register is that observed device, or takes it back.',
  usage: 'ASSET [SUBJECT]',
  takes: [1, 2],
  options: z.object({
    remove: z.boolean().default(false).describe('Takes back what was said by hand.'),
  }),
  examples: ['popis register link PC-001 host:4c4c4544', 'popis register link PC-001 --remove'],
  async run({ options: { remove }, args: [asset = '', named], terminal }) {
    if (remove === (named !== undefined))
      throw new Problem('invalid', 'give a subject, or --remove without one')
    const settings = readSettings(process.env)
    const register = await readLiveRegister(settings.register)
    const store = await openSqliteReader(storeFile(settings.data))
    try {
      const subject = named === undefined ? null : await store.of(register.organisation.id).subject(named)
      if (named !== undefined && !subject)
        throw new Problem('not_found', `no agent has ever reported a subject “${named}”`)
      const change = linkChange(register, asset, subject)
      const { changed } = await carryOut(settings, 'register.edit', {
        action: 'link',
        why: null,
        changes: [change],
      })
      terminal.out(
        changed === 0
          ? `${asset}: nothing to change`
          : subject
            ? `${asset} is ${subject.id}`
            : `${asset} is linked by hand to nothing`,
      )
      return 0
    } finally {
      await store.close()
    }
  },
})
