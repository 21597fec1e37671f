import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { AssetKind } from '#contract/register/asset.js'
import { FailureReason } from '#contract/report.js'
import { SubjectKind } from '#contract/topic.js'
import { topics } from '#contract/topics.js'
import { states, UnknownReason } from '#contract/verdict.js'
import { severities } from '#domain/alerting/severity.js'
import { openTexts } from '#service/texts.js'

const texts = await openTexts()
const ownKeys = [
  ...states.map((state) => `state.${state}`),
  ...UnknownReason.options.map((reason) => `reason.${reason}`),
  ...FailureReason.options.map((reason) => `reason.${reason}`),
  ...severities.map((severity) => `severity.${severity}`),
  ...[...topics.keys()].map((topic) => `topic.${topic}`),
  ...AssetKind.options.map((kind) => `kind.${kind}`),
  ...SubjectKind.options.map((kind) => `kind.${kind}`),
]

describe('every language', () => {
  it('has every text that English has', () => {
    expect(texts.missing()).toEqual([])
  })

  it.each(ownKeys)('has a word for %s', (key) => {
    for (const language of texts.languages) expect(texts.has(language, key), language).toBe(true)
  })

  it('has no text that English lacks, but those of rules and problems', async () => {
    const folder = new URL('../src/locales/', import.meta.url)
    for (const file of await readdir(folder)) {
      const { default: content } = (await import(new URL(file, folder).href, { with: { type: 'json' } })) as {
        default: Record<string, unknown>
      }
      const foreign = Object.keys(content).filter(
        (key) => typeof content[key] === 'string' && !/^(rules|problem)\./.test(key) && !texts.has('en', key),
      )
      expect(foreign, file).toEqual([])
    }
  })
})

describe('Serbian', () => {
  const letters = (language: string, key: string) =>
    texts.raw(language, key)?.replace(/\{[^{}]*\}|\{[a-z]+, [a-z]+,/g, '')

  it('is written in Cyrillic throughout', () => {
    for (const key of ownKeys)
      expect(letters('sr-Cyrl', key), key).toMatch(/^[\p{Script=Cyrillic}\p{P}\p{Z}]+$/u)
  })

  it('has no Cyrillic letter left in Latin', () => {
    for (const key of ownKeys) expect(texts.t('sr-Latn', key), key).not.toMatch(/\p{Script=Cyrillic}/u)
  })
})
