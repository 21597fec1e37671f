import { describe, expect, it } from 'vitest'
import { readPlist } from '#agents/tools/macos/plist.js'

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'

describe('a property list', () => {
  it('is read whole, however deep', () => {
    const xml = `${head}<plist version="1.0">
<dict>
  <key>A &amp; B</key><string>x &lt;y&gt; &#1046;</string>
  <key>empty</key><string></string>
  <key>none</key><array/>
  <key>list</key><array><integer>-3</integer><real>1.5</real><true/><dict/></array>
  <key>at</key><date>2026-11-21T20:15:04Z</date>
  <key>inner</key><dict><key>k</key><false/></dict>
</dict>
</plist>`
    expect(readPlist(xml)).toEqual({
      'A & B': 'x <y> Ж',
      empty: '',
      none: [],
      list: [-3, 1.5, true, {}],
      at: '2026-11-21T20:15:04Z',
      inner: { k: false },
    })
  })

  it.each(['', 'hello', `${head}<plist><dict><key>a</key>`, `${head}<plist><array><string>a</string>`])(
    'that is none or does not end is refused',
    (xml) => {
      expect(() => readPlist(xml)).toThrow(/property list/)
    },
  )
})
