import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Section, sections } from '#agents/windows/script.js'
import { fakeHost, type World } from './fake-host.js'

type Answers = Partial<Record<Section, readonly unknown[] | { readonly failed: object }>>

/** A Windows whose PowerShell gives these answers; what is not named is not there. */
export const fakeWindows = (answers: Answers, world: World = {}) => {
  const absent = { failed: { category: 'MetadataError', id: 'HRESULT 0x80041010,GetCimInstanceCommand' } }
  const said = Object.keys(sections).map((name) => {
    const answer = answers[name as Section] ?? absent
    return [name, 'failed' in answer ? answer : { answer }]
  })
  const stdout = JSON.stringify(Object.fromEntries(said))
  return fakeHost({ platform: 'win32', ...world, programs: { 'powershell.exe': { stdout } } })
}

const cimValue = (text: string): unknown => {
  if (text === 'TRUE' || text === 'FALSE') return text === 'TRUE'
  if (/^\{.*\}$/.test(text))
    return text
      .slice(1, -1)
      .split(',')
      .map((part) => cimValue(part.replace(/^"|"$/g, '')))
  return text === '' ? null : /^-?\d+$/.test(text) ? Number(text) : text
}

/** Objects of a recorded answer of WMI (`name=value`, parted by empty lines), in the names and types that CIM gives them. */
export const readWmi = (folder: string, file: string): Record<string, unknown>[] =>
  readFileSync(join(folder, file))
    .toString('utf16le')
    .replace(/^\uFEFF/, '')
    .split(/(?:\r?\n){2,}/)
    .map((block) =>
      Object.fromEntries(
        block.split(/\r?\n/).flatMap((line) => {
          const at = line.indexOf('=')
          return at > 0 ? [[line.slice(0, at), cimValue(line.slice(at + 1).trim())]] : []
        }),
      ),
    )
    .filter((object) => Object.keys(object).length > 0)
