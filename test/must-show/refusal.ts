import { expect } from 'vitest'
import type { World } from './world.js'

/** Checks that an answer is a problem document that names the place, and that no table holds more than `before`. */
export const refusalCheck =
  (world: World, before: Record<string, number>) =>
  async (answer: Response, status: number, says: readonly string[]): Promise<void> => {
    const said = await answer.text()
    expect([answer.status, answer.headers.get('content-type')], said).toEqual([
      status,
      'application/problem+json',
    ])
    const document = JSON.parse(said) as { status: number; detail: string; errors?: unknown[] }
    expect(document.status).toBe(status)
    expect(document.detail.length).toBeGreaterThan(10)
    const words = JSON.stringify([document.detail, document.errors ?? []])
    for (const word of says) expect(words).toContain(word)
    expect(world.rows()).toEqual(before)
    expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  }
