import { expect, it } from 'vitest'
import { foldText } from '#lib/fold-text.js'

it.each([
  ['Сервер сала', 'server sala'],
  ['SERVER SALA', 'server sala'],
  ['Ђорђе', 'djordje'],
  ['Đorđe', 'djordje'],
  ['Čačak', 'cacak'],
  ['pc-07', 'pc-07'],
])('%s is found as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})
