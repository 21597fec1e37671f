import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { toInstant } from '#lib/instant.js'
import { openEditor } from '#service/edit-register.js'
import { openRegister } from '#store/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { register as town } from '../store/register/value.js'

/** Edits the register in a folder, each time as another person, and prints the number of each edit once it is made. */
const folder = process.argv[2] ?? ''
const store = await openSqliteStore(join(folder, 'popis.db'))
const register = await openRegister({ file: join(folder, 'inventory.json'), initial: town() })
const clock = { now: () => toInstant(Date.now()) }
const editor = openEditor({ store, register, clock, organisation: 'varos' })
await editor.settle()
writeSync(1, 'ready\n')

for (let count = 0; ; count += 1) {
  const id = `R-${count % 7}`
  const isGoing = count % 5 === 4 && register.value.roles.some((role) => role.id === id)
  const made = ((await store.of('varos').edits.list({ limit: 1 }))[0]?.number ?? 0) + 1
  const body = isGoing ? null : { id, name: `by ${made}` }
  const { number } = await editor.edit(
    { action: 'edit', changes: [{ part: 'roles', id, body }] },
    { id: `user-${made}`, name: `User ${made}` },
  )
  writeSync(1, `${number}\n`)
}
