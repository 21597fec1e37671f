import { expect, it } from 'vitest'
import { nothingAsked } from '#domain/import/propose-import.js'
import { matchOf, proposeFor } from '#service/importing/imports.js'
import { csv, texts } from './reading.js'

it('does not remember which of two columns with the same head was meant', async () => {
  const file = csv('Таг;Напомена;Напомена', 'T-1;а;б')
  const request = {
    ...nothingAsked,
    columns: new Map([
      ['B', 'note'],
      ['C', null],
    ]),
  }
  const proposal = await proposeFor(file, request, texts, async () => null)
  expect(matchOf(proposal, { at: '', who: '' }).columns).toEqual({ Таг: 'tag' })
})
