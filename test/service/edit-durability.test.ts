import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { collections } from '#contract/register.js'
import { toInstant } from '#lib/instant.js'
import { openEditor } from '#service/edit-register.js'
import { openRegister } from '#store/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { verifyAudit } from '#store/sqlite/verify-audit.js'
import { temporaryFolder } from '../store/folder.js'
import { register as town } from '../store/register/value.js'

const script = fileURLToPath(new URL('./edit-until-killed.ts', import.meta.url))

const numbersIn = (said: string): number[] =>
  said
    .split('\n')
    .filter((line) => /^\d+$/.test(line))
    .map(Number)

/** Lets a process acknowledge so many edits, kills it `ms` later, and returns the numbers that it told. */
const editAndKill = async (folder: string, edits: number, ms: number): Promise<number[]> => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions', 'development', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const closed = once(child, 'close')
  while (!said.includes('ready\n') || numbersIn(said).length < edits) {
    await Promise.race([once(child.stdout, 'data'), closed])
    if (child.exitCode !== null) throw new Error(`the process that edits ended with ${child.exitCode}`)
  }
  await setTimeout(ms)
  child.kill('SIGKILL')
  await closed
  return numbersIn(said)
}

/** Opens what a killed process left and holds it against what it had acknowledged. */
const lookAt = async (folder: string, acknowledged: readonly number[], kills: number) => {
  const store = await openSqliteStore(join(folder, 'popis.db'))
  const register = await openRegister({ file: join(folder, 'inventory.json'), initial: town() })
  try {
    const clock = { now: () => toInstant(Date.now()) }
    await openEditor({ store, register, clock, organisation: 'varos' }).settle()
    const { edits, ...reader } = store.of('varos')
    const all = (await edits.list({ limit: 100_000 })).reverse()
    expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1))
    for (const number of acknowledged)
      expect(all[number - 1]).toMatchObject({ number, action: 'edit', who: `user-${number}` })
    // Only the first start took in a file; an edit that was cut off is no edit by hand.
    expect(all.filter(({ action }) => action !== 'edit').map(({ number }) => number)).toEqual([1])
    // Beside those, each kill may have met one that was made and not yet acknowledged.
    expect(all.length - 1 - acknowledged.length).toBeLessThanOrEqual(kills)

    const inFile = new Map(
      collections.flatMap((part) => register.value[part].map((entry) => [`${part}/${entry.id}`, entry])),
    )
    inFile.set(`organisation/${register.value.organisation.id}`, register.value.organisation as never)
    const kept = (await reader.registerEntries()).map(({ collection, id, body }) => [
      `${collection}/${id}`,
      body,
    ])
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(inFile))
    expect(all.at(-1)?.versionAfter).toBe(register.version)
    // Each edit began at what the one before had made.
    for (const [index, edit] of all.entries())
      if (index > 0) expect(edit.versionBefore).toBe(all[index - 1]?.versionAfter)
    for (const { entries, brokenAt } of await verifyAudit(join(folder, 'popis.db'))) {
      expect(brokenAt).toBeNull()
      expect(entries).toBe(all.length)
    }
  } finally {
    await register.close()
    await store.close()
  }
}

const series = 4
const killsEach = 5

it('loses no acknowledged edit and leaves none half made, killed twenty times at any moment', async () => {
  const folders = Array.from({ length: series }, temporaryFolder)
  const all = await Promise.all(
    folders.map(async (folder) => {
      const acknowledged: number[] = []
      for (let kill = 0; kill < killsEach; kill += 1) {
        acknowledged.push(...(await editAndKill(folder, 2 + kill, Math.random() * 40)))
        await lookAt(folder, acknowledged, kill + 1)
      }
      return acknowledged.length
    }),
  )
  expect(all.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(series * killsEach)
}, 300_000)
