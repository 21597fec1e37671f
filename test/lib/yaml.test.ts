import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Problem } from '#lib/problem.js'
import { parseYaml } from '#lib/yaml.js'

const Schema = z.strictObject({ name: z.string(), list: z.array(z.strictObject({ id: z.string() })) })

const faults = (text: string, more?: Parameters<typeof parseYaml<z.infer<typeof Schema>>>[3]) => {
  try {
    parseYaml(text, 'x.yaml', Schema, more)
  } catch (error) {
    if (error instanceof Problem) return error.faults
    throw error
  }
  return []
}

describe('a YAML file', () => {
  test('that is right is read', () => {
    expect(parseYaml('name: a\nlist:\n  - id: b\n', 'x.yaml', Schema)).toEqual({
      name: 'a',
      list: [{ id: 'b' }],
    })
  })

  test('that does not parse is refused with line and column', () => {
    expect(faults('name: a\nlist: [\n')[0]?.where).toMatch(/^x\.yaml:\d+:\d+$/)
  })

  test('with a wrong value is refused where the value stands', () => {
    expect(faults('name: a\nlist:\n  - id: 5\n')).toEqual([
      { where: 'x.yaml:3:9', what: expect.stringMatching(/^list\.0\.id: /) },
    ])
  })

  test('with a field missing is refused where its parent stands', () => {
    expect(faults('name: a\nlist:\n  - {}\n')[0]?.where).toBe('x.yaml:3:5')
  })

  test('that is empty is refused', () => {
    expect(faults('')[0]?.where).toBe('x.yaml:1:1')
  })

  test('is refused for what only its reader can see', () => {
    const more = () => [{ path: ['list', 0, 'id'], message: 'no such id' }]
    expect(faults('name: a\nlist:\n  - id: b\n', more)).toEqual([
      { where: 'x.yaml:3:9', what: 'list.0.id: no such id' },
    ])
  })
})
