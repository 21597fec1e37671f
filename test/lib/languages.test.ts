import { expect, it } from 'vitest'
import { languages } from '#lib/languages.js'
import { openTexts } from '#service/texts.js'

it('are those of the folder of texts, with the scripts that are made by rule', async () => {
  expect(languages).toEqual(['en', 'sr-Cyrl', 'sr-Latn'])
  expect((await openTexts()).languages).toEqual(languages)
})
