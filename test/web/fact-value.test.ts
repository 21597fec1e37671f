import { expect, test } from 'vitest'
import { openTexts } from '#service/texts.js'
import { axisLabels } from '../../src/web/fact-value.js'
import { openVoice } from '../../src/web/voice.js'

const voice = openVoice(await openTexts(), 'en', 'Europe/Belgrade', '2026-11-22T07:00:00.000Z')

test.each([
  ['freePercent', [75.9, 75.95, 76, 76.05], ['75.9 %', '75.95 %', '76 %', '76.05 %']],
  ['freePercent', [0, 25, 50], ['0 %', '25 %', '50 %']],
  ['temperatureCelsius', [21.001, 21.002], ['21.001 °C', '21.002 °C']],
])('the numbers of %s along an axis differ', (name, values, labels) => {
  expect(axisLabels(voice, name, values)).toEqual(labels)
})

test('a difference that is too small to be written is not', () => {
  expect(axisLabels(voice, 'freePercent', [1, 1 + 1e-9])).toEqual(['1 %', '1 %'])
})
