import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isProgramThere } from '#agents/host/program.js'
import { runProcess } from '#agents/host/run-process.js'
import { temporaryFolder } from '../../store/folder.js'

const program = (folder: string, name: string, mode = 0o755): void => {
  writeFileSync(join(folder, name), '#!/bin/sh\necho "$0 $1"\n')
  chmodSync(join(folder, name), mode)
}

describe.skipIf(process.platform === 'win32')('a program', () => {
  it('is looked for before a process is started for it', () => {
    const folder = temporaryFolder()
    program(folder, 'tool')
    mkdirSync(join(folder, 'folder'))
    expect(isProgramThere('tool', `/nowhere:${folder}`)).toBe(true)
    expect(isProgramThere('tool', '/nowhere')).toBe(false)
    expect(isProgramThere('folder', folder)).toBe(false)
    expect(isProgramThere('/by/its/path', '')).toBe(true)
  })

  it('that is not there is absent, and one that may not be run is denied', async () => {
    const PATH = temporaryFolder()
    program(PATH, 'locked', 0o644)
    const run = (name: string) => runProcess(name, ['said'], { environment: { PATH } })
    await expect(run('tool')).rejects.toMatchObject({ reason: 'absent', detail: 'tool is not installed' })
    await expect(run('locked')).rejects.toMatchObject({ reason: 'denied' })
  })

  it('is run from the folder that holds it', async () => {
    const PATH = temporaryFolder()
    program(PATH, 'tool')
    const { code, stdout } = await runProcess('tool', ['said'], { environment: { PATH } })
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(PATH, 'tool')} said\n` })
  })

  it('whose time runs out is a timeout, or has said what it said for those who keep that', async () => {
    const says = ['-c', 'echo first; while :; do :; done']
    await expect(runProcess('sh', says, { timeoutMs: 100 })).rejects.toMatchObject({ reason: 'timeout' })
    const cut = await runProcess('sh', says, { timeoutMs: 300, keepsWhatWasSaid: true })
    expect(cut).toMatchObject({ stdout: 'first\n', isCut: true })
  })
})
